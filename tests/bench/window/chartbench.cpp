// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benches.h"
#include "benchhome.h"
#include "durations.h"
#include "pages/benchmark/benchmarkpage.h"
#include "pages/benchmark/runview.h"
#include "samplerecord.h"
#include "workload/workloadspec.h"

namespace epochmark::bench {

namespace {

constexpr int kTicks = 100;
constexpr int kTurns = 5;
constexpr int kTurnMs = 1200;  // the charts' last redraw of a run in progress

QList<EpochReport> epochsOf(int count, double seconds)
{
    QList<EpochReport> reports;
    const WorkloadSpec workload = sample::workload(count);
    for (int number = 1; number <= count; ++number) {
        reports.append(sample::epoch(number, seconds, workload));
    }
    return reports;
}

QList<Ghost> ghostsOf(int epochs)
{
    QList<Ghost> ghosts;
    for (const double seconds : {0.4, 1.1, 1.4}) {
        ghosts.append({QStringLiteral("Device %1").arg(ghosts.size() + 1),
                       0.3,
                       0.3 + seconds * epochs,
                       epochsOf(epochs, seconds),
                       {}});
    }
    return ghosts;
}

RunProgress progressOf(int epoch, int epochs, double elapsed)
{
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.epoch = epoch;
    progress.epochs = epochs;
    progress.share = static_cast<double>(epoch) / epochs;
    progress.elapsedSeconds = elapsed;
    progress.imagesPerSecond = 350;
    return progress;
}

void benchTick(RunView& view, int epochs, CurveChart::XAxis axis, const QString& name)
{
    RunRequest request;
    request.workload = workloadOf(Preset::Classic);
    request.workload.epochs = epochs;
    view.begin(request, QStringLiteral("This device"));
    view.setXAxis(axis);
    view.setGhosts(ghostsOf(epochs));
    const QList<EpochReport> done = epochsOf(epochs * 2 / 3, 1);
    for (const EpochReport& report : done) {
        view.addEpoch(report);
    }
    const QList<CurveChart*> charts = view.findChildren<CurveChart*>();
    Durations drawing;
    Durations whole;
    for (int tick = 0; tick < kTicks; ++tick) {
        const double elapsed = static_cast<double>(done.size()) + tick * 0.001 * epochs;
        runEventLoop(1);
        for (CurveChart* chart : charts) {
            chart->setNow(elapsed);
        }
        drawing.add(cost([&charts] {
            for (CurveChart* chart : charts) {
                chart->redrawNow();
            }
        }));
        whole.add(cost([&] {
            view.setProgress(progressOf(static_cast<int>(done.size()) + 1, epochs, elapsed));
            for (CurveChart* chart : charts) {
                chart->redrawNow();
            }
        }));
    }
    drawing.print(name + QStringLiteral(": both charts"));
    whole.print(name + QStringLiteral(": charts, tiles, stage bar"));
}

/// What happens once a run: the live view comes, the result card comes. The first time is the dearest.
void benchTurns(RunView& view)
{
    const RunRecord run = sample::completed(60, 15);
    LeaderboardRow row;
    row.deviceName = run.device.name;
    row.runs = {run};
    row.typical = 0;
    row.isRanked = true;
    row.rank = 1;
    Durations beginning;
    Durations ending;
    for (int time = 0; time < kTurns; ++time) {
        RunRequest request;
        request.workload = run.workload;
        beginning.add(cost([&] { view.begin(request, run.device.name); }));
        for (const EpochReport& report : run.epochs) {
            view.addEpoch(report);
        }
        ending.add(cost([&] { view.showResult(run, row, 1); }));
        runEventLoop(kTurnMs);
    }
    beginning.print(QStringLiteral("a run begins: the live view comes"));
    ending.print(QStringLiteral("a run ends: the result card comes"));
}

}  // namespace

void benchCharts()
{
    BenchHome home;
    RunView& view = *home.window().benchmarkPage()->runView();
    runEventLoop(1000);
    benchTurns(view);
    for (const int epochs : {15, 1000}) {
        benchTick(view, epochs, CurveChart::XAxis::Epochs, QStringLiteral("%1 epochs").arg(epochs));
        benchTick(view, epochs, CurveChart::XAxis::ElapsedTime,
                  QStringLiteral("%1 epochs, elapsed time").arg(epochs));
    }
}

}  // namespace epochmark::bench
