// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Run = FakeRun;

bool hasWarning(const RunRecord& record, const QString& code)
{
    return epochmark::test::hasWarning(record.warnings, code);
}

/// From here on no other connection can write into that table, as if the disk were full.
void refuseWrites(const QString& store, const QString& table)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                                          QStringLiteral("refusal"));
        database.setDatabaseName(store);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const char* when : {"INSERT", "UPDATE"}) {
            QVERIFY2(query.exec(QStringLiteral("CREATE TRIGGER refuse_%1_%2 BEFORE %2 ON %1 BEGIN "
                                               "SELECT RAISE(FAIL, 'disk full'); END")
                                    .arg(table, QLatin1String(when))),
                     qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("refusal"));
}

}  // namespace

/// Runs that end early, or are refused, or whose store is full: what is left of them.
class TestRunEndings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deviceThatFailsKeepsItsEpochs();
    void outOfMemoryKeepsItsEpochs();
    void outOfMemoryTwiceIsAnError();
    void stopWhileDecodingStoresNothing();
    void stopWhileWarmingUpIsStored();
    void stopWhileTrainingKeepsItsEpochs();
    void refusedBeforeAnythingIsStored_data();
    void refusedBeforeAnythingIsStored();
    void missingDatasetIsAnInputError();
    void fullJournalDoesNotEndTheRun();
    void fullStoreLeavesTheRecordInAFile();
};

void TestRunEndings::deviceThatFailsKeepsItsEpochs()
{
    FakeBehaviour behaviour;
    behaviour.failsInEpoch = 3;
    Run run(behaviour);
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Failed));
    QCOMPARE(result->epochs.size(), 2);
    QVERIFY(!result->isRanked);
    QVERIFY(hasReason(result.value(), QStringLiteral("fell off the bus")));
    QVERIFY(run.sink.stagesThatWere(StageState::Failed).contains(RunStage::Train));
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunEndings::outOfMemoryKeepsItsEpochs()
{
    FakeBehaviour behaviour;
    behaviour.outOfMemoryInEpoch = 2;
    Run run(behaviour);
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Failed));
    QCOMPARE(result->epochs.size(), 1);
    QVERIFY2(hasReason(result.value(), QStringLiteral("memory")),
             qPrintable(result->unrankedReasons.join(u' ')));
}

/// In the training, when that is told, and once more when it is to be stored.
void TestRunEndings::outOfMemoryTwiceIsAnError()
{
    class ThrowingSink final : public RunSink {
    public:
        void handle(const RunEvent& event) override
        {
            const auto* stage = std::get_if<StageEvent>(&event);
            const bool isLate = stage != nullptr
                                && (stage->state == StageState::Failed || stage->stage == RunStage::Store);
            if (isLate) {
                ++thrown;
                throw std::bad_alloc();
            }
        }
        int thrown = 0;
    };
    FakeBehaviour behaviour;
    behaviour.outOfMemoryInEpoch = 2;
    Run run(behaviour);
    ThrowingSink sink;
    RunExecutor executor(run.request, QUuid::createUuid().toString(QUuid::WithoutBraces), run.dependencies(),
                         sink, run.stop.token());
    const auto result = executor.run();
    QVERIFY(sink.thrown >= 2);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(QStringLiteral("memory")), qPrintable(result.error().message));
    // Nobody owns the journal any more: it is what a killed run leaves behind.
    const QList<RunRecord> stored = run.stored();
    QCOMPARE(stored.size(), 1);
    QCOMPARE(toString(stored.first().status), toString(RunStatus::Interrupted));
    QCOMPARE(stored.first().epochs.size(), 1);
}

void TestRunEndings::stopWhileDecodingStoresNothing()
{
    StopSource* stop = nullptr;
    FakeBehaviour behaviour;
    behaviour.onDecode = [&stop] { stop->requestStop(); };
    Run run(behaviour);
    stop = &run.stop;
    const auto result = run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Stopped);
    QVERIFY(run.stored().isEmpty());
}

void TestRunEndings::stopWhileWarmingUpIsStored()
{
    StopSource* stop = nullptr;
    FakeBehaviour behaviour;
    behaviour.onWarmUp = [&stop] { stop->requestStop(); };
    Run run(behaviour);
    stop = &run.stop;
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Stopped));
    QVERIFY(result->epochs.isEmpty());
    QVERIFY(!result->isRanked && !result->unrankedReasons.isEmpty());
    QVERIFY(!result->timing.trainSeconds.has_value());
}

void TestRunEndings::stopWhileTrainingKeepsItsEpochs()
{
    StopSource* stop = nullptr;
    int steps = 0;
    FakeBehaviour behaviour;
    behaviour.onStep = [&](int epoch, int step) {
        ++steps;
        if (epoch == 2 && step == 1) {
            stop->requestStop();
        }
    };
    Run run(behaviour);
    stop = &run.stop;
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Stopped));
    QCOMPARE(result->epochs.size(), 1);
    QCOMPARE(steps,
             run.request.workload.batchSize == 20 ? 3 : -1);  // 24 pictures: two steps of epoch 1, one begun
    QVERIFY(hasReason(result.value(), QStringLiteral("Stopped after 1 of 3")));
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunEndings::refusedBeforeAnythingIsStored_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing device") << "device" << ErrorCode::DeviceUnavailable;
    QTest::newRow("precision") << "precision" << ErrorCode::DeviceUnavailable;
    QTest::newRow("batch of 0") << "batch" << ErrorCode::Usage;
    QTest::newRow("model's folder missing") << "model" << ErrorCode::Input;
}

void TestRunEndings::refusedBeforeAnythingIsStored()
{
    QFETCH(QString, what);
    Run run;
    if (what == QStringLiteral("device")) {
        run.request.deviceId = QStringLiteral("cuda:3");
    } else if (what == QStringLiteral("precision")) {
        run.request.workload.precision = Precision::Fp16;
    } else if (what == QStringLiteral("batch")) {
        run.request.workload.batchSize = 0;
    } else {
        run.request.saveModelPath = run.home.filePath(QStringLiteral("no/such/folder/model.pt"));
    }
    const auto result = run.execute();
    QVERIFY(!result);
    QTEST(result.error().code, "code");
    QVERIFY(result.error().message.endsWith(u'.'));
    QVERIFY(run.sink.stages.isEmpty());
    QVERIFY(run.stored().isEmpty());
}

void TestRunEndings::missingDatasetIsAnInputError()
{
    Run run;
    run.request.datasetPath = run.home.filePath(QStringLiteral("nothing.zip"));
    const auto result = run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Input);
    QVERIFY(run.sink.stagesThatWere(StageState::Failed) == QList<RunStage>{RunStage::Check});
    QVERIFY(run.stored().isEmpty());
}

void TestRunEndings::fullJournalDoesNotEndTheRun()
{
    QString path;
    FakeBehaviour behaviour;
    behaviour.onWarmUp = [&path] { refuseWrites(path, QStringLiteral("epochs")); };
    Run run(behaviour);
    path = run.request.storePath;
    const auto result = run.execute();
    // Journalled or not: no epoch is lost, and somebody is told once.
    const auto told = std::count_if(
        run.sink.warnings.cbegin(), run.sink.warnings.cend(),
        [](const Warning& warning) { return warning.code == QStringLiteral("journal"); });
    QCOMPARE(told, 1);
    QCOMPARE(run.sink.epochs.size(), 3);
    if (result) {
        QCOMPARE(result->epochs.size(), 3);
        QVERIFY(hasWarning(result.value(), QStringLiteral("journal")));
    } else {
        QVERIFY2(result.error().message.contains(QStringLiteral("epochmark-")),
                 qPrintable(result.error().message));
    }
}

void TestRunEndings::fullStoreLeavesTheRecordInAFile()
{
    QString path;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&path](int epoch) {
        if (epoch == 3) {
            refuseWrites(path, QStringLiteral("runs"));
        }
    };
    Run run(behaviour);
    path = run.request.storePath;
    const auto result = run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Store);
    const QStringList rescued = QDir(run.home.path()).entryList({QStringLiteral("epochmark-*.json")});
    QCOMPARE(rescued.size(), 1);
    QVERIFY2(result.error().message.contains(rescued.first()), qPrintable(result.error().message));
    QFile file(run.home.filePath(rescued.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto document = documentFromJson(file.readAll());
    QVERIFY(document);
    QCOMPARE(document->records.first().epochs.size(), 3);
}

QTEST_GUILESS_MAIN(TestRunEndings)
#include "tst_runendings.moc"
