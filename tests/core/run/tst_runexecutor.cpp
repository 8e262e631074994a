// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakerun.h"
#include "measure/sensors/peakmemory.h"
#include "run/environment.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

#include <cmath>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Run = FakeRun;

bool hasWarning(const RunRecord& record, const QString& code)
{
    return epochmark::test::hasWarning(record.warnings, code);
}

}  // namespace

/// A run from its request to the stored record.
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
    void runsSideBySideAreBothMarked();
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
