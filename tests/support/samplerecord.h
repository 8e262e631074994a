// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"

#include <QTimeZone>
#include <QUuid>

#include <cmath>

/// Records as a run would leave them, for tests: every field filled, curves that learn, phases that add up.
namespace epochmark::sample {

inline QString uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

inline WorkloadSpec workload(int epochs = 15)
{
    WorkloadSpec spec;
    spec.manifestHash = QStringLiteral("7f3a91c204be5d18").repeated(4);
    spec.classes = {QStringLiteral("cats"), QStringLiteral("dogs")};
    spec.trainPictures = 700;
    spec.testPictures = 140;
    spec.epochs = epochs;
    return spec;
}

inline EpochReport epoch(int number, double seconds, const WorkloadSpec& spec)
{
    EpochReport report;
    report.epoch = number;
    report.seconds = seconds;
    report.validationSeconds = seconds * 0.1;
    report.trainLoss = 0.7 * std::exp(-0.2 * number);
    report.trainAccuracy = 1 - 0.5 * std::exp(-0.2 * number);
    report.validationLoss = 0.69 - 0.01 * number;
    report.validationAccuracy = 0.55 + 0.005 * number;
    report.trainHits = std::llround(*report.trainAccuracy * spec.trainPictures);
    report.phases = {0, seconds * 0.02, seconds * 0.78, seconds * 0.08, seconds * 0.1, seconds * 0.02};
    report.disturbance = Disturbance{0.01, 0.002, 0, 0.05};
    report.sensors = EpochSensors{58 + 0.5 * number, 4150 - 10.0 * number, 44.5};
    return report;
}

inline void addTimes(RunRecord& record, double headlineSeconds)
{
    const double dataSeconds = headlineSeconds * 0.04;
    const double epochSeconds = (headlineSeconds - dataSeconds) / record.workload.epochs;
    record.timing.checkSeconds = 0.4;
    record.timing.dataSeconds = dataSeconds;
    record.timing.warmupSeconds = 1.5;
    record.timing.trainSeconds = headlineSeconds - dataSeconds;
    record.timing.phases.decodeSeconds = dataSeconds;
    for (int number = 1; number <= record.workload.epochs; ++number) {
        record.epochs.append(epoch(number, epochSeconds, record.workload));
        record.timing.phases += record.epochs.last().phases;
    }
    record.steadyImagesPerSecond = record.workload.trainPictures / (epochSeconds * 0.9);
}

/// A completed, ranked run that took `headlineSeconds`; its set has this run alone unless setId is changed.
inline RunRecord completed(double headlineSeconds = 57.3, int epochs = 15)
{
    RunRecord record;
    record.id = uuid();
    record.setId = uuid();
    record.status = RunStatus::Completed;
    record.isRanked = true;
    record.hasLearned = true;
    record.startedAt = QDateTime(QDate(2026, 1, 31), QTime(12, 0), QTimeZone::utc());
    record.workload = workload(epochs);
    record.dataset = {QStringLiteral("cats-vs-dogs.zip"), 2};
    record.device = {QStringLiteral("cpu"), DeviceKind("cpu"), QStringLiteral("Intel Core i3-6100"), 4,
                     16760000000};
    record.environment = {{QStringLiteral("epochmark"), QStringLiteral("1.0.0")},
                          {QStringLiteral("libtorch"), QStringLiteral("2.15.0")},
                          {QStringLiteral("cores"), 2}};
    addTimes(record, headlineSeconds);
    record.finalValidationLoss = record.epochs.last().validationLoss;
    record.finalValidationAccuracy = record.epochs.last().validationAccuracy;
    record.peakMemoryBytes = 734003200;
    record.disturbedShare = 0.012;
    record.energy = Energy{9.8 * 3600, QStringLiteral("RAPL"), QStringLiteral("package")};
    return record;
}

/// A run that has just begun: no times, no epochs.
inline RunRecord running()
{
    RunRecord record = completed();
    record.status = RunStatus::Running;
    record.isRanked = false;
    record.hasLearned = false;
    record.timing = {};
    record.epochs.clear();
    record.steadyImagesPerSecond.reset();
    record.finalValidationLoss.reset();
    record.finalValidationAccuracy.reset();
    record.disturbedShare.reset();
    record.energy.reset();
    record.peakMemoryBytes.reset();
    return record;
}

}  // namespace epochmark::sample
