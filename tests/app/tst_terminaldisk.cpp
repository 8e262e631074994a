// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mountspace.h"
#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

bool canMount = false;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(content) == content.size());
}

/// A folder on a disk of its own that is full, but for files that lay there before.
class FullFolder {
public:
    explicit FullFolder(const QStringList& olderFiles)
    {
        isMounted = mountspace::mountDisk(m_folder.path(), 256 << 10);
        for (const QString& name : olderFiles) {
            write(path(name), "older");
        }
        mountspace::fillDisk(path(QStringLiteral("filler")));
    }
    ~FullFolder() { ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH); }
    FullFolder(const FullFolder&) = delete;
    FullFolder& operator=(const FullFolder&) = delete;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    bool isMounted = false;

private:
    QTemporaryDir m_folder;
};

}  // namespace

/// The real program on disks that are full and homes that are read-only.
class TestTerminalDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readOnlyHomeIsSaid();
    void fullHomeIsSaid();
    void runOutlivesOutputsThatFindNoRoom();
    void exportsLeaveTheOlderFile_data();
    void exportsLeaveTheOlderFile();
    void fullStandardOutputIsSaid();

private:
    QStringList runLine(const QStringList& more) const;
    TinyPictures m_pictures;
};

QStringList TestTerminalDisk::runLine(const QStringList& more) const
{
    return QStringList{QStringLiteral("run"),     QStringLiteral("--dataset"), m_pictures.path(),
                       QStringLiteral("--batch"), QStringLiteral("12"),        QStringLiteral("--threads"),
                       QStringLiteral("1"),       QStringLiteral("--epochs"),  QStringLiteral("1")}
           + more;
}

void TestTerminalDisk::readOnlyHomeIsSaid()
{
    Terminal terminal;
    const QString home = terminal.path(QStringLiteral("home"));
    QVERIFY(QDir().mkpath(home));
    terminal.setHome(home);
    QCOMPARE(terminal.run("list").status, 0);
    if (canMount) {
        QVERIFY(mountspace::makeReadOnly(home));
    } else if (::geteuid() == 0) {
        QSKIP("This machine lets a test mount nothing, and permissions don't hold an administrator.");
    } else {
        QVERIFY(QFile::setPermissions(home, QFile::ReadOwner | QFile::ExeOwner));
    }
    const QList<QStringList> commands{{QStringLiteral("list")},
                                      runLine({}),
                                      {QStringLiteral("import"), terminal.path(QStringLiteral("any.json"))},
                                      {QStringLiteral("cost")}};
    for (const QStringList& command : commands) {
        const Outcome outcome = terminal.run(command);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(home.toUtf8()) && outcome.err.contains("can't be written"),
                 outcome.err.constData());
    }
    QCOMPARE(terminal.run({QStringLiteral("inspect"), m_pictures.path()}).status, 0);
    const Outcome elsewhere = terminal.run(
        runLine({QStringLiteral("--store"), terminal.path(QStringLiteral("other.sqlite"))}));
    QVERIFY2(elsewhere.status == 0, elsewhere.err.constData());
    if (canMount) {
        ::umount2(QFile::encodeName(home).constData(), MNT_DETACH);
    }
    QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestTerminalDisk::fullHomeIsSaid()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    const FullFolder full({});
    QVERIFY(full.isMounted);
    Terminal terminal;
    terminal.setHome(QFileInfo(full.path(QStringLiteral("x"))).path());
    for (const QStringList& command : {QStringList{QStringLiteral("list")}, runLine({})}) {
        const Outcome outcome = terminal.run(command);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains("pace"), outcome.err.constData());
    }
}

void TestTerminalDisk::runOutlivesOutputsThatFindNoRoom()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    const QStringList names{QStringLiteral("run.json"), QStringLiteral("run.csv"), QStringLiteral("run.png"),
                            QStringLiteral("model.pt")};
    const char* const options[] = {"--json", "--csv", "--report", "--save-model"};
    for (qsizetype i = 0; i < names.size(); ++i) {
        const FullFolder full(names);
        QVERIFY(full.isMounted);
        const Terminal terminal;
        const QString path = full.path(names[i]);
        const Outcome outcome = terminal.run(runLine({QLatin1String(options[i]), path}));
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(path.toUtf8()), outcome.err.constData());
        QCOMPARE(contentOf(path), QByteArray("older"));
        QCOMPARE(full.files().size(), names.size() + 1);
        const QJsonArray records = terminal.run("list --json").records();
        QCOMPARE(records.size(), 1);
        QCOMPARE(records.first().toObject().value(QStringLiteral("status")).toString(),
                 QStringLiteral("completed"));
    }
}

void TestTerminalDisk::exportsLeaveTheOlderFile_data()
{
    QTest::addColumn<QString>("format");
    for (const char* format : {"csv", "json", "md", "png", "pdf"}) {
        QTest::newRow(format) << QString::fromLatin1(format);
    }
}

void TestTerminalDisk::exportsLeaveTheOlderFile()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    QFETCH(QString, format);
    const Terminal terminal;
    const QString json = terminal.path(QStringLiteral("one.json"));
    write(json, toJson(RecordDocument{{sample::completed()}, {}}));
    QCOMPARE(terminal.run({QStringLiteral("import"), json}).status, 0);
    const QString name = QStringLiteral("results.") + format;
    const FullFolder full({name});
    QVERIFY(full.isMounted);
    const Outcome outcome = terminal.run({QStringLiteral("export"), QStringLiteral("--format"), format,
                                          QStringLiteral("--out"), full.path(name)});
    QVERIFY2(outcome.status == 3, outcome.err.constData());
    QVERIFY2(outcome.err.contains(full.path(name).toUtf8()) && outcome.err.contains("pace"),
             outcome.err.constData());
    QVERIFY(!outcome.out.contains("Exported"));
    QCOMPARE(contentOf(full.path(name)), QByteArray("older"));
    QCOMPARE(full.files().size(), 2);
}

void TestTerminalDisk::fullStandardOutputIsSaid()
{
    if (!QFile::exists(QStringLiteral("/dev/full"))) {
        QSKIP("This machine has no /dev/full.");
    }
    const Terminal terminal;
    for (const QStringList& command : {QStringList{QStringLiteral("list"), QStringLiteral("--json")},
                                       QStringList{QStringLiteral("inspect"), m_pictures.path()},
                                       runLine({QStringLiteral("--json"), QStringLiteral("-")})}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("EPOCHMARK_HOME"), terminal.home());
        process.setProcessEnvironment(environment);
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(EPOCHMARK_BIN_DIR "/epochmark-cli"), command);
        const Outcome outcome = Terminal::finish(process);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains("Standard output can't be written"), outcome.err.constData());
    }
    QCOMPARE(terminal.run("list --json").records().size(), 1);  // the run is safe all the same
}

int main(int argc, char* argv[])
{
    canMount = mountspace::enter();
    QCoreApplication application(argc, argv);
    TestTerminalDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_terminaldisk.moc"
