// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gallery/realshots.h"

#include "pages/benchmark/benchmarkpage.h"
#include "widgets/numberfield.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QHash>
#include <QThread>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kPatience = 600'000;  // ms: a run on a slow machine
constexpr int kPause = 20;          // ms between two looks
constexpr int kMostCompared = 4;

/// Ends the program when `condition` doesn't come true.
void waitFor(const std::function<bool()>& condition, const char* what)
{
    const QDeadlineTimer deadline(kPatience);
    while (!condition()) {
        if (deadline.hasExpired()) {
            qFatal("Waited in vain for %s.", what);
        }
        QCoreApplication::processEvents();
        QThread::msleep(kPause);
    }
}

QList<RunRecord> recordsOf(Stage& stage)
{
    const auto records = stage.context().store().records();
    if (!records) {
        qFatal("%s", qPrintable(records.error().message));
    }
    return records.value();
}

/// The ranked sets of the workload with most ranked runs, the fastest first.
QStringList rankedSets(Stage& stage)
{
    QHash<QString, QList<RunRecord>> byWorkload;
    for (const RunRecord& record : recordsOf(stage)) {
        if (record.isRanked) {
            byWorkload[record.fingerprint()].append(record);
        }
    }
    QList<RunRecord> most;
    for (const QList<RunRecord>& records : std::as_const(byWorkload)) {
        most = records.size() > most.size() ? records : most;
    }
    if (most.isEmpty()) {
        qFatal("The store has no ranked result.");
    }
    std::stable_sort(most.begin(), most.end(), [](const RunRecord& one, const RunRecord& other) {
        return one.timing.totalSeconds() < other.timing.totalSeconds();
    });
    QStringList sets;
    for (const RunRecord& record : std::as_const(most)) {
        sets.append(record.setId);
    }
    sets.removeDuplicates();
    return sets;
}

/// Chooses the dataset and how many processes share it out, starts as a person does, and comes back when half
/// of the epochs are done.
void runHalfway(Stage& stage, const QString& dataset, int ranks)
{
    stage.window().startBackgroundWork();
    stage.context().useDataset(dataset);
    const auto isStartable = [&stage] {
        const auto* start = stage.find<QAbstractButton>("startButton");
        return start != nullptr && start->isVisible() && start->isEnabled();
    };
    waitFor(isStartable, "the dataset");
    if (ranks > 1) {  // a thread each
        stage.find<NumberField>("threadsSpin")->setValue(1);
        stage.find<NumberField>("ranksSpin")->setValue(ranks);
    }
    stage.find<QAbstractButton>("startButton")->click();
    const auto isHalfway = [&stage] {
        const QList<RunRecord> records = recordsOf(stage);
        return records.first().status == RunStatus::Running
               && records.first().epochs.size() * 2 >= records.first().workload.epochs;
    };
    waitFor(isHalfway, "half of the epochs");
}

}  // namespace

QList<RealShot> realShots(const QString& dataset)
{
    const auto text = [](const char* name) { return QString::fromLatin1(name); };
    QList<RealShot> shots{
        {text("leaderboard-real"),
         [](Stage& stage) { stage.window().showPage(MainWindow::Page::Leaderboard); }},
        {text("compare-real"),
         [](Stage& stage) {
             stage.context().compare(
                 rankedSets(stage).first(std::min<qsizetype>(kMostCompared, rankedSets(stage).size())));
         }},
        {text("scaling-real"),
         [](Stage& stage) {
             stage.window().showPage(MainWindow::Page::Compare);
             stage.settle();
             stage.find<QAbstractButton>("compareScaling")->click();
         }},
        {text("costs-real"), [](Stage& stage) { stage.window().showPage(MainWindow::Page::Costs); }},
        {text("report-real"), [](Stage& stage) { stage.context().showReport(rankedSets(stage).first()); }}};
    if (!dataset.isEmpty()) {
        shots.append({text("ranks-real"), [dataset](Stage& stage) { runHalfway(stage, dataset, 2); }});
        shots.append({text("benchmark-real"), [dataset](Stage& stage) { runHalfway(stage, dataset, 1); }});
    }
    return shots;
}

void finishRun(Stage& stage)
{
    if (auto* stop = stage.find<QAbstractButton>("stopButton")) {
        stop->click();
    }
    waitFor([&stage] { return !stage.window().benchmarkPage()->isRunning(); }, "the run's end");
}

}  // namespace epochmark
