// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/shots.h"

#include "base/format.h"
#include "charts/curvechart.h"
#include "cost/costmodel.h"
#include "gallery/benchmarkposes.h"
#include "gallery/examplerecords.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/live/race.h"
#include "pages/benchmark/live/raceline.h"
#include "pages/benchmark/live/runlog.h"
#include "pages/benchmark/live/runoutcome.h"
#include "pages/benchmark/queue/queuecard.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/runsetuppanel.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>

#include <cmath>

namespace epochmark {

using gallery::chooseAll;
using gallery::leftOut;

namespace {

constexpr int kDoneEpochs = 6;
constexpr int kStep = 410;  // of the seventh epoch
constexpr int kSteps = 1000;
constexpr qint64 kSpoolBytes = qint64{25'000} * 150 * 150 * 3;
constexpr const char* kCache = "/home/me/.cache/epochmark";

QString text(const char* words)
{
    return QString::fromUtf8(words);
}

DatasetSummary summary()
{
    const WorkloadSpec workload = example::workload();
    return {text("cats-vs-dogs-kaggle.zip"),
            workload.classes,
            workload.trainPictures,
            workload.testPictures,
            leftOut(),
            0,
            workload.manifestHash};
}

void setGhosts(Stage& stage, RunView& view)
{
    const auto records = stage.context().store().records();
    const auto annotations = stage.context().store().annotations();
    const QList<LeaderboardGroup> groups = buildLeaderboard(records.value(), annotations.value(), nullptr);
    LeaderboardGroup others = groups.first();
    others.rows.removeIf([](const LeaderboardRow& row) { return row.setId == example::ownSet(); });
    const QList<Ghost> ghosts = chooseGhosts(others, text("Intel Core i3-6100"), 3);
    view.setGhosts(ghosts);
    QStringList racing;
    for (const Ghost& ghost : ghosts) {
        racing << ghost.setId;
    }
    view.raceLine()->setRivals(offeredRivals(others, text("Intel Core i3-6100"), racing));
}

void addStage(RunView& view, RunStage stage, StageState state, double seconds)
{
    view.setStage({stage, state, seconds});
    const LogEntry entry = runlog::stage({stage, state, seconds});
    if (!entry.text.isEmpty()) {
        view.log(entry.text, entry.isWarning);
    }
}

void addEpochs(RunView& view, int epochs)
{
    const RunRecord run = example::ownRun();
    for (int number = 1; number <= epochs; ++number) {
        const EpochReport report = run.epochs[number - 1];
        view.addEpoch(report);
        view.log(runlog::epoch(report).text);
    }
}

/// Where the run stands in the middle of its seventh epoch.
RunProgress progress()
{
    const RunRecord run = example::ownRun();
    const double share = (kDoneEpochs + double(kStep) / kSteps) / run.workload.epochs;
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.share = share;
    progress.epoch = kDoneEpochs + 1;
    progress.epochs = run.workload.epochs;
    progress.step = kStep;
    progress.stepsPerEpoch = kSteps;
    progress.dataSeconds = *run.timing.dataSeconds;
    progress.elapsedSeconds = *run.timing.dataSeconds + share * *run.timing.trainSeconds;
    progress.secondsLeft = (1 - share) * *run.timing.trainSeconds;
    progress.imagesPerSecond = *run.steadyImagesPerSecond;
    progress.stepSeconds = run.workload.batchSize / *run.steadyImagesPerSecond;
    progress.inputWaitShare = 0.006;
    progress.temperature = 64;
    progress.watts = 38;
    progress.powerScope = text("package");
    return progress;
}

double trainedSeconds()
{
    const RunProgress now = progress();
    return now.elapsedSeconds - now.dataSeconds;
}

/// A run up to the middle of its seventh epoch.
RunView& run(Stage& stage, int epochs)
{
    chooseAll(stage);
    BenchmarkPage* page = stage.window().benchmarkPage();
    RunView& view = *page->runView();
    view.begin(page->setupPanel()->request(), text("Intel Core i3-6100"));
    addStage(view, RunStage::Check, StageState::Done, 0.4);
    for (const LogEntry& entry : runlog::dataset(summary())) {
        view.log(entry.text, entry.isWarning);
    }
    const RunTiming timing = example::ownRun().timing;
    addStage(view, RunStage::Decode, StageState::Done, *timing.dataSeconds);
    addStage(view, RunStage::WarmUp, StageState::Done, *timing.warmupSeconds);
    view.setLayers(example::layers());
    setGhosts(stage, view);
    RunProgress begin = progress();
    begin.elapsedSeconds = begin.dataSeconds;
    view.setProgress(begin);
    addEpochs(view, epochs);
    if (epochs > 0) {
        view.setProgress(progress());
    }
    return view;
}

void poseBusy(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setBusy(true);
    using State = QueueList::State;
    const int percent = static_cast<int>(progress().share * 100);
    const auto run = [](int number) { return QueueList::tr("Run %1").arg(number); };
    setup->setQueue({QueueList::tr("Repeats"),
                     QueueList::tr("about %1 left").arg(text("24:19")),
                     {},
                     QueueList::tr("S&kip this run"),
                     {{run(1), State::Done, 928.8, 100, {}},
                      {run(2), State::Running, std::nullopt, percent, {}},
                      {run(3), State::Waiting, std::nullopt, 0, {}}}});
    view.setStage({RunStage::Train, StageState::Running, trainedSeconds()});
    view.setProgress(progress());
}

QueueList::Content queueOf(bool isCooling)
{
    using State = QueueList::State;
    const auto entry = [](int threads, int number, State state, std::optional<double> seconds) {
        const QString set = QObject::tr("CPU, %n thread(s)", nullptr, threads);  // as CpuKind names it
        return QueueList::Entry{set + text(" · ") + QueueList::tr("run %1").arg(number),
                                state,
                                seconds,
                                static_cast<int>(progress().share * 100),
                                {}};
    };
    return {QueueList::tr("Queue"),
            QueueList::tr("about %1 left").arg(text("48:10")),
            isCooling ? text("Cooling down, 63 °C, on at 46 °C") : QString(),
            isCooling ? QueueList::tr("&Go on now") : QueueList::tr("S&kip this run"),
            {entry(1, 1, State::Done, 1702.4), entry(2, 1, State::Done, 928.8),
             entry(1, 2, State::Skipped, {}),
             entry(2, 2, isCooling ? State::CoolingDown : State::Running, {}),
             entry(1, 3, State::Waiting, {}), entry(2, 3, State::Waiting, {})}};
}

void poseQueue(Stage& stage, bool isCooling)
{
    RunView& view = run(stage, kDoneEpochs);
    RunSetupPanel* setup = stage.window().benchmarkPage()->setupPanel();
    setup->setBusy(true);
    setup->setQueue(queueOf(isCooling));
    view.setStage({RunStage::Train, StageState::Running, trainedSeconds()});
    view.setProgress(progress());
}

RunRecord endedAs(RunStatus status)
{
    RunRecord run = example::ownRun();
    run.status = status;
    run.epochs.resize(kDoneEpochs);
    return run;
}

void showStopped(RunView& view)
{
    const RunOutcome outcome = outcomeOf(endedAs(RunStatus::Stopped), {});
    view.showOutcome(outcome.kind, outcome.text, outcome.detail, outcome.isStored);
}

/// The first seconds: what is known from steps alone.
void poseFirstEpoch(Stage& stage)
{
    RunView& view = run(stage, 0);
    stage.window().benchmarkPage()->setupPanel()->setBusy(true);
    RunProgress now = progress();
    now.epoch = 1;
    now.share = 0.5 / now.epochs;
    now.elapsedSeconds = now.dataSeconds + 31;
    now.secondsLeft = 897;
    now.epochSecondsLeft = 31;
    view.setStage({RunStage::Train, StageState::Running, 31});
    for (int step = 10; step <= 500; step += 10) {
        now.step = step;
        now.elapsedSeconds = now.dataSeconds + 31 * step / 500.0;
        now.epochSecondsLeft = 62 - 31 * step / 500.0;
        now.secondsLeft = 928 - 31 * step / 500.0;
        now.trainLoss = 0.655 + 0.12 * std::exp(-step / 60.0);
        now.trainAccuracy = 0.595 - 0.11 * std::exp(-step / 90.0) + 0.012 * std::sin(step * 1.7) * 30 / step;
        view.setProgress(now);
    }
}

/// A run looked at closely: values under the pointer, a smoothed and logarithmic loss.
void poseReading(Stage& stage)
{
    RunView& view = run(stage, 15);
    addStage(view, RunStage::Train, StageState::Done, *example::ownRun().timing.trainSeconds);
    showStopped(view);
    stage.settle();
    auto* accuracy = stage.find<CurveChart>("accuracyChart");
    auto* loss = stage.find<CurveChart>("lossChart");
    loss->setLogarithmic(true);
    loss->setSmoothed(true);
    loss->redrawNow();
    accuracy->redrawNow();
    const QPointF pointer(0.6 * accuracy->width(), 0.5 * accuracy->height());
    QMouseEvent move(QEvent::MouseMove, pointer, accuracy->mapToGlobal(pointer), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(accuracy, &move);
}

/// The dataset was there when it was chosen, and not when it was started.
void poseDatasetGone(Stage& stage)
{
    chooseAll(stage);
    RunView& view = *stage.window().benchmarkPage()->runView();
    RunRequest request = stage.window().benchmarkPage()->setupPanel()->request();
    request.datasetPath = text("/media/usb/holiday/gone.zip");
    view.begin(request, text("Intel Core i3-6100"));
    addStage(view, RunStage::Check, StageState::Failed, 0);
    const RunOutcome outcome = outcomeOf(Error{ErrorCode::Input, {}, {}}, request);
    view.showOutcome(outcome.kind, outcome.text, outcome.detail, outcome.isStored, outcome.remedy);
}

/// The menu that names who can race.
void poseGhostMenu(Stage& stage)
{
    poseBusy(stage);
    stage.settle();
    auto* button = stage.find<QPushButton>("ghostsButton");
    button->menu()->popup(button->mapToGlobal(button->rect().bottomLeft()));
}

void poseFailed(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.setProgress(progress());
    addStage(view, RunStage::Train, StageState::Failed, trainedSeconds());
    view.showOutcome(
        Banner::Kind::Error,
        text("The archive cats-vs-dogs-kaggle.zip was changed while the run was reading it. Run it again."),
        outcomeOf(endedAs(RunStatus::Failed), {}).detail, true);
}

/// The run up to the middle of its seventh epoch, its pixels in a file: the training waits for them now and
/// then.
RunView& spooledRun(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    view.log(QObject::tr("The decoded pictures lie in a spool file of %1 in %2 and are read ahead of "
                         "the training; waiting for them while training counts as input.")
                 .arg(format::bytes(kSpoolBytes), text(kCache)));
    RunProgress now = progress();
    now.inputWaitShare = 0.118;
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.setProgress(now);
    return view;
}

void poseSpooled(Stage& stage)
{
    spooledRun(stage);
    stage.window().benchmarkPage()->setupPanel()->setBusy(true);
}

/// Somebody cut the file short.
void poseSpoolTorn(Stage& stage)
{
    RunView& view = spooledRun(stage);
    addStage(view, RunStage::Train, StageState::Failed, trainedSeconds());
    view.showOutcome(Banner::Kind::Error,
                     QObject::tr("The spool file of the decoded pictures in %1 can't be read any more "
                                 "(%2). Check that disk and start again.")
                         .arg(text(kCache), QObject::tr("it was cut short")),
                     outcomeOf(endedAs(RunStatus::Failed), {}).detail, true);
}

/// Neither memory nor the disk has room for all pictures.
void poseSpoolTooLarge(Stage& stage)
{
    chooseAll(stage);
    const RunRequest request = stage.window().benchmarkPage()->setupPanel()->request();
    RunView& view = *stage.window().benchmarkPage()->runView();
    view.begin(request, text("Intel Core i3-6100"));
    addStage(view, RunStage::Check, StageState::Done, 0.4);
    addStage(view, RunStage::Decode, StageState::Failed, 0);
    const QString why = QObject::tr(
                            "A spool file for the decoded pictures would be %1 large, but only %2 are "
                            "free in %3 and 1 GiB of it stays reserved. Free some space there or use "
                            "fewer pictures.")
                            .arg(format::bytes(kSpoolBytes), format::bytes(qint64{1} << 30), text(kCache));
    const RunOutcome outcome = outcomeOf(Error{ErrorCode::Input, why, {}}, request);
    view.showOutcome(outcome.kind, outcome.text, outcome.detail, outcome.isStored, outcome.remedy);
}

void poseStopped(Stage& stage)
{
    RunView& view = run(stage, kDoneEpochs);
    view.setStage({RunStage::Train, StageState::Running, 0});
    view.setProgress(progress());
    addStage(view, RunStage::Train, StageState::Stopped, trainedSeconds());
    showStopped(view);
}

void poseDoneWith(Stage& stage, const QList<Warning>& doubts)
{
    RunView& view = run(stage, 15);
    addStage(view, RunStage::Train, StageState::Done, *example::ownRun().timing.trainSeconds);
    addStage(view, RunStage::Store, StageState::Done, 0.1);
    const CostModel costs(stage.context().prices());
    const auto records = stage.context().store().records();
    const auto annotations = stage.context().store().annotations();
    for (const LeaderboardGroup& group :
         buildLeaderboard(records.value(), annotations.value(), costs.perRun())) {
        for (LeaderboardRow row : group.rows) {
            if (row.setId == example::ownSet()) {
                row.doubts = doubts;
                view.showResult(row.runs.last(), row, 7);
            }
        }
    }
}

void poseDone(Stage& stage)
{
    poseDoneWith(stage, {});
}

void poseDoneDisturbed(Stage& stage)
{
    poseDoneWith(stage, {{text("disturbed"), {}}, {text("busy-machine"), {}}});
}

SetSummary summaryOfSet(const char* name, double seconds, double spread, double slowest)
{
    SetSummary set;
    set.name = text(name);
    set.rankedRuns = 3;
    set.seconds = seconds;
    set.interval = Interval{seconds * (1 - spread), seconds * (1 + spread)};
    set.variation = spread / 2.5;
    set.speedup = slowest / seconds;
    set.isSlowest = seconds == slowest;
    if (!set.isSlowest) {
        set.speedupInterval = Interval{*set.speedup * (1 - 1.3 * spread), *set.speedup * (1 + 1.3 * spread)};
    }
    return set;
}

void poseQueueDone(Stage& stage)
{
    poseDone(stage);
    SetSummary failed;
    failed.name = text("CUDA 0");
    failed.otherRuns = 1;
    stage.window().benchmarkPage()->runView()->queueCard()->setSets(
        {summaryOfSet("CPU, 1 thread", 1702.4, 0.02, 1702.4),
         summaryOfSet("CPU, 2 threads", 928.8, 0.03, 1702.4), failed});
}

}  // namespace

QList<Shot> runShots()
{
    using Store = Stage::Store;
    return {{text("benchmark-changing"), Store::Filled,
             [](Stage& stage) {
                 poseStopped(stage);
                 stage.find<QAbstractButton>("changeDatasetButton")->click();
             }},
            {text("benchmark-busy"), Store::Filled, poseBusy},
            {text("benchmark-queue"), Store::Filled, [](Stage& stage) { poseQueue(stage, false); }},
            {text("benchmark-queue-cooling"), Store::Filled, [](Stage& stage) { poseQueue(stage, true); }},
            {text("benchmark-queue-done"), Store::Filled, poseQueueDone},
            {text("benchmark-first-epoch"), Store::Filled, poseFirstEpoch},
            {text("benchmark-ghosts"), Store::Filled, poseGhostMenu},
            {text("benchmark-reading-values"), Store::Filled, poseReading},
            {text("benchmark-failed"), Store::Filled, poseFailed},
            {text("benchmark-spool"), Store::Filled, poseSpooled},
            {text("benchmark-spool-torn"), Store::Filled, poseSpoolTorn},
            {text("benchmark-spool-too-large"), Store::Filled, poseSpoolTooLarge},
            {text("benchmark-dataset-gone"), Store::Filled, poseDatasetGone},
            {text("benchmark-stopped"), Store::Filled, poseStopped},
            {text("benchmark-done"), Store::Filled, poseDone},
            {text("benchmark-disturbed"), Store::Filled, poseDoneDisturbed}};
}

}  // namespace epochmark
