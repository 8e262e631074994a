// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/trainingrun.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace epochmark {

namespace {

// Running means: 200 of a first epoch of a minute, not many more of a long one.
constexpr double kSecondsBetweenMeans = 0.25;
constexpr double kShareBetweenMeans = 1.0 / 200;

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

std::optional<double> meanLoss(const PassSums& sums, size_t pictures)
{
    return finite(sums.loss / static_cast<double>(pictures));
}

double accuracy(const PassSums& sums, size_t pictures)
{
    return static_cast<double>(sums.hits) / static_cast<double>(pictures);
}

/// LibTorch calls the one Metal device "mps:0".
QString deviceId(const PassSums& sums)
{
    const QString name = QString::fromStdString(sums.device);
    return name.startsWith(QLatin1String("mps")) ? QStringLiteral("mps") : name;
}

/// What no phase claimed is "other", so that the phases sum to the whole.
void closePhases(Phases& phases, double seconds)
{
    phases.otherSeconds = 0;
    phases.otherSeconds = seconds - phases.total();
}

}  // namespace

TrainingRun::TrainingRun(StepPipeline& pipeline, const WorkloadSpec& workload, TrainingObserver& observer,
                         StopToken stop)
    : m_pipeline(pipeline), m_workload(workload), m_observer(observer), m_stop(std::move(stop))
{}

TrainingReport TrainingRun::execute(EpochShuffle& trainOrders, EpochShuffle& validationOrders)
{
    m_pipeline.synchronize();
    const int batch = m_workload.batchSize;
    m_stepsPerEpoch = (trainOrders.pictureCount() + batch - 1) / batch;
    m_clock.restart();
    m_lapStart = 0;
    for (int epoch = 1; epoch <= m_workload.epochs; ++epoch) {
        if (!runEpoch(epoch, trainOrders, validationOrders)) {
            m_report.end = TrainingEnd::Stopped;
            break;
        }
    }
    m_report.trainSeconds = m_clock.seconds();
    closePhases(m_report.phases, m_report.trainSeconds);
    if (m_report.end == TrainingEnd::Completed) {
        finalEvaluation(validationOrders.next());
    }
    return std::move(m_report);
}

bool TrainingRun::runEpoch(int epoch, EpochShuffle& trainOrders, EpochShuffle& validationOrders)
{
    EpochReport report;
    report.epoch = epoch;
    const double begin = m_clock.seconds();
    const bool isFinished = trainPass(report, trainOrders.next())
                            && validationPass(report, validationOrders.next());
    report.seconds = m_clock.seconds() - begin;
    closePhases(report.phases, report.seconds);
    m_report.phases += report.phases;
    if (!isFinished) {
        return false;
    }
    m_report.isLossFinite = m_report.isLossFinite && report.trainLoss && report.validationLoss;
    m_report.epochs.append(report);
    m_observer.epochFinished(report);
    return true;
}

bool TrainingRun::trainPass(EpochReport& report, PictureOrder order)
{
    const size_t pictures = order.rows.size();
    m_pipeline.beginPass(PassKind::Training, std::move(order), m_workload.batchSize);
    for (int step = 1; step <= m_stepsPerEpoch; ++step) {
        if (isStopping()) {
            return false;
        }
        trainStep(report, step, pictures);
    }
    lap();
    const PassSums sums = m_pipeline.readSums();
    countExchange(report, lap());
    report.trainLoss = meanLoss(sums, pictures);
    report.trainAccuracy = accuracy(sums, pictures);
    report.trainHits = sums.hits;
    m_report.deviceUsed = deviceId(sums);
    return true;
}

void TrainingRun::trainStep(EpochReport& report, int step, size_t pictures)
{
    lap();
    m_pipeline.loadBatch();
    const double input = lap();
    m_pipeline.computeGradients();
    m_pipeline.synchronize();
    const double fused = m_pipeline.fusedUpdateSeconds();
    const double exchanged = m_pipeline.exchangeSeconds();
    report.phases.computeSeconds += lap() - fused - exchanged;
    m_pipeline.exchangeGradients();
    countExchange(report, lap() + exchanged);
    m_pipeline.applyUpdate();
    m_pipeline.synchronize();
    report.phases.optimizerSeconds += lap() + fused;
    report.phases.inputSeconds += input;
    m_inputWait += input;
    StepSample sample{report.epoch, step, m_stepsPerEpoch, m_lapStart, m_inputWait};
    tellMeans(sample, pictures);
    m_observer.stepFinished(sample);
}

/// While there is no epoch to look at yet. Between two laps: no phase is charged with it.
void TrainingRun::tellMeans(StepSample& sample, size_t pictures)
{
    const double due = std::max(kSecondsBetweenMeans, m_meansAt * kShareBetweenMeans);
    const bool isDue = sample.epoch == 1 && sample.elapsedSeconds - m_meansAt >= due;
    if (const std::optional<PassSums> sums = isDue ? m_pipeline.sumsSoFar() : std::nullopt) {
        m_meansAt = sample.elapsedSeconds;
        const auto seen = std::min(pictures, static_cast<size_t>(sample.step)
                                                 * static_cast<size_t>(m_workload.batchSize));
        sample.trainLoss = meanLoss(*sums, seen);
        sample.trainAccuracy = accuracy(*sums, seen);
    }
}

bool TrainingRun::validationPass(EpochReport& report, PictureOrder order)
{
    const size_t pictures = order.rows.size();
    const double begin = m_clock.seconds();
    const PassSums sums = validate(std::move(order));
    report.validationSeconds = m_clock.seconds() - begin;
    report.phases.validationSeconds = report.validationSeconds;
    report.validationLoss = meanLoss(sums, pictures);
    report.validationAccuracy = accuracy(sums, pictures);
    return !isStopping();
}

PassSums TrainingRun::validate(PictureOrder order)
{
    m_pipeline.beginPass(PassKind::Validation, std::move(order),
                         m_pipeline.validationBatchSize(m_workload.batchSize));
    while (!m_stop.isStopRequested() && m_pipeline.loadBatch()) {
        m_pipeline.evaluate();
    }
    return m_pipeline.readSums();
}

void TrainingRun::finalEvaluation(PictureOrder order)
{
    const size_t pictures = order.rows.size();
    const PassSums sums = validate(std::move(order));
    if (isStopping()) {
        return;  // sums over some of the pictures are no mean over all
    }
    m_report.finalValidationLoss = meanLoss(sums, pictures);
    m_report.finalValidationAccuracy = finite(accuracy(sums, pictures));
}

/// Ranks stop in the same step, so what this one was asked for says nothing before all know.
bool TrainingRun::isStopping() const
{
    return m_pipeline.agreedStop().value_or(m_stop.isStopRequested());
}

void TrainingRun::countExchange(EpochReport& report, double seconds) const
{
    if (m_pipeline.agreedStop()) {
        report.phases.exchangeSeconds = report.phases.exchangeSeconds.value_or(0) + seconds;
    }
}

double TrainingRun::lap()
{
    const double now = m_clock.seconds();
    return now - std::exchange(m_lapStart, now);
}

}  // namespace epochmark
