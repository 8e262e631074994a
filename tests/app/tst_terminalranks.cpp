// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "childprocess.h"
#include "patience.h"
#include "places.h"
#include "terminal.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include <sys/stat.h>
#include <unistd.h>

using namespace epochmark::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kProgram = EPOCHMARK_BIN_DIR "/epochmark-cli";

QStringList words(const QString& line)
{
    return line.split(u' ');
}

/// The processes of that program whose home is this test's, that process apart.
std::set<pid_t> processesOf(const Terminal& terminal)
{
    std::set<pid_t> found;
    const QByteArray home = "EPOCHMARK_HOME=" + QFile::encodeName(terminal.home());
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile environment(QStringLiteral("/proc/%1/environ").arg(name));
        QFile command(QStringLiteral("/proc/%1/comm").arg(name));
        if (environment.open(QIODevice::ReadOnly) && command.open(QIODevice::ReadOnly)
            && environment.readAll().split('\0').contains(home)
            && command.readAll().startsWith("epochmark-cli")) {
            found.insert(name.toInt());
        }
    }
    return found;
}

/// Files without a name that a process holds open for decoded pictures, as device and number.
QStringList pixelFilesOf(pid_t process)
{
    QStringList found;
    const QDir folder(QStringLiteral("/proc/%1/fd").arg(process));
    for (const QString& name : folder.entryList(QDir::Files | QDir::System)) {
        const QByteArray path = QFile::encodeName(folder.filePath(name));
        char target[1024];
        const ssize_t length = ::readlink(path.constData(), target, sizeof target);
        const QByteArray link(target, std::max<ssize_t>(length, 0));
        struct stat facts {};
        const bool isNameless = ::stat(path.constData(), &facts) == 0 && S_ISREG(facts.st_mode)
                                && facts.st_nlink == 0 && facts.st_size > 1'000'000;
        if (isNameless && (link.contains("epochmark-pixels") || link.contains("/cache"))) {
            found.append(QStringLiteral("%1:%2").arg(facts.st_dev).arg(facts.st_ino));
        }
    }
    return found;
}

ChildProcess::Setup setupOf(const Terminal& terminal, const QStringList& arguments)
{
    return {QString::fromLatin1(kProgram),
            arguments,
            {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())}},
            {}};
}

/// Ended by the test, however late it sees the first epoch.
const QString kLong = QStringLiteral("run --dataset demo --epochs 1000 --threads 1 --ranks 2 --events -");
/// The same for what is about a rank that says nothing any more.
const QString kImpatient = kLong + QStringLiteral(" --ranks-timeout 4");

}  // namespace

/// Ranks as a user starts them: real processes of the real program. gloo opens ports on the loopback: only
/// where servers are asked for.
class TestTerminalRanks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariable("EPOCHMARK_TEST_SERVERS") != QLatin1String("1")) {
            QSKIP("gloo opens ports on the loopback: EPOCHMARK_TEST_SERVERS=1 allows that");
        }
    }

    void twoRanksAreOneRun()
    {
        const Terminal terminal;
        const QString common = QStringLiteral("run --dataset demo --epochs 2 --threads 1 --quiet --json -");
        const Outcome alone = terminal.run(words(common));
        const Outcome both = terminal.run(words(common + QStringLiteral(" --ranks 2")));
        QCOMPARE(alone.status, 0);
        QVERIFY2(both.status == 0, both.err.constData());
        QCOMPARE(both.records().size(), 1);
        const QJsonObject one = alone.records().first().toObject();
        const QJsonObject two = both.records().first().toObject();
        QCOMPARE(two["workload"_L1]["fingerprint"_L1], one["workload"_L1]["fingerprint"_L1]);
        QVERIFY(!one.contains("ranks"_L1));
        const QJsonObject ranks = two["ranks"_L1].toObject();
        QCOMPARE(ranks["world"_L1].toInt(), 2);
        QCOMPARE(ranks["launcher"_L1].toString(), QStringLiteral("epochmark"));
        QCOMPARE(ranks["backend"_L1].toString(), QStringLiteral("gloo"));
        QCOMPARE(ranks["hosts"_L1].toInt(), 1);
        QVERIFY(ranks["weights_identical"_L1].toBool());
        QCOMPARE(ranks["per_rank"_L1].toArray().size(), 2);
        QVERIFY(two["timing"_L1]["phases"_L1]["exchange_s"_L1].toDouble() > 0);
        QVERIFY(ranks["step_bytes"_L1].toDouble() > 4 * 9'494'561.0);
        // The first epoch's losses: two correct implementations drift apart by hundredths at most.
        const double difference = one["epochs"_L1][0]["train_loss"_L1].toDouble()
                                  - two["epochs"_L1][0]["train_loss"_L1].toDouble();
        QVERIFY2(std::abs(difference) <= 2e-2, qPrintable(QString::number(difference)));
        QVERIFY(processesOf(terminal).empty());
        // Both are kept, beside each other.
        const Outcome list = terminal.run("list");
        QVERIFY2(list.out.contains("2 ranks"), list.out.constData());
        const Outcome shown = terminal.run({QStringLiteral("show"), two["id"_L1].toString().left(8)});
        QVERIFY2(shown.out.contains("exchange") && shown.out.contains("started by epochmark"),
                 shown.out.constData());
    }

    /// Both have one and the same file of decoded pictures, which has no name.
    void picturesLieThereOnce_data()
    {
        QTest::addColumn<QString>("pixels");
        QTest::newRow("in memory") << "memory";
        QTest::newRow("in a spool file") << "spool";
    }
    void picturesLieThereOnce()
    {
        QFETCH(QString, pixels);
        const Terminal terminal;
        ChildProcess first(setupOf(terminal, words(kLong + QStringLiteral(" --pixels ") + pixels)));
        QVERIFY2(first.waitForText("\"event\":\"epoch\""), first.err.constData());
        QVERIFY2(first.out.contains("decode a part of the pictures"), first.out.constData());
        const auto processes = processesOf(terminal);
        QCOMPARE(processes.size(), std::size_t(2));
        QList<QStringList> each;
        for (const pid_t process : processes) {
            each.append(pixelFilesOf(process));
        }
        QVERIFY2(each.first().size() == 1, qPrintable(each.first().join(u'\n')));
        QCOMPARE(each.last(), each.first());
        first.signal(SIGINT);
        first.wait();
        QCOMPARE(first.status, 5);
    }

    void batchPerRankIsAnotherWorkload()
    {
        const Terminal terminal;
        const Outcome outcome = terminal.run(
            words(QStringLiteral("run --dataset demo --epochs 1 --threads 1 --quiet --ranks 2 "
                                 "--batch-per-rank 15 --json -")));
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(outcome.records().first().toObject()["workload"_L1]["batch_size"_L1].toInt(), 30);
    }

    void whatRanksCannotDo_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("automatic repeats") << "--repeats auto";
        QTest::newRow("two sets") << "--threads 1,2";
        QTest::newRow("plain") << "--pipeline plain --epochs 1";
        QTest::newRow("two batches") << "--batch 20 --batch-per-rank 10";
    }
    void whatRanksCannotDo()
    {
        QFETCH(QString, options);
        const Terminal terminal;
        const Outcome outcome = terminal.run(
            words(QStringLiteral("run --dataset demo --ranks 2 --quiet ") + options));
        QVERIFY2(outcome.status == 2, outcome.err.constData());
        QVERIFY(processesOf(terminal).empty());
    }

    void stopped_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("isFirst");
        QTest::newRow("Ctrl-C") << SIGINT << true;
        QTest::newRow("the first one is asked") << SIGTERM << true;
        QTest::newRow("the second one is asked") << SIGTERM << false;
    }
    void stopped()
    {
        QFETCH(int, signal);
        QFETCH(bool, isFirst);
        const Terminal terminal;
        ChildProcess first(setupOf(terminal, words(kLong)));
        QVERIFY2(first.waitForText("\"event\":\"epoch\""), first.err.constData());
        if (isFirst) {
            first.signal(signal);
        } else {
            ::kill(otherOf(terminal), signal);
        }
        first.wait();
        QVERIFY2(first.status == 5, first.err.constData());
        QVERIFY2(first.out.contains("\"stopped\""), first.out.right(2000).constData());
        QVERIFY(processesOf(terminal).empty());
    }

    void oneIsLost_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("killed") << SIGKILL << QByteArray("ended without a word");
        QTest::newRow("halted") << SIGSTOP << QByteArray("is halted");
    }
    void oneIsLost()
    {
        QFETCH(int, signal);
        QFETCH(QByteArray, words);
        const Terminal terminal;
        ChildProcess first(setupOf(terminal, ::words(kImpatient)));
        QVERIFY2(first.waitForText("\"event\":\"epoch\""), first.err.constData());
        QElapsedTimer clock;
        clock.start();
        ::kill(otherOf(terminal), signal);
        first.wait();
        // The time-out, two seconds for words and five for those that are left, on a machine that is busy.
        QVERIFY2(clock.elapsed() < 30'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(first.status == 1, first.err.constData());
        const QByteArray all = first.out + first.err;
        QVERIFY2(all.contains("Rank 1 on ") && all.contains(words), all.right(3000).constData());
        QVERIFY(!all.contains("gloo/") && !all.contains("Exception raised"));
        QVERIFY(processesOf(terminal).empty());
        // What was finished is kept.
        const Outcome list = terminal.run("list --json");
        QVERIFY2(list.out.contains("\"failed\""), list.out.constData());
    }

    void theFirstIsKilled()
    {
        const Terminal terminal;
        ChildProcess first(setupOf(terminal, words(kImpatient)));
        QVERIFY2(first.waitForText("\"event\":\"epoch\""), first.err.constData());
        first.signal(SIGKILL);
        first.wait();
        QTRY_VERIFY(processesOf(terminal).empty());
    }

    /// Started one by one, as a launcher does that only sets variables.
    void byHandWithAnotherSeed()
    {
        const Terminal terminal;
        const QString meeting = terminal.path(QStringLiteral("meeting"));
        const auto rank = [&](int number, const QString& seed) {
            ChildProcess::Setup setup = setupOf(
                terminal, words(QStringLiteral("run --dataset demo --epochs 1 --threads 1 --seed ") + seed));
            setup.environment += {{"RANK", QByteArray::number(number)},
                                  {"WORLD_SIZE", "2"},
                                  {"EPOCHMARK_RENDEZVOUS_FILE", QFile::encodeName(meeting)}};
            return std::make_unique<ChildProcess>(setup);
        };
        const auto first = rank(0, QStringLiteral("42"));
        const auto second = rank(1, QStringLiteral("43"));
        first->wait();
        second->wait();
        QCOMPARE(first->status, 2);
        QCOMPARE(second->status, 2);
        QVERIFY2(first->err.contains("43") && first->err.contains("Rank 1"), first->err.constData());
    }

    void underMpirun()
    {
        const QString mpirun = QStandardPaths::findExecutable(QStringLiteral("mpirun"));
        if (mpirun.isEmpty()) {
            QSKIP("mpirun isn't installed");
        }
        const Terminal terminal;
        ChildProcess::Setup setup{
            mpirun,
            words(QStringLiteral("-np 2 --oversubscribe %1 run --dataset demo --epochs 1 --threads 1 --quiet "
                                 "--json -")
                      .arg(QString::fromLatin1(kProgram))),
            {{"EPOCHMARK_HOME", QFile::encodeName(terminal.home())},
             {"OMPI_ALLOW_RUN_AS_ROOT", "1"},
             {"OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"}},
            {}};
        ChildProcess process(setup);
        process.wait();
        QVERIFY2(process.status == 0, process.err.constData());
        QCOMPARE(process.records().size(), 1);
        const QJsonObject ranks = process.records().first().toObject()["ranks"_L1].toObject();
        QCOMPARE(ranks["launcher"_L1].toString(), QStringLiteral("mpirun"));
        QCOMPARE(ranks["world"_L1].toInt(), 2);
        QVERIFY(ranks["weights_identical"_L1].toBool());
    }

private:
    /// Of the two processes the one that was started by the other.
    static pid_t otherOf(const Terminal& terminal)
    {
        for (const pid_t process : processesOf(terminal)) {
            QFile environment(QStringLiteral("/proc/%1/environ").arg(process));
            if (environment.open(QIODevice::ReadOnly)
                && environment.readAll().split('\0').contains("RANK=1")) {
                return process;
            }
        }
        qFatal("there is no second rank");
    }
};

QTEST_GUILESS_MAIN(TestTerminalRanks)
#include "tst_terminalranks.moc"
