// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/progressmeter.h"

#include <algorithm>

namespace epochmark {

namespace {

constexpr double kSecondsBetween = 0.05;
constexpr double kWindowSeconds = 1.0;

/// What validating takes of an epoch's steps.
double validationShare(const WorkloadSpec& workload)
{
    return workload.trainPictures > 0 ? RemainingTime::kForwardShare * workload.testPictures
                                            / static_cast<double>(workload.trainPictures)
                                      : 0;
}

}  // namespace

ProgressMeter::ProgressMeter(const WorkloadSpec& workload, double dataSeconds)
    : m_workload(workload), m_dataSeconds(dataSeconds),
      m_remaining(workload.epochs, validationShare(workload))
{}

void ProgressMeter::mark(const StepSample& sample)
{
    const qint64 pictures = std::min<qint64>(qint64(sample.step) * m_workload.batchSize,
                                             m_workload.trainPictures);
    m_window.push_back({sample.elapsedSeconds, pictures, sample.step});
    while (m_window.size() > 2 && sample.elapsedSeconds - m_window[1].seconds >= kWindowSeconds) {
        m_window.pop_front();
    }
    const Mark& first = m_window.front();
    const Mark& last = m_window.back();
    if (last.seconds > first.seconds) {
        m_imagesPerSecond = double(last.pictures - first.pictures) / (last.seconds - first.seconds);
        m_stepSeconds = (last.seconds - first.seconds) / (last.steps - first.steps);
    }
}

std::optional<RunProgress> ProgressMeter::stepFinished(const StepSample& sample, const SensorReading& sensors)
{
    mark(sample);
    if (sample.trainLoss || sample.trainAccuracy) {
        m_trainLoss = sample.trainLoss;
        m_trainAccuracy = sample.trainAccuracy;
    }
    if (m_sentAt >= 0 && sample.elapsedSeconds - m_sentAt < kSecondsBetween) {
        return std::nullopt;
    }
    m_sentAt = sample.elapsedSeconds;
    RunProgress progress = progressAt(sample);
    progress.trainLoss = m_trainLoss;
    progress.trainAccuracy = m_trainAccuracy;
    progress.temperature = sensors.temperature;
    progress.watts = sensors.watts;
    progress.powerScope = sensors.powerScope;
    return progress;
}

void ProgressMeter::epochFinished(const EpochReport& report)
{
    m_remaining.epochFinished(report.seconds);
    m_finishedEpochsSeconds += report.seconds;
    m_trainLoss.reset();
    m_trainAccuracy.reset();
    // Validation lies between two epochs: a rate across it would be too low.
    m_window.clear();
}

RunProgress ProgressMeter::progressAt(const StepSample& sample) const
{
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.epoch = sample.epoch;
    progress.epochs = m_workload.epochs;
    progress.step = sample.step;
    progress.stepsPerEpoch = sample.stepsPerEpoch;
    const double epochShare = sample.stepsPerEpoch > 0 ? double(sample.step) / sample.stepsPerEpoch : 0;
    progress.share = (sample.epoch - 1 + epochShare) / m_workload.epochs;
    progress.elapsedSeconds = m_dataSeconds + sample.elapsedSeconds;
    progress.dataSeconds = m_dataSeconds;
    const double intoEpoch = sample.elapsedSeconds - m_finishedEpochsSeconds;
    progress.secondsLeft = m_remaining.secondsLeft(intoEpoch, sample.step, sample.stepsPerEpoch);
    progress.epochSecondsLeft = m_remaining.secondsLeftInEpoch(intoEpoch, sample.step, sample.stepsPerEpoch);
    progress.imagesPerSecond = m_imagesPerSecond;  // at an epoch's first step the last one's
    progress.stepSeconds = m_stepSeconds;
    if (sample.elapsedSeconds > 0) {
        progress.inputWaitShare = std::clamp(sample.inputWaitSeconds / sample.elapsedSeconds, 0.0, 1.0);
    }
    return progress;
}

}  // namespace epochmark
