// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "mountspace.h"
#include "results/exchange/exporter.h"
#include "results/exchange/importfile.h"
#include "samplerecord.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace epochmark;
using namespace epochmark::test;

namespace {

bool canMount = false;

constexpr qint64 kDiskBytes = 2 << 20;

/// A run whose store lies on a small disk of its own, which is filled up when `fillsAt` says so.
class FullDiskRun {
public:
    explicit FullDiskRun(int fillsAfterEpoch) : run(behaviour(fillsAfterEpoch))
    {
        disk = run.home.filePath(QStringLiteral("disk"));
        QDir().mkpath(disk);
        isMounted = mountspace::mountDisk(disk, kDiskBytes);
        run.request.storePath = QDir(disk).filePath(QStringLiteral("results.sqlite"));
    }
    ~FullDiskRun()
    {
        if (isMounted) {
            ::umount2(QFile::encodeName(disk).constData(), MNT_DETACH);
        }
    }
    FullDiskRun(const FullDiskRun&) = delete;
    FullDiskRun& operator=(const FullDiskRun&) = delete;

    QString filler() const { return QDir(disk).filePath(QStringLiteral("filler")); }
    QStringList rescued() const { return QDir(disk).entryList({QStringLiteral("epochmark-*.json")}); }

    QString disk;
    bool isMounted = false;
    FakeRun run;

private:
    FakeBehaviour behaviour(int fillsAfterEpoch)
    {
        FakeBehaviour made;
        made.onWarmUp = [this, fillsAfterEpoch] {
            if (fillsAfterEpoch == 0) {
                mountspace::fillDisk(filler());
            }
        };
        made.onEpochDone = [this, fillsAfterEpoch](int epoch) {
            if (epoch == fillsAfterEpoch) {
                mountspace::fillDisk(filler());
            }
        };
        return made;
    }
};

/// While it lives no file of this process can grow over `bytes`, as on a disk without more room.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limited = m_before;
        limited.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

ExportContent contentOfRuns(int count)
{
    ExportContent made;
    for (int i = 0; i < count; ++i) {
        made.document.records.append(sample::completed());
    }
    return made;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// Disks without room: what was measured is kept somewhere, an older file stays whole, and somebody is told.
class TestDiskFull : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runOutlivesAFullDisk_data();
    void runOutlivesAFullDisk();
    void roomGivenBackInTimeLosesNothing();
    void noRoomBeforeTrainingIsRefused();
    void limitedFilesAreAFullDiskToo();
    void exportsLeaveTheOlderFile_data();
    void exportsLeaveTheOlderFile();
    void exportIntoTheFullDevice();
};

void TestDiskFull::runOutlivesAFullDisk_data()
{
    QTest::addColumn<int>("fillsAfterEpoch");
    QTest::newRow("before the first epoch") << 0;
    QTest::newRow("in the middle") << 1;
    QTest::newRow("before the result is stored") << 3;
}

void TestDiskFull::runOutlivesAFullDisk()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own; limitedFilesAreAFullDiskToo() stands in.");
    }
    QFETCH(int, fillsAfterEpoch);
    FullDiskRun full(fillsAfterEpoch);
    QVERIFY(full.isMounted);
    const auto result = full.run.execute();
    QCOMPARE(full.run.sink.epochs.size(), 3);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Store);
    QVERIFY2(result.error().message.contains(QStringLiteral("import")), qPrintable(result.error().message));
    QCOMPARE(hasWarning(full.run.sink.warnings, QStringLiteral("journal")), fillsAfterEpoch < 3);

    // The record lies whole beside the store, in the room that was taken for it; an import brings it home.
    QCOMPARE(full.rescued().size(), 1);
    QVERIFY2(result.error().message.contains(full.rescued().first()), qPrintable(result.error().message));
    QVERIFY(QFile::remove(full.filler()));
    const auto document = readJsonFile(QDir(full.disk).filePath(full.rescued().first()));
    QVERIFY2(document, document ? "" : qPrintable(document.error().message));
    const RunRecord record = document->records.first();
    QCOMPARE(toString(record.status), toString(RunStatus::Completed));
    QCOMPARE(record.epochs.size(), 3);
    const auto stumps = full.run.stored();
    QCOMPARE(stumps.size(), 1);
    QCOMPARE(toString(stumps.first().status), toString(RunStatus::Interrupted));
    QVERIFY(stumps.first().epochs.size() >= fillsAfterEpoch);
    const auto store = ResultStore::open(full.run.request.storePath);
    QVERIFY(store);
    const auto imported = store.value()->importDocument(document.value());
    QVERIFY(imported);
    QVERIFY2(imported->refused.isEmpty(), qPrintable(imported->refused.join(u' ')));
    QCOMPARE(imported->added, 1);
    QCOMPARE(full.run.stored(), QList<RunRecord>{record});
    QCOMPARE(QDir(full.disk + QStringLiteral("/runs")).entryList(QDir::Files), QStringList());
}

void TestDiskFull::roomGivenBackInTimeLosesNothing()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    FullDiskRun full(1);
    full.run.stop = {};
    QVERIFY(full.isMounted);
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&full](int epoch) {
        if (epoch == 1) {
            mountspace::fillDisk(full.filler());
        } else if (epoch == 2) {
            QVERIFY(QFile::remove(full.filler()));
        } else {
            // All three are journalled by now, the second with the third.
            const auto store = ResultStore::open(full.run.request.storePath);
            QVERIFY(store);
            QCOMPARE(store.value()->records()->first().epochs.size(), 3);
        }
    };
    full.run.engine = FakeEngine(behaviour);
    const auto result = full.run.execute();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->epochs.size(), 3);
    QVERIFY(hasWarning(result->warnings, QStringLiteral("journal")));
    QCOMPARE(full.run.stored(), QList<RunRecord>{result.value()});
}

void TestDiskFull::noRoomBeforeTrainingIsRefused()
{
    if (!canMount) {
        QSKIP("This machine lets a test mount no disk of its own.");
    }
    FullDiskRun full(-1);
    QVERIFY(full.isMounted);
    mountspace::fillDisk(full.filler());
    const auto result = full.run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Store);
    QVERIFY(result.error().message.contains(full.disk) && result.error().message.endsWith(u'.'));
    QVERIFY(full.run.sink.epochs.isEmpty());
}

void TestDiskFull::limitedFilesAreAFullDiskToo()
{
    std::unique_ptr<FileSizeLimit> limit;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&limit](int epoch) {
        if (epoch == 1) {
            limit = std::make_unique<FileSizeLimit>(30'000);  // less than the store's log, more than a record
        }
    };
    FakeRun run(behaviour);
    const auto result = run.execute();
    limit.reset();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Store);
    QVERIFY(hasWarning(run.sink.warnings, QStringLiteral("journal")));
    const QStringList rescued = QDir(run.home.path()).entryList({QStringLiteral("epochmark-*.json")});
    QCOMPARE(rescued.size(), 1);
    const auto document = readJsonFile(run.home.filePath(rescued.first()));
    QVERIFY(document);
    QCOMPARE(document->records.first().epochs.size(), 3);
    const auto store = ResultStore::open(run.request.storePath);
    QVERIFY2(store, "the store is whole");
    QVERIFY(store.value()->importDocument(document.value())->added == 1);
    QCOMPARE(run.stored(), document->records);
}

void TestDiskFull::exportsLeaveTheOlderFile_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("runs");  // few fit into a buffer, whose writing is the last that can fail
    for (const int runs : {1, 50}) {
        for (const char* format : {"csv", "json", "md"}) {
            QTest::addRow("%s of %d", format, runs) << QString::fromLatin1(format) << runs;
        }
    }
}

void TestDiskFull::exportsLeaveTheOlderFile()
{
    QFETCH(QString, format);
    QFETCH(int, runs);
    const ExportContent content = contentOfRuns(runs);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("results.") + format);
    QFile older(path);
    QVERIFY(older.open(QIODevice::WriteOnly) && older.write("older") == 5);
    older.close();
    const auto exporter = Exporter::of(format);
    QVERIFY(exporter && exporter.value()->text(content).size() > 5);
    Result<QStringList> saved = QStringList();
    if (canMount) {
        QVERIFY(mountspace::mountDisk(folder.path(), 16 << 10));
        QFile again(path);
        QVERIFY(again.open(QIODevice::WriteOnly) && again.write("older") == 5);
        again.close();
        mountspace::fillDisk(folder.filePath(QStringLiteral("filler")));
        QVERIFY(contentOf(path) == "older");
        saved = exporter.value()->save(content, path);
    } else {
        const FileSizeLimit limit(4);
        saved = exporter.value()->save(content, path);
    }
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Input);
    QVERIFY2(saved.error().message.contains(path)
                 && saved.error().message.contains(QStringLiteral("free some space")),
             qPrintable(saved.error().message));
    QCOMPARE(contentOf(path), QByteArray("older"));
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() <= 2);
    if (canMount) {
        ::umount2(QFile::encodeName(folder.path()).constData(), MNT_DETACH);
    }
}

void TestDiskFull::exportIntoTheFullDevice()
{
    const QString device = QStringLiteral("/dev/full");
    if (!QFile::exists(device)) {
        QSKIP("This machine has no /dev/full.");
    }
    const auto saved = Exporter::of(QStringLiteral("json")).value()->save(contentOfRuns(1), device);
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(device), qPrintable(saved.error().message));
}

int main(int argc, char* argv[])
{
    canMount = mountspace::enter();
    // As the programs do: a write over the limit is an error, not the end.
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication application(argc, argv);
    TestDiskFull test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_diskfull.moc"
