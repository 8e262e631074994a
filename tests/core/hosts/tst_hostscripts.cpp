// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/hostscripts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 60'000;

std::unique_ptr<QProcess> startedScript(const char* script, const QStringList& arguments,
                                        const QProcessEnvironment& environment = {})
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment.isEmpty() ? QProcessEnvironment::systemEnvironment()
                                                         : environment);
    process->start(QStringLiteral("/bin/sh"),
                   QStringList{QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("sh")}
                       + arguments);
    return process;
}

struct ScriptEnd {
    int status = -1;
    QByteArray output;
};

ScriptEnd endOf(QProcess& process)
{
    process.closeWriteChannel();
    process.waitForFinished(kPatienceMs);
    return {process.exitCode(), process.readAllStandardOutput()};
}

ScriptEnd runScript(const char* script, const QStringList& arguments,
                    const QProcessEnvironment& environment = {})
{
    return endOf(*startedScript(script, arguments, environment));
}

QByteArray helped(const char* script)
{
    return QByteArray(hostscripts::kEndSession) + hostscripts::kAlive + script;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool isRunning(int pid)
{
    const QByteArray status = contentOf(QStringLiteral("/proc/%1/stat").arg(pid));
    return !status.isEmpty()
           && !status.contains(") Z ");  // one that is dead may wait for whoever inherited it
}

QByteArray noise(int size)
{
    QRandomGenerator generator(7);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes) {
        byte = static_cast<char>(generator.bounded(256));
    }
    return bytes;
}

}  // namespace

/// The scripts themselves, in the shell of this machine, in states that a real host rarely shows.
class TestHostScripts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeFoundAgainIsNotBegun();
    void twoSendersWriteOneFile();
    void aProofThatComesTooLate();
    void twoUnpackOneBundle();
    void aLookMakesNothing();
    void eachCheckHasAWordOfItsOwn();
    void tidyingWaitsForWhoStillWrites();
    void aStopThatNobodyHearsIsTold();
    void aBatchJobNeedsNobodyThatSubmittedIt();
    void aBatchJobThatIsGone();
    void aBatchJobRunsOnce();

private:
    QProcessEnvironment slurm();
    QByteArray endOfRun(const QString& run, const QProcessEnvironment& environment) const
    {
        return runScript(helped(hostscripts::kEnd).constData(), {run}, environment).output;
    }
    QString path(const QString& name) const { return m_folder.path() + u'/' + name; }
    QTemporaryDir m_folder;
};

/// The disk takes the run's folder and the first file, but not the number of the process: `mv` fails here.
void TestHostScripts::whatCannotBeFoundAgainIsNotBegun()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("bin")));
    const QString stub = path(QStringLiteral("bin/mv"));
    QVERIFY(write(stub, "#!/bin/sh\nexit 1\n"));
    QVERIFY(QFile::setPermissions(stub,
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString usual = environment.value(QStringLiteral("PATH"));
    const QString number = path(QStringLiteral("number"));
    const QString session = QStringLiteral("echo $$ > %1.part; cp %1.part %1; sleep 3600").arg(number);
    const QString good = path(QStringLiteral("runs/good"));
    QCOMPARE(runScript(hostscripts::kBegin, {good, session}).output, QByteArray("begun\n"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(number).size() > 0, kPatienceMs);
    const int kept = contentOf(number).trimmed().toInt();
    QCOMPARE(contentOf(good + QStringLiteral("/pid")).trimmed().toInt(), kept);
    QVERIFY(isRunning(kept));
    QVERIFY(::kill(-kept, SIGKILL) == 0 || ::kill(kept, SIGKILL) == 0);
    QVERIFY(QFile::remove(number));

    environment.insert(QStringLiteral("PATH"), path(QStringLiteral("bin")) + u':' + usual);
    const QString bad = path(QStringLiteral("runs/bad"));
    const ScriptEnd end = runScript(hostscripts::kBegin, {bad, session}, environment);
    QCOMPARE(end.status, 97);
    QVERIFY(!end.output.contains("begun"));
    QVERIFY(!QFileInfo::exists(bad));
    // It may have been ended before it had written its number: whatever it wrote runs no more.
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo(number).size() || !isRunning(contentOf(number).trimmed().toInt()),
                             kPatienceMs);
}

/// One begins at the start, one where it found a piece, both at once: the file is what it is here.
void TestHostScripts::twoSendersWriteOneFile()
{
    constexpr int kPiece = 65'536;
    const QByteArray content = noise(40 * kPiece + 17);
    const QString file = path(QStringLiteral("data/file"));
    const auto first = startedScript(hostscripts::kAppend, {file, QStringLiteral("0")});
    first->write(content.left(20 * kPiece + 5));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file + QStringLiteral(".part")).size() > 3 * kPiece, kPatienceMs);
    const auto second = startedScript(hostscripts::kAppend, {file, QStringLiteral("3")});
    second->write(content.mid(3 * kPiece));
    first->write(content.mid(20 * kPiece + 5));
    QCOMPARE(endOf(*second).status, 0);
    QCOMPARE(endOf(*first).status, 0);
    QCOMPARE(contentOf(file + QStringLiteral(".part")), content);
}

void TestHostScripts::aProofThatComesTooLate()
{
    const QString file = path(QStringLiteral("late/file"));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("late")));
    const QString hash = QStringLiteral("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    QVERIFY(write(file + QStringLiteral(".part"), "hello"));
    QCOMPARE(runScript(hostscripts::kProve, {file, hash}).status, 0);
    QCOMPARE(contentOf(file), QByteArray("hello"));
    QCOMPARE(runScript(hostscripts::kProve, {file, hash}).status, 0);  // somebody else had done it
    QVERIFY(QFile::remove(file));
    QCOMPARE(runScript(hostscripts::kProve, {file, hash}).status, 97);  // somebody else had found it wrong
    QVERIFY(write(file + QStringLiteral(".part"), "hullo"));
    QCOMPARE(runScript(hostscripts::kProve, {file, hash}).status, 99);
    QVERIFY(!QFileInfo::exists(file));
}

void TestHostScripts::twoUnpackOneBundle()
{
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("src/epochmark-1")));
    const QString program = path(QStringLiteral("src/epochmark-1/epochmark-cli"));
    QVERIFY(write(program, "#!/bin/sh\n"));
    QVERIFY(QFile::setPermissions(program, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    QVERIFY(write(path(QStringLiteral("src/epochmark-1/large")), noise(8 << 20)));
    const QString folder = path(QStringLiteral("bundles/abc"));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("bundles")));
    const QString archive = folder + QStringLiteral(".tar.gz");
    QCOMPARE(QProcess::execute(QStringLiteral("tar"),
                               {QStringLiteral("-czf"), archive, QStringLiteral("-C"),
                                path(QStringLiteral("src")), QStringLiteral("epochmark-1")}),
             0);
    const auto first = startedScript(hostscripts::kUnpack, {folder, archive});
    const auto second = startedScript(hostscripts::kUnpack, {folder, archive});
    const QByteArray expected = "program " + QFile::encodeName(folder) + "/epochmark-1/epochmark-cli\n";
    QCOMPARE(endOf(*first).output, expected);
    QCOMPARE(endOf(*second).output, expected);
    QCOMPARE(contentOf(folder + QStringLiteral("/epochmark-1/large")).size(), 8 << 20);
    QCOMPARE(runScript(hostscripts::kUnpack, {folder, archive}).output, expected);
    QCOMPARE(QDir(path(QStringLiteral("bundles"))).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList(QStringLiteral("abc")));
}

/// Results that only have to be read are found on a disk that takes nothing more.
void TestHostScripts::aLookMakesNothing()
{
    const QString nowhere = path(QStringLiteral("nowhere"));
    QVERIFY(runScript(hostscripts::kPlace, {nowhere, QStringLiteral("read"), QStringLiteral("w")})
                .output.contains("\nfolder-bad\n"));
    QVERIFY(!QFileInfo::exists(nowhere));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("there")));
    const QString there = path(QStringLiteral("there"));
    const QByteArray folder = "\nfolder " + QFile::encodeName(QFileInfo(there).canonicalFilePath()) + '\n';
    for (const char* wish : {"read", "write"}) {
        QVERIFY(runScript(hostscripts::kPlace, {there, QLatin1String(wish), QStringLiteral("w")})
                    .output.contains(folder));
        QVERIFY(QDir(there).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }
}

void TestHostScripts::eachCheckHasAWordOfItsOwn()
{
    const QString folder = path(QStringLiteral("checked"));
    const QByteArray check = QByteArray(hostscripts::kReaches) + hostscripts::kCheck;
    for (const char* word : {"one", "two"}) {
        QVERIFY(runScript(hostscripts::kPlace, {folder, QStringLiteral("show"), QLatin1String(word)})
                    .output.endsWith("\nend\n"));
    }
    QVERIFY(runScript(hostscripts::kPlace, {folder, QStringLiteral("write"), QStringLiteral("three")})
                .output.endsWith("\nend\n"));
    QVERIFY(runScript(check.constData(), {folder, QStringLiteral("one"), QString()})
                .output.contains("\nplace same\n"));
    QVERIFY(runScript(check.constData(), {folder, QStringLiteral("four"), QString()})
                .output.contains("\nplace other\n"));
    QVERIFY(runScript(check.constData(), {folder, QStringLiteral("two"), QString()})
                .output.contains("\nplace same\n"));
    QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

/// The last event is there before the program has closed what it wrote.
void TestHostScripts::tidyingWaitsForWhoStillWrites()
{
    const QString run = path(QStringLiteral("runs/1-2-3-4-5"));
    const QString session = QStringLiteral("for n in 1 2 3 4; do sleep 1; echo $n >> results; done; "
                                           "cp results ../seen; echo 0 > status.part; mv status.part status");
    QCOMPARE(runScript(hostscripts::kBegin, {run, session}).output, QByteArray("begun\n"));
    QCOMPARE(runScript(helped(hostscripts::kTidy).constData(), {run}).status, 0);
    QCOMPARE(contentOf(path(QStringLiteral("runs/seen"))), QByteArray("1\n2\n3\n4\n"));
    QVERIFY(!QFileInfo::exists(run));
    const QString other = path(QStringLiteral("runs/good"));
    QVERIFY(runScript(helped(hostscripts::kTidy).constData(), {other}).status != 0);
    QVERIFY(QFileInfo::exists(other));
}

/// A run that hasn't begun yet is stopped later: it makes no folder, and the status tells.
void TestHostScripts::aStopThatNobodyHearsIsTold()
{
    const QByteArray script = helped(hostscripts::kStop);
    const QString nowhere = path(QStringLiteral("runs/not-yet"));
    QCOMPARE(runScript(script.constData(), {nowhere, QStringLiteral("no")}).status, 3);
    QVERIFY(!QFileInfo::exists(nowhere));
    const QString run = path(QStringLiteral("runs/begun"));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("runs/begun")));
    QVERIFY(write(run + QStringLiteral("/events.jsonl"), "{}\n"));
    QCOMPARE(runScript(script.constData(), {run, QStringLiteral("no")}).status, 0);
    QVERIFY(QFileInfo::exists(run + QStringLiteral("/stop")));
}

/// An sbatch that begins the job at once, and an squeue that knows it while its script runs; one that doesn't
/// answer where `down` is there. The job's process is in `job-pid`.
QProcessEnvironment TestHostScripts::slurm()
{
    const QByteArray here = QFile::encodeName(m_folder.path());
    const std::pair<const char*, QByteArray> programs[] = {
        {"sbatch", "#!/bin/sh\n"
                   "while :; do case $1 in --output=*) log=${1#*=}; shift ;; -p) shift 2 ;; -*) shift ;; *) "
                   "break ;; esac; done\n"
                   "head -n 1 \"$1\" | grep -q '^#./bin/sh' || exit 1\n"
                   "setsid sh \"$@\" >> \"$log\" 2>&1 < /dev/null &\n"
                   "echo $! > @/job-pid\n"
                   "echo '17;far'\n"},
        {"squeue", "#!/bin/sh\n"
                   "echo \"$*\" >> @/asked\n"
                   "[ -e @/down ] && { echo 'Unable to contact slurm controller' >&2; exit 1; }\n"
                   "case $(cat /proc/$(cat @/job-pid)/stat 2>/dev/null) in *') Z '* | '') ;;\n"
                   "*) echo RUNNING; exit 0 ;; esac\n"
                   "echo 'slurm_load_jobs error: Invalid job id specified' >&2\nexit 1\n"}};
    const bool isMade = QDir(m_folder.path()).mkpath(QStringLiteral("slurm"));
    for (const auto& [name, text] : programs) {
        const QString file = path(QStringLiteral("slurm/") + QLatin1String(name));
        if (!isMade || !write(file, QByteArray(text).replace("@/", here + '/'))) {
            qFatal("The scheduler that stands for one can't be written.");
        }
        QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"),
                       path(QStringLiteral("slurm")) + u':' + environment.value(QStringLiteral("PATH")));
    return environment;
}

/// The session has handed it over and is gone; the job's script tells its program that the time is up, and
/// writes how it ended.
void TestHostScripts::aBatchJobNeedsNobodyThatSubmittedIt()
{
    const QProcessEnvironment environment = slurm();
    const QString run = path(QStringLiteral("runs/1-1-1-1-1"));
    const QString program = QStringLiteral(
        "trap 'echo halted >> events.jsonl; exit 5' TERM; echo $1 > events.jsonl; "
        "while :; do sleep 0.1; done");
    QCOMPARE(runScript(hostscripts::kBegin,
                       {run, QString::fromLatin1(hostscripts::kBatchSession),
                        QStringLiteral("sbatch -p 'a b'"), QStringLiteral("/bin/sh"), QStringLiteral("-c"),
                        program, QStringLiteral("sh"), QStringLiteral("it's \"begun\"")},
                       environment)
                 .output,
             QByteArray("begun\n"));
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(run + QStringLiteral("/events.jsonl")),
                              QByteArray("it's \"begun\"\n"), kPatienceMs);
    QCOMPARE(contentOf(run + QStringLiteral("/job")), QByteArray("17;far\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(contentOf(run + QStringLiteral("/pid")).trimmed().toInt()),
                             kPatienceMs);
    QVERIFY(endOfRun(run, environment).contains("\nrunning\n"));
    QVERIFY(contentOf(path(QStringLiteral("asked"))).startsWith("-M far -h -o %T -j 17\n"));
    // A scheduler that doesn't answer has ended nothing.
    QVERIFY(write(path(QStringLiteral("down")), ""));
    QVERIFY(endOfRun(run, environment).contains("\nrunning\n"));
    QVERIFY(QFile::remove(path(QStringLiteral("down"))));
    QCOMPARE(::kill(contentOf(path(QStringLiteral("job-pid"))).trimmed().toInt(), SIGTERM), 0);
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(run + QStringLiteral("/status")), QByteArray("5\n"), kPatienceMs);
    QVERIFY(contentOf(run + QStringLiteral("/events.jsonl")).endsWith("\nhalted\n"));
    QVERIFY(endOfRun(run, environment).contains("\nstatus 5\n"));
}

void TestHostScripts::aBatchJobThatIsGone()
{
    const QProcessEnvironment environment = slurm();
    const QString run = path(QStringLiteral("runs/2-2-2-2-2"));
    QCOMPARE(runScript(hostscripts::kBegin,
                       {run, QString::fromLatin1(hostscripts::kBatchSession), QStringLiteral("sbatch"),
                        QStringLiteral("sleep"), QStringLiteral("3600")},
                       environment)
                 .output,
             QByteArray("begun\n"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(run + QStringLiteral("/job")), kPatienceMs);
    const int job = contentOf(path(QStringLiteral("job-pid"))).trimmed().toInt();
    QCOMPARE(::kill(-job, SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(job), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(endOfRun(run, environment).contains("\njob-lost\n"), kPatienceMs);
    // One that sbatch refuses says so.
    const QString refused = path(QStringLiteral("runs/3-3-3-3-3"));
    QCOMPARE(runScript(hostscripts::kBegin,
                       {refused, QString::fromLatin1(hostscripts::kBatchSession), QStringLiteral("false"),
                        QStringLiteral("sleep")},
                       environment)
                 .output,
             QByteArray("begun\n"));
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(refused + QStringLiteral("/status")), QByteArray("1\n"), kPatienceMs);
    QVERIFY(!QFileInfo::exists(refused + QStringLiteral("/job")));
}

/// A node fails and Slurm puts the job into the queue again: what has been told isn't written over.
void TestHostScripts::aBatchJobRunsOnce()
{
    const QString run = path(QStringLiteral("runs/4-4-4-4-4"));
    const QString program = QStringLiteral("echo told > events.jsonl; echo once >> count");
    QCOMPARE(runScript(hostscripts::kBegin,
                       {run, QString::fromLatin1(hostscripts::kBatchSession), QStringLiteral("sbatch"),
                        QStringLiteral("/bin/sh"), QStringLiteral("-c"), program},
                       slurm())
                 .output,
             QByteArray("begun\n"));
    QTRY_COMPARE_WITH_TIMEOUT(contentOf(run + QStringLiteral("/status")), QByteArray("0\n"), kPatienceMs);
    // Slurm reads options before the first command alone.
    const QByteArray job = contentOf(run + QStringLiteral("/job.sh"));
    QVERIFY(job.indexOf("\n#SBATCH --no-requeue\n") > 0);
    QVERIFY(job.indexOf("\n#SBATCH --no-requeue\n") < job.indexOf("\n["));
    QProcess again;
    again.setWorkingDirectory(run);
    again.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("job.sh"), QStringLiteral("/bin/sh"), QStringLiteral("-c"), program});
    QVERIFY(again.waitForFinished(kPatienceMs));
    QVERIFY(again.exitCode() != 0);
    QCOMPARE(contentOf(run + QStringLiteral("/count")), QByteArray("once\n"));
    QCOMPARE(contentOf(run + QStringLiteral("/events.jsonl")), QByteArray("told\n"));
}

QTEST_GUILESS_MAIN(TestHostScripts)
#include "tst_hostscripts.moc"
