// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/resultstore.h"
#include "results/store/storeactivity.h"
#include "results/store/storedatabase.h"

#include "patience.h"
#include "samplerecord.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cstdio>

using namespace epochmark;

namespace {

constexpr int kProcessRows = 1000;
constexpr int kThreadRows = 200;

RunRecord smallRecord()
{
    return sample::completed(5, 1);
}

/// Stores `count` runs, a journal and a result each, as runs do.
int writeRows(const QString& path, int count)
{
    const auto store = ResultStore::open(path, 60000);
    for (int i = 0; store && i < count; ++i) {
        const RunRecord record = smallRecord();
        if (!store.value()->begin(record) || !store.value()->finish(record)) {
            return 1;
        }
    }
    return store ? 0 : 1;
}

/// How many completed runs another process finds; it opens the store for that and closes it again.
int completedRuns(const QString& path)
{
    const auto store = ResultStore::open(path);
    const auto records = store ? store.value()->records() : Result<QList<RunRecord>>(store.error());
    return !records ? -1
                    : static_cast<int>(
                        std::count_if(records->begin(), records->end(), [](const RunRecord& record) {
                            return record.status == RunStatus::Completed;
                        }));
}

/// Child process: begins a run with the given id, journals one epoch, then waits to be killed.
int beginAndWait(const QString& path, const QString& runId)
{
    const auto store = ResultStore::open(path);
    RunRecord record = sample::running();
    record.id = runId;
    if (!store || !store.value()->begin(record)
        || !store.value()->appendEpoch(runId, sample::epoch(1, 4, record.workload))) {
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    for (;;) {
        QThread::sleep(1);
    }
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

}  // namespace

class TestStoreFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedStoresStayUntouched_data();
    void refusedStoresStayUntouched();
    void aWholeStoreIsCheckedOnce();
    void anotherFileIsCheckedAgain_data();
    void anotherFileIsCheckedAgain();
    void aDamagedFileInPlaceOfAUsedOneIsRefused();
    void folderThatCannotBeWritten();
    void lockedStoreIsRefusedAfterWaiting();
    void twoProcessesLoseNothing();
    void twoThreadsLoseNothing();
    void killedOwnerIsInterrupted();
    void aSecondConnectionKeepsTheLocksOfTheFirst();
    void fullDiskIsSaidAndNothingIsLost();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("results.sqlite")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStoreFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStoreFaults::refusedStoresStayUntouched_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("word");
    QTest::newRow("future") << QByteArray("future") << QStringLiteral("newer");
    QTest::newRow("no store") << QByteArray("text") << QStringLiteral("no result store");
    QTest::newRow("cut off") << QByteArray("cut") << QStringLiteral("damaged");
    QTest::newRow("cut within the header") << QByteArray("stump") << QStringLiteral("damaged");
    QTest::newRow("overwritten pages") << QByteArray("scribble") << QStringLiteral("damaged");
}

void TestStoreFaults::refusedStoresStayUntouched()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, word);
    QList<RunRecord> records;
    for (int i = 0; i < 20; ++i) {
        records.append(sample::completed());
    }
    QVERIFY(ResultStore::open(path()).value()->importDocument({records, {}}));
    QByteArray content = contentOf(path());
    if (fault == "future") {
        content[63] = StoreDatabase::kVersion + 1;  // user_version, big endian at 60
    } else if (fault == "text") {
        content = "These are the results of nothing at all.";
    } else if (fault == "cut") {
        content.truncate(content.size() / 2);
    } else if (fault == "stump") {
        content.truncate(60);
    } else {
        content.replace(content.size() / 3, content.size() / 3, QByteArray(content.size() / 3, 'x'));
    }
    overwrite(path(), content);
    const auto entriesBefore = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);

    const auto store = ResultStore::open(path());
    QVERIFY(!store);
    QVERIFY(store.error().code == ErrorCode::Store);
    QVERIFY2(store.error().message.contains(word), qPrintable(store.error().message));
    QVERIFY(store.error().message.contains(path()));
    QCOMPARE(contentOf(path()), content);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), entriesBefore);
}

/// In use or not, by this thread or another: the first connection of a process looks through the file.
void TestStoreFaults::aWholeStoreIsCheckedOnce()
{
    {
        QProcess elsewhere;
        elsewhere.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--begin"), path(), sample::uuid()});
        QVERIFY(elsewhere.waitForReadyRead(100'000));
        elsewhere.kill();
        QVERIFY(elsewhere.waitForFinished());
    }
    const qint64 before = StoreActivity::soFar().checks;
    const auto first = ResultStore::open(path());
    QVERIFY(first);
    QCOMPARE(StoreActivity::soFar().checks, before + 1);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(first.value()->importDocument({{smallRecord()}, {}}));
        QVERIFY(ResultStore::open(path()));
        QVERIFY(ResultStore::open(m_folder->filePath(QStringLiteral("./results.sqlite"))));
    }
    std::unique_ptr<QThread> thread(QThread::create([this] { QCOMPARE(completedRuns(path()), 3); }));
    thread->start();
    QVERIFY(thread->wait());
    QCOMPARE(StoreActivity::soFar().checks, before + 1);
}

void TestStoreFaults::anotherFileIsCheckedAgain_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("checks");
    QTest::newRow("left alone") << QStringLiteral("nothing") << 0;
    QTest::newRow("replaced") << QStringLiteral("rename") << 1;
    QTest::newRow("restored in place") << QStringLiteral("write") << 1;
    QTest::newRow("deleted and made anew") << QStringLiteral("anew") << 1;
}

void TestStoreFaults::anotherFileIsCheckedAgain()
{
    QFETCH(QString, how);
    QFETCH(int, checks);
    QVERIFY(ResultStore::open(path()).value()->importDocument({{smallRecord()}, {}}));
    const QByteArray content = contentOf(path());
    if (how == QLatin1String("rename")) {
        overwrite(path() + QStringLiteral(".backup"), content);
        QVERIFY(QFile::remove(path()) && QFile::rename(path() + QStringLiteral(".backup"), path()));
    } else if (how == QLatin1String("write")) {
        QTest::qWait(20);  // a file's times are coarse
        overwrite(path(), content);
    } else if (how == QLatin1String("anew")) {
        QVERIFY(QFile::remove(path()));
        QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(),
                                   {QStringLiteral("--completed"), path()}),
                 0);
    }
    const qint64 before = StoreActivity::soFar().checks;
    QVERIFY(ResultStore::open(path()));
    QCOMPARE(StoreActivity::soFar().checks, before + checks);
}

void TestStoreFaults::aDamagedFileInPlaceOfAUsedOneIsRefused()
{
    const auto used = ResultStore::open(path()).value();
    QVERIFY(used->importDocument({{smallRecord()}, {}}));
    overwrite(path() + QStringLiteral(".other"), QByteArray(5000, 'x'));
    for (const char* part : {"", "-wal", "-shm"}) {
        QVERIFY(QFile::remove(path() + QLatin1String(part)));
    }
    QVERIFY(QFile::rename(path() + QStringLiteral(".other"), path()));
    const auto store = ResultStore::open(path());
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(QStringLiteral("damaged")), qPrintable(store.error().message));
}

void TestStoreFaults::folderThatCannotBeWritten()
{
    // Below a file no folder can be made, whoever asks; permissions alone don't stop an administrator.
    overwrite(m_folder->filePath(QStringLiteral("file")), "x");
    const auto store = ResultStore::open(m_folder->filePath(QStringLiteral("file/results.sqlite")));
    QVERIFY(!store);
    QVERIFY(store.error().code == ErrorCode::Store);
    QVERIFY(store.error().message.contains(QStringLiteral("can't be written")));
}

void TestStoreFaults::lockedStoreIsRefusedAfterWaiting()
{
    QVERIFY(ResultStore::open(path()));
    const auto holder = StoreDatabase::open(path(), 1000);
    QVERIFY(holder);
    QVERIFY(holder.value()->run(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
    const StoreTransaction transaction(*holder.value());
    QVERIFY(transaction.begun());
    const auto store = ResultStore::open(path(), 50);
    QVERIFY(!store || !store.value()->begin(sample::running()));
    if (!store) {
        QVERIFY2(store.error().message.contains(QStringLiteral("locked")), qPrintable(store.error().message));
    }
}

void TestStoreFaults::twoProcessesLoseNothing()
{
    QProcess one;
    QProcess two;
    for (QProcess* process : {&one, &two}) {
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path()});
    }
    for (QProcess* process : {&one, &two}) {
        QVERIFY(process->waitForFinished(-1));
        QCOMPARE(process->exitCode(), 0);
    }
    const auto records = ResultStore::open(path()).value()->records();
    QCOMPARE(records->size(), 2 * kProcessRows);
    for (const RunRecord& record : records.value()) {
        QVERIFY(record.status == RunStatus::Completed);
    }
}

void TestStoreFaults::twoThreadsLoseNothing()
{
    std::atomic<int> failures{0};
    QList<QThread*> threads;
    for (int i = 0; i < 2; ++i) {
        threads.append(QThread::create([this, &failures]() { failures += writeRows(path(), kThreadRows); }));
        threads.last()->start();
    }
    for (QThread* thread : threads) {
        thread->wait();
        delete thread;
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(ResultStore::open(path()).value()->records()->size(), 2 * kThreadRows);
}

void TestStoreFaults::killedOwnerIsInterrupted()
{
    const QString runId = sample::uuid();
    QProcess owner;
    owner.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--begin"), path(), runId});
    QVERIFY(owner.waitForReadyRead(100'000));
    QVERIFY(owner.readAllStandardOutput().contains("ready"));

    const auto store = ResultStore::open(path()).value();
    QVERIFY(store->records()->first().status == RunStatus::Running);
    QCOMPARE(store->records()->first().epochs.size(), 1);
    QSignalSpy changes(store.get(), &ResultStore::changed);
    owner.kill();
    QVERIFY(owner.waitForFinished());

    QTRY_VERIFY(changes.count() > 0);  // told of without a question
    const auto records = store->records();
    QCOMPARE(records->size(), 1);
    QCOMPARE(records->first().id, runId);
    QVERIFY(records->first().status == RunStatus::Interrupted);
    QCOMPARE(records->first().epochs.size(), 1);
    QVERIFY(!records->first().isRanked);
    QVERIFY(records->first().unrankedReasons.first().contains(QStringLiteral("1 of 15")));
    QVERIFY(store->deleteSet(records->first().setId));
}

/// A program that reads the list while another one trains must leave that one's log alone. It takes itself
/// for the last user of the store when the other has lost its locks, as happens by closing any file handle of
/// the store.
void TestStoreFaults::aSecondConnectionKeepsTheLocksOfTheFirst()
{
    const auto completedElsewhere = [this] {
        return QProcess::execute(QCoreApplication::applicationFilePath(),
                                 {QStringLiteral("--completed"), path()});
    };
    const auto store = ResultStore::open(path()).value();
    RunRecord run = sample::running();
    QVERIFY(store->begin(run));
    {
        const auto board = ResultStore::open(path())
                               .value();  // as the window's board does while a run is journalled
        QCOMPARE(board->records()->size(), 1);
    }
    QCOMPARE(completedElsewhere(), 0);
    QVERIFY2(QFile::exists(path() + QStringLiteral("-wal")),
             "the other program deleted the log of a store in use");
    RunRecord finished = sample::completed();
    finished.id = run.id;
    finished.setId = run.setId;
    QVERIFY(store->finish(finished));
    QCOMPARE(completedElsewhere(), 1);
}

void TestStoreFaults::fullDiskIsSaidAndNothingIsLost()
{
    const auto store = ResultStore::open(path()).value();
    const RunRecord finished = sample::completed();
    QVERIFY(store->importDocument({{finished}, {}}));
    const RunRecord run = sample::running();
    QVERIFY(store->begin(run));

    // SQLite's own page limit answers exactly as a full disk does.
    auto limited = StoreDatabase::open(path(), 1000);
    auto pages = limited.value()->run(QStringLiteral("PRAGMA page_count"));
    QVERIFY(pages->next());
    const auto limit = QStringLiteral("PRAGMA max_page_count = %1").arg(pages->value(0).toInt());
    pages = limited.value()->run(limit);
    QString message;
    for (int i = 0; i < 200 && message.isEmpty(); ++i) {
        const auto written = limited.value()->run(QStringLiteral("INSERT INTO epochs VALUES (?, ?, ?)"),
                                                  {run.id, i + 1, QString(4000, QLatin1Char('x'))});
        message = written ? QString() : written.error().message;
    }
    QVERIFY2(message.contains(QStringLiteral("disk is full")), qPrintable(message));
    QVERIFY(limited.value()->run(QStringLiteral("DELETE FROM epochs")));

    QCOMPARE(ResultStore::open(path()).value()->records()->size(), 2);
    QVERIFY(store->records()->contains(finished));
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == QLatin1String("--write")) {
        return writeRows(arguments.value(2), kProcessRows);
    }
    if (arguments.value(1) == QLatin1String("--begin")) {
        return beginAndWait(arguments.value(2), arguments.value(3));
    }
    if (arguments.value(1) == QLatin1String("--completed")) {
        return completedRuns(arguments.value(2));
    }
    TestStoreFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storefaults.moc"
