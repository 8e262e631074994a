// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"
#include "samplerecord.h"
#include "stagedruns.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr int kMostAttempts = 10;

/// What the store's own tables hold of a run in progress, read from a copy without any of Epochmark's code:
/// the journal as the dead process left it.
struct Journal {
    int runs = 0;
    int epochs = 0;
};

Journal readJournal(const QString& store)
{
    const QTemporaryDir folder;
    for (const char* ending : {"", "-wal"}) {
        QFile::copy(store + QLatin1String(ending),
                    folder.filePath(QStringLiteral("copy.sqlite")) + QLatin1String(ending));
    }
    Journal journal;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                                          QStringLiteral("journal"));
        database.setDatabaseName(folder.filePath(QStringLiteral("copy.sqlite")));
        const auto number = [&database](const char* sql) {
            QSqlQuery query(QLatin1String(sql), database);
            return query.next() ? query.value(0).toInt() : -1;
        };
        if (database.open()) {
            journal.runs = number("SELECT count(*) FROM runs WHERE status = 'running'");
            journal.epochs = number("SELECT count(*) FROM epochs");
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("journal"));
    return journal;
}

QJsonObject recordWithStatus(const QJsonArray& records, const char* status)
{
    for (const auto& record : records) {
        if (record.toObject().value(QStringLiteral("status")).toString() == QLatin1String(status)) {
            return record.toObject();
        }
    }
    return {};
}

}  // namespace

/// kill -9 of the real program in every stage: what was journalled shows as interrupted, what was finished
/// stays.
class TestKillEverywhere : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed_data();
    void killed();

private:
    StagedRuns m_runs;
};

void TestKillEverywhere::killed_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<int>("runsLeft");
    QTest::addColumn<int>("runsNext");  // when the next stage begins
    QTest::addColumn<int>("leastEpochs");
    QTest::newRow("check") << "check" << 0 << 0 << 0;
    QTest::newRow("decode") << "decode" << 0 << 1 << 0;
    QTest::newRow("warm up") << "warm up" << 1 << 1 << 0;
    QTest::newRow("train") << "train" << 1 << 1 << 2;
    QTest::newRow("store") << "store" << 1 << 0 << 2;
}

void TestKillEverywhere::killed()
{
    QFETCH(QString, stage);
    QFETCH(int, runsLeft);
    QFETCH(int, runsNext);
    QFETCH(int, leastEpochs);
    const RunRecord finished = sample::completed();
    std::unique_ptr<Terminal> terminal;
    Journal journal;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        terminal = std::make_unique<Terminal>();
        QFile file(terminal->path(QStringLiteral("finished.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(toJson(RecordDocument{{finished}, {}})) > 0);
        file.close();
        QCOMPARE(terminal->run({QStringLiteral("import"), file.fileName()}).status, 0);
        ChildProcess process(m_runs.setup(*terminal, stage));
        QVERIFY2(StagedRuns::waitForStage(process, stage), process.err.constData());
        process.signal(SIGKILL);
        process.wait();
        // What a stage does last is done a moment before the next one is told of.
        journal = readJournal(terminal->storePath());
        if (process.endedBySignal == SIGKILL && StagedRuns::lastStage(process.out) == stage
            && (journal.runs == runsLeft || journal.runs != runsNext)) {
            break;
        }
        terminal.reset();  // it was faster than the signal
    }
    QVERIFY2(terminal, "the program could be caught in this stage");
    QCOMPARE(journal.runs, runsLeft);
    QVERIFY(journal.epochs >= leastEpochs);

    const QJsonArray records = terminal->run("list --json").records();
    QCOMPARE(records.size(), 1 + runsLeft);
    const QJsonObject kept = recordWithStatus(records, "completed");
    QCOMPARE(kept, QJsonDocument::fromJson(toJson(RecordDocument{{finished}, {}}))
                       .object()
                       .value(QStringLiteral("records"))
                       .toArray()
                       .first()
                       .toObject());
    if (runsLeft > 0) {
        const QJsonObject interrupted = recordWithStatus(records, "interrupted");
        QCOMPARE(interrupted.value(QStringLiteral("epochs")).toArray().size(), journal.epochs);
        QVERIFY(!interrupted.value(QStringLiteral("ranked")).toBool());
        const QString reason =
            interrupted.value(QStringLiteral("unranked_reasons")).toArray().first().toString();
        QVERIFY2(reason.contains(
                     QStringLiteral("after %1 of %2").arg(journal.epochs).arg(StagedRuns::epochsOf(stage))),
                 qPrintable(reason));
    }
    // Its lock and the room that it took are gone, too.
    QCOMPARE(QDir(terminal->path(QStringLiteral("runs"))).entryList(QDir::Files), QStringList());
}

QTEST_GUILESS_MAIN(TestKillEverywhere)
#include "tst_killeverywhere.moc"
