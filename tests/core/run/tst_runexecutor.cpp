// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "measure/sensors/peakmemory.h"
#include "run/environment.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <cmath>

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

class TestRunExecutor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threadsThatWorkedAreRecorded();
    void compilingIsRecordedAndForeignMemoryIsnt();
    void theWayInWhichItTrainsIsRecorded();
    void disturbedRunsSaySo_data();
    void disturbedRunsSaySo();
    void completedRunIsStoredAndRanked();
    void phasesSumToTheHeadline();
    void plainChecksOutsideTheHeadline();
    void tellsOfEveryStation();
    void anotherConnectionSeesItRunning();
    void seedDeviceAndSettingsAreRecorded();
    void eachReasonKeepsARunUnranked_data();
    void eachReasonKeepsARunUnranked();
    void changedArchiveKeepsARunUnranked();
    void leftOutPicturesAreTold();
    void deviceThatFailsKeepsItsEpochs();
    void outOfMemoryKeepsItsEpochs();
    void outOfMemoryTwiceIsAnError();
    void stopWhileDecodingStoresNothing();
    void stopWhileWarmingUpIsStored();
    void stopWhileTrainingKeepsItsEpochs();
    void refusedBeforeAnythingIsStored_data();
    void refusedBeforeAnythingIsStored();
    void missingDatasetIsAnInputError();
    void runsSideBySideAreBothMarked();
    void fullJournalDoesNotEndTheRun();
    void fullStoreLeavesTheRecordInAFile();
};

void TestRunExecutor::completedRunIsStoredAndRanked()
{
    Run run;
    const auto result = run.execute();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
    QCOMPARE(toString(result->status), toString(RunStatus::Completed));
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    QVERIFY(result->hasLearned);
    QCOMPARE(result->epochs.size(), 3);
    QCOMPARE(result->steadyImagesPerSecond.value_or(0), 24 / 0.8);
    QCOMPARE(result->environment.value(QStringLiteral("libtorch")).toString(), QStringLiteral("0.0.1-fake"));
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunExecutor::phasesSumToTheHeadline()
{
    Run run;
    const auto result = run.execute();
    QVERIFY(result);
    const double total = result->timing.totalSeconds().value_or(0);
    QVERIFY(total > 3);
    QVERIFY(std::abs(result->timing.phases.total() - total) < 0.01 * total);
    QCOMPARE(result->timing.phases.decodeSeconds, result->timing.dataSeconds.value_or(-1));
    QCOMPARE(result->timing.warmupSeconds.value_or(-1), 0.25);
    QVERIFY(!result->timing.checkSeconds.has_value());
}

void TestRunExecutor::plainChecksOutsideTheHeadline()
{
    FakeBehaviour behaviour;
    QElapsedTimer clock;
    double beforeCheck = 0;
    behaviour.onDecode = [&] {
        beforeCheck = double(clock.nsecsElapsed()) / 1e9;
        QTest::qSleep(150);
    };
    Run run(behaviour);
    run.request.workload.pipeline = Pipeline::Plain;
    clock.start();
    const auto result = run.execute();
    QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    QVERIFY(result->timing.checkSeconds.value_or(0) >= 0.15);
    QVERIFY(result->timing.dataSeconds.value_or(-1) >= 0);
    QVERIFY(*result->timing.dataSeconds <= beforeCheck);
    QCOMPARE(result->timing.phases.decodeSeconds, 0.0);
    const double total = result->timing.totalSeconds().value_or(0);
    QVERIFY(std::abs(result->timing.phases.total() - total) < 0.01 * total);
    // The pipeline doesn't take a run out of its preset, but has a fingerprint of its own.
    QCOMPARE(toString(result->preset), toString(Preset::Quick));
    WorkloadSpec tuned = result->workload;
    tuned.pipeline = Pipeline::Tuned;
    QVERIFY(tuned.fingerprint() != result->workload.fingerprint());
}

void TestRunExecutor::tellsOfEveryStation()
{
    Run run;
    QVERIFY(run.execute());
    const QList<RunStage> all{RunStage::Check, RunStage::Decode, RunStage::WarmUp, RunStage::Train,
                              RunStage::Store};
    QVERIFY(run.sink.stagesThatWere(StageState::Running) == all);
    QVERIFY(run.sink.stagesThatWere(StageState::Done) == all);
    QCOMPARE(run.sink.epochs.size(), 3);
    QCOMPARE(run.sink.dataset.trainPictures, 24);
    QCOMPARE(run.sink.dataset.testPictures, 4);
    QCOMPARE(run.sink.dataset.manifestHash.size(), 64);
    QCOMPARE(run.sink.model.size(), 1);
    QVERIFY(!run.sink.progress.isEmpty());
}

void TestRunExecutor::anotherConnectionSeesItRunning()
{
    QList<RunRecord> seen;
    QString path;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&](int epoch) {
        if (epoch == 2) {
            const auto store = ResultStore::open(path);
            seen = store ? store.value()->records().value() : QList<RunRecord>();
        }
    };
    Run run(behaviour);
    path = run.request.storePath;
    QVERIFY(run.execute());
    QCOMPARE(seen.size(), 1);
    QCOMPARE(toString(seen.first().status), toString(RunStatus::Running));
    QCOMPARE(seen.first().epochs.size(), 2);
    QVERIFY(!seen.first().isRanked);
}

void TestRunExecutor::seedDeviceAndSettingsAreRecorded()
{
    Run run;
    run.request.seed = 7;
    run.request.workload.batchSize = 8;
    run.request.setId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(result->seed, quint64(7));
    QCOMPARE(result->setId, run.request.setId);
    QCOMPARE(toString(result->preset), toString(Preset::Custom));
    QCOMPARE(result->workload.batchSize, 8);
    QCOMPARE(result->device.id, QStringLiteral("cpu"));
    QCOMPARE(result->device.threads, 1);
}

void TestRunExecutor::eachReasonKeepsARunUnranked_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("it didn't learn") << "guessing"
                                     << "didn't learn";
    QTest::newRow("loss not finite") << "loss"
                                     << "finite";
    QTest::newRow("debug build") << "debug"
                                 << "release build";
    QTest::newRow("too many left out") << "left out"
                                       << "left out";
}

void TestRunExecutor::eachReasonKeepsARunUnranked()
{
    QFETCH(QString, fault);
    QFETCH(QString, words);
    FakeBehaviour behaviour;
    behaviour.hasLearned = fault != QStringLiteral("guessing");
    behaviour.isLossFinite = fault != QStringLiteral("loss");
    behaviour.leftOut = fault == QStringLiteral("left out") ? 4 : 0;
    Run run(behaviour);
    run.build.isOptimised = fault != QStringLiteral("debug");
    const auto result = run.execute();
    QVERIFY(result);
    QCOMPARE(toString(result->status), toString(RunStatus::Completed));
    QVERIFY(!result->isRanked);
    QVERIFY2(hasReason(result.value(), words), qPrintable(result->unrankedReasons.join(u' ')));
    QCOMPARE(run.stored(), QList<RunRecord>{result.value()});
}

void TestRunExecutor::changedArchiveKeepsARunUnranked()
{
    const PictureFolder* folder = nullptr;
    FakeBehaviour behaviour;
    behaviour.onEpochDone = [&folder](int) {
        folder->write(QStringLiteral("train/cats/0.jpg"), "another, longer content");
    };
    Run run(behaviour);
    folder = &run.pictures;
    const auto result = run.execute();
    QVERIFY(result);
    QVERIFY(!result->isRanked);
    QVERIFY2(hasReason(result.value(), QStringLiteral("changed")),
             qPrintable(result->unrankedReasons.join(u' ')));
}

void TestRunExecutor::leftOutPicturesAreTold()
{
    FakeBehaviour behaviour;
    behaviour.leftOut = 1;
    Run run(behaviour);
    const auto result = run.execute();
    QVERIFY(result);
    QVERIFY2(result->isRanked, qPrintable(result->unrankedReasons.join(u' ')));
    QCOMPARE(result->dataset.leftOut, 1);
    QCOMPARE(run.sink.dataset.leftOut.size(), 1);
    QVERIFY(hasWarning(result.value(), QStringLiteral("left-out")));
}

void TestRunExecutor::deviceThatFailsKeepsItsEpochs()
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

void TestRunExecutor::outOfMemoryKeepsItsEpochs()
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
void TestRunExecutor::outOfMemoryTwiceIsAnError()
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

void TestRunExecutor::stopWhileDecodingStoresNothing()
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

void TestRunExecutor::stopWhileWarmingUpIsStored()
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

void TestRunExecutor::stopWhileTrainingKeepsItsEpochs()
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

void TestRunExecutor::refusedBeforeAnythingIsStored_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing device") << "device" << ErrorCode::DeviceUnavailable;
    QTest::newRow("precision") << "precision" << ErrorCode::DeviceUnavailable;
    QTest::newRow("batch of 0") << "batch" << ErrorCode::Usage;
    QTest::newRow("model's folder missing") << "model" << ErrorCode::Input;
}

void TestRunExecutor::refusedBeforeAnythingIsStored()
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

void TestRunExecutor::missingDatasetIsAnInputError()
{
    Run run;
    run.request.datasetPath = run.home.filePath(QStringLiteral("nothing.zip"));
    const auto result = run.execute();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Input);
    QVERIFY(run.sink.stagesThatWere(StageState::Failed) == QList<RunStage>{RunStage::Check});
    QVERIFY(run.stored().isEmpty());
}

/// The second starts while the first trains, and ends before it.
void TestRunExecutor::runsSideBySideAreBothMarked()
{
    Run second;
    FakeBehaviour behaviour;
    std::optional<Result<RunRecord>> other;
    QList<Warning> preflight;
    behaviour.onEpochDone = [&](int epoch) {
        if (epoch == 1) {
            preflight = preflightWarnings({}, QFileInfo(second.request.storePath).absolutePath(), {});
            other = second.execute();
        }
    };
    Run first(behaviour);
    second.request.storePath = first.request.storePath;
    const auto result = first.execute();
    QVERIFY(result && other && *other);
    QVERIFY(epochmark::test::hasWarning(preflight, QStringLiteral("other-run")));
    for (const RunRecord& record : {result.value(), other->value()}) {
        QVERIFY(hasWarning(record, QStringLiteral("other-run")));
        const auto said = std::ranges::find(record.warnings, QStringLiteral("other-run"), &Warning::code);
        QVERIFY2(said->text.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(said->text));
        QCOMPARE(std::ranges::count(record.warnings, QStringLiteral("other-run"), &Warning::code), 1);
    }
    // One that is alone again is not.
    Run third;
    third.request.storePath = first.request.storePath;
    const auto alone = third.execute();
    QVERIFY(alone && !hasWarning(alone.value(), QStringLiteral("other-run")));
}

void TestRunExecutor::fullJournalDoesNotEndTheRun()
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

void TestRunExecutor::fullStoreLeavesTheRecordInAFile()
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

void TestRunExecutor::disturbedRunsSaySo_data()
{
    QTest::addColumn<double>("waited");
    QTest::addColumn<double>("stolen");
    QTest::addColumn<bool>("isWarned");
    QTest::addColumn<bool>("isRanked");
    QTest::newRow("quiet") << 0.0 << 0.0 << false << true;
    QTest::newRow("hardly") << 0.03 << 0.019 << false << true;
    QTest::newRow("a little") << 0.04 << 0.011 << true << true;
    QTest::newRow("much") << 0.2 << 0.049 << true << true;
    QTest::newRow("too much") << 0.2 << 0.05 << true << false;
}

void TestRunExecutor::disturbedRunsSaySo()
{
    QFETCH(double, waited);
    QFETCH(double, stolen);
    Run run;
    run.disturbance = Disturbance{waited, stolen, 0, 0.5};
    run.busiestProgram = QStringLiteral("cc1plus");
    QVERIFY(run.execute());
    const RunRecord record = run.stored().value(0);
    QCOMPARE(record.epochs.size(), 3);
    QCOMPARE(record.epochs.last().disturbance, std::optional<Disturbance>(run.disturbance));
    QCOMPARE(run.sink.epochs.last().disturbance, std::optional<Disturbance>(run.disturbance));
    QVERIFY(record.disturbedShare && qAbs(*record.disturbedShare - waited - stolen) < 1e-12);
    QTEST(hasWarning(record.warnings, QStringLiteral("disturbed")), "isWarned");
    QTEST(record.isRanked, "isRanked");
    QCOMPARE(hasReason(record, QStringLiteral("lost to others")), !record.isRanked);
    const auto warning = std::ranges::find(record.warnings, QStringLiteral("disturbed"), &Warning::code);
    QVERIFY(warning == record.warnings.end() || warning->text.contains(run.busiestProgram));
}

void TestRunExecutor::threadsThatWorkedAreRecorded()
{
    for (const int worked : {1, 2}) {
        FakeBehaviour behaviour;
        behaviour.threadsWorking = worked;
        Run run(behaviour);
        run.request.threads = 2;
        const auto record = run.execute();
        QVERIFY(record);
        QCOMPARE(record->device.threads, worked);
        QCOMPARE(hasWarning(record.value(), QStringLiteral("fewer-threads")), worked < 2);
        QVERIFY(record->isRanked);
    }
}

/// Where a plug-in's process trains this one's memory is none of it.
void TestRunExecutor::compilingIsRecordedAndForeignMemoryIsnt()
{
    for (const bool isPlugin : {false, true}) {
        FakeBehaviour behaviour;
        behaviour.compileSeconds = isPlugin ? std::optional(8.5) : std::nullopt;
        Run run(behaviour);
        run.deviceId = isPlugin ? QStringLiteral("pjrt:stub:0") : QStringLiteral("cpu");
        run.request.deviceId = run.deviceId;
        const auto record = run.execute();
        QVERIFY(record);
        QCOMPARE(record->peakMemoryBytes.has_value(), !isPlugin && PeakMemory().bytes().has_value());
        const QJsonValue seconds = record->environment.value(QStringLiteral("compile_s"));
        QCOMPARE(seconds.isUndefined(), !isPlugin);
        QCOMPARE(seconds.toDouble(), isPlugin ? 8.5 : 0);
        QCOMPARE(run.sink.messages.join(u' ').contains(
                     QStringLiteral("Compiling the network for pjrt:stub:0 took 8.5 s")),
                 isPlugin);
    }
}

/// A step that a card can't record is told of before the training, in the record and, if the card fails, too.
void TestRunExecutor::theWayInWhichItTrainsIsRecorded()
{
    for (const bool fails : {false, true}) {
        FakeBehaviour behaviour;
        behaviour.trainingWarnings = {{QStringLiteral("no-graph"), QStringLiteral("Slower than need be.")}};
        behaviour.trainingFacts = {{QStringLiteral("steps"), QStringLiteral("eager")}};
        behaviour.failsInEpoch = fails ? std::optional(2) : std::nullopt;
        Run run(behaviour);
        const auto record = run.execute();
        QVERIFY(record);
        QVERIFY(record->status == (fails ? RunStatus::Failed : RunStatus::Completed));
        QVERIFY(hasWarning(record.value(), QStringLiteral("no-graph")));
        QCOMPARE(record->environment.value(QStringLiteral("steps")).toString(), QStringLiteral("eager"));
        QCOMPARE(static_cast<int>(record->epochs.size()), fails ? 1 : run.request.workload.epochs);
    }
}

QTEST_GUILESS_MAIN(TestRunExecutor)
#include "tst_runexecutor.moc"
