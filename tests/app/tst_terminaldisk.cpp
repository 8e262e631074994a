// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mountspace.h"
#include "places.h"
#include "results/record/recordjson.h"
#include "results/store/resultstore.h"
#include "samplerecord.h"
#include "terminal.h"
#include "tinypictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <sys/sysmacros.h>

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

/// A folder that nobody may write into, as long as this lives.
class ReadOnlyFolder {
public:
    explicit ReadOnlyFolder(const QString& folder) : m_folder(folder)
    {
        isMade = canMount
                     ? mountspace::makeReadOnly(folder)
                     : ::geteuid() != 0 && QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    }
    ~ReadOnlyFolder()
    {
        if (canMount) {
            ::umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH);
        }
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    ReadOnlyFolder(const ReadOnlyFolder&) = delete;
    ReadOnlyFolder& operator=(const ReadOnlyFolder&) = delete;

    bool isMade = false;

private:
    QString m_folder;
};

/// A home with these results, its store as it is while in use: the log and its index are there, and all that
/// was written is in the log alone. Of those two only what is in `left` is kept; none: closed cleanly.
void storeWith(const RecordDocument& document, const QString& home, const QStringList& left)
{
    const QTemporaryDir folder;
    const QString made = folder.filePath(QStringLiteral("results.sqlite"));
    const QString kept = home + QStringLiteral("/results.sqlite");
    auto store = ResultStore::open(made);
    QVERIFY(store && store.value()->importDocument(document));
    if (left.isEmpty()) {
        store.value().reset();
    }
    QVERIFY(QDir().mkpath(home) && QFile::copy(made, kept));
    for (const QString& part : left) {
        QVERIFY(QFile::copy(made + part, kept + part));
    }
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
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
    void readOnlyStoreIsShownAndKept_data();
    void readOnlyStoreIsShownAndKept();
    void emptyReadOnlyHomeIsSaid();
    void fullDiskShowsItsStore();
    void writersFollowLinksAndKeepDevices();
    void fullHomeIsSaid();
    void runOutlivesOutputsThatFindNoRoom();
    void exportsLeaveTheOlderFile_data();
    void exportsLeaveTheOlderFile();
    void fullStandardOutputIsSaid();

private:
    QStringList runLine(const QStringList& more) const;
    void everyWriterWrites(const QString& folder) const;
    TinyPictures m_pictures;
};

QStringList TestTerminalDisk::runLine(const QStringList& more) const
{
    return QStringList{QStringLiteral("run"),     QStringLiteral("--dataset"), m_pictures.path(),
                       QStringLiteral("--batch"), QStringLiteral("12"),        QStringLiteral("--threads"),
                       QStringLiteral("1"),       QStringLiteral("--epochs"),  QStringLiteral("1")}
           + more;
}

void TestTerminalDisk::readOnlyStoreIsShownAndKept_data()
{
    QTest::addColumn<QStringList>("left");
    QTest::newRow("closed") << QStringList();
    QTest::newRow("killed") << QStringList{QStringLiteral("-wal"), QStringLiteral("-shm")};
    QTest::newRow("killed, the index was lost") << QStringList{QStringLiteral("-wal")};
}

void TestTerminalDisk::readOnlyStoreIsShownAndKept()
{
    QFETCH(QStringList, left);
    Terminal terminal;
    const QString home = terminal.path(QStringLiteral("home"));
    RecordDocument document{{sample::completed(20), sample::completed(40)}, {}};
    document.records.last().device.name = QStringLiteral("Other");
    storeWith(document, home, left);
    terminal.setHome(home);
    const ReadOnlyFolder readOnly(home);
    if (!readOnly.isMade) {
        QSKIP("This machine lets a test mount nothing, and permissions don't hold an administrator.");
    }
    const QStringList files = everythingIn(home);
    const QString one = document.records.first().setId;
    const QString other = document.records.last().setId;
    const QStringList toCsv{QStringLiteral("--format"), QStringLiteral("csv"), QStringLiteral("--out"),
                            QStringLiteral("-")};
    const QStringList toPng{QStringLiteral("--format"), QStringLiteral("png"), QStringLiteral("--out"),
                            terminal.path(QStringLiteral("a.png"))};
    const QList<std::pair<QStringList, QByteArray>> shown{
        {{QStringLiteral("list")}, "i3-6100"},
        {{QStringLiteral("list"), QStringLiteral("--json")}, other.toLatin1()},
        {{QStringLiteral("show"), one}, "i3-6100"},
        {{QStringLiteral("compare"), one, other}, "Other"},
        {{QStringLiteral("cost")}, "Other"},
        {{QStringLiteral("price"), QStringLiteral("list")}, "289.99"},
        {QStringList{QStringLiteral("export")} + toCsv, "i3-6100"},
        {QStringList{QStringLiteral("export"), one} + toPng, "Exported"}};
    for (const auto& [words, content] : shown) {
        const Outcome outcome = terminal.run(words);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY2(outcome.out.contains(content), (words.join(u' ').toUtf8() + outcome.out).constData());
    }
    QCOMPARE(terminal.run("list --json").records().size(), 2);
    const QString json = terminal.path(QStringLiteral("one.json"));
    write(json, toJson(RecordDocument{{sample::completed()}, {}}));
    const QList<QStringList> edits{
        runLine({}),
        {QStringLiteral("import"), json},
        {QStringLiteral("rename"), one, QStringLiteral("Name")},
        {QStringLiteral("pin"), one},
        {QStringLiteral("delete"), one},
        {QStringLiteral("price"), QStringLiteral("set"), QStringLiteral("X"), QStringLiteral("--buy"),
         QStringLiteral("1")},
        {QStringLiteral("price"), QStringLiteral("remove"), QStringLiteral("X"), QStringLiteral("buy")}};
    for (const QStringList& words : edits) {
        const Outcome outcome = terminal.run(words);
        QVERIFY2(outcome.status == 3, (words.join(u' ').toUtf8() + outcome.err).constData());
        QVERIFY2(outcome.err.contains(home.toUtf8()) && outcome.err.contains("can't be written"),
                 outcome.err.constData());
    }
    QCOMPARE(everythingIn(home), files);
    QCOMPARE(terminal.run({QStringLiteral("inspect"), m_pictures.path()}).status, 0);
    const Outcome elsewhere = terminal.run(
        runLine({QStringLiteral("--store"), terminal.path(QStringLiteral("other.sqlite"))}));
    QVERIFY2(elsewhere.status == 0, elsewhere.err.constData());
}

/// Nothing can be shown there, and none can be made.
void TestTerminalDisk::emptyReadOnlyHomeIsSaid()
{
    Terminal terminal;
    const QString home = terminal.path(QStringLiteral("home"));
    QVERIFY(QDir().mkpath(home));
    terminal.setHome(home);
    const ReadOnlyFolder readOnly(home);
    if (!readOnly.isMade) {
        QSKIP("This machine lets a test mount nothing, and permissions don't hold an administrator.");
    }
    for (const char* words : {"list", "cost", "price list", "export --format csv --out -"}) {
        const Outcome outcome = terminal.run(words);
        QVERIFY2(outcome.status == 3, outcome.err.constData());
        QVERIFY2(outcome.err.contains(home.toUtf8()) && outcome.err.contains("can't be written"),
                 outcome.err.constData());
    }
}

void TestTerminalDisk::fullDiskShowsItsStore()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    for (const QStringList& left : {QStringList(), QStringList{QStringLiteral("-wal")}}) {
        Terminal terminal;
        const QString home = terminal.path(QStringLiteral("home"));
        QVERIFY(QDir().mkpath(home) && mountspace::mountDisk(home, 1 << 20));
        storeWith({{sample::completed()}, {}}, home, left);
        mountspace::fillDisk(home + QStringLiteral("/filler"));
        terminal.setHome(home);
        const Outcome list = terminal.run("list --json");
        const Outcome pinned = terminal.run(
            {QStringLiteral("pin"),
             list.records().first().toObject().value(QStringLiteral("id")).toString()});
        ::umount2(QFile::encodeName(home).constData(), MNT_DETACH);
        QVERIFY2(list.status == 0, list.err.constData());
        QCOMPARE(list.records().size(), 1);
        QVERIFY2(pinned.status == 3, pinned.err.constData());
    }
}

/// All that a command writes, to names in that folder that are there already.
void TestTerminalDisk::everyWriterWrites(const QString& folder) const
{
    const auto at = [&folder](const char* name) { return folder + u'/' + QString::fromLatin1(name); };
    const Terminal terminal;
    const Outcome run = terminal.run(runLine(
        {QStringLiteral("--json"), at("json"), QStringLiteral("--csv"), at("csv"), QStringLiteral("--report"),
         at("png"), QStringLiteral("--save-model"), at("model"), QStringLiteral("--events"), at("events")}));
    QVERIFY2(run.status == 0, run.err.constData());
    for (const char* format : {"json", "csv", "md", "png", "pdf"}) {
        const Outcome exported = terminal.run({QStringLiteral("export"), QStringLiteral("--format"),
                                               QString::fromLatin1(format), QStringLiteral("--out"),
                                               at(format)});
        QVERIFY2(exported.status == 0, exported.err.constData());
    }
}

void TestTerminalDisk::writersFollowLinksAndKeepDevices()
{
    const QStringList names{QStringLiteral("json"),  QStringLiteral("csv"), QStringLiteral("md"),
                            QStringLiteral("png"),   QStringLiteral("pdf"), QStringLiteral("model"),
                            QStringLiteral("events")};
    const QTemporaryDir folder;
    const auto at = [&folder](const QString& name) { return folder.filePath(name); };
    for (const char* sub : {"real", "links", "devices"}) {
        QVERIFY(QDir(folder.path()).mkpath(QString::fromLatin1(sub)));
    }
    for (const QString& name : names) {
        write(at(QStringLiteral("real/") + name), "old");
        QVERIFY(QFile::link(QStringLiteral("../real/") + name, at(QStringLiteral("links/") + name)));
    }
    everyWriterWrites(at(QStringLiteral("links")));
    for (const QString& name : names) {
        QVERIFY2(QFileInfo(at(QStringLiteral("links/") + name)).isSymLink(), qPrintable(name));
        QVERIFY2(QFileInfo(at(QStringLiteral("real/") + name)).size() > 3, qPrintable(name));
    }
    const auto isDevice = [&](const QString& name) {
        struct stat status {};
        const QByteArray path = QFile::encodeName(at(QStringLiteral("devices/") + name));
        return ::lstat(path.constData(), &status) == 0 && S_ISCHR(status.st_mode)
               && status.st_rdev == makedev(1, 3);
    };
    for (const QString& name : names) {
        const QByteArray path = QFile::encodeName(at(QStringLiteral("devices/") + name));
        if (::mknod(path.constData(), S_IFCHR | 0600, makedev(1, 3)) != 0
            || ::access(path.constData(), W_OK) != 0) {
            QSKIP("Only an administrator may make devices, and not everywhere.");
        }
    }
    everyWriterWrites(at(QStringLiteral("devices")));
    QVERIFY(std::all_of(names.cbegin(), names.cend(), isDevice));
    QCOMPARE(QDir(at(QStringLiteral("devices")))
                 .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                 .size(),
             names.size());
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
