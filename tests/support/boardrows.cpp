// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "boardrows.h"

#include "samplerecord.h"

namespace epochmark::sample {

namespace {

constexpr double kBaselineSeconds = 1178;

RunCost cents(double amount, PriceKind kind)
{
    return {amount / 100,       QStringLiteral("USD"), kind, QStringLiteral("entered"),
            QDate(2026, 11, 3), kind == PriceKind::Buy};
}

void give(LeaderboardRow& row, const QString& configuration, const std::optional<RunCost>& cost,
          std::optional<double> wattHours, const QString& scope)
{
    row.configuration = configuration;
    row.cost = cost;
    if (wattHours) {
        row.energy = Energy{*wattHours * 3600, QStringLiteral("NVML"), scope};
    }
}

LeaderboardRow unfinishedRow(const QString& setId, const QString& device, RunStatus status, int done)
{
    LeaderboardRow row = rankedRow(setId, device, 0, 24, 1);
    row.isRanked = false;
    row.rank.reset();
    row.rankedRuns = 0;
    row.speedup.reset();
    row.medianSeconds.reset();
    row.imagesPerSecond.reset();
    row.validationAccuracy.reset();
    row.hasLearned = false;
    row.status = status;
    row.runs[0].status = status;
    row.runs[0].isRanked = false;
    row.runs[0].epochs.resize(done);
    return row;
}

}  // namespace

RunRecord record(const QString& setId, const QString& device, DeviceKind kind, double seconds)
{
    RunRecord run = completed(seconds);
    run.setId = setId;
    run.startedAt = QDateTime(QDate(2026, 11, 3), QTime(14, 33), QTimeZone::utc());
    run.device.kind = kind;
    run.device.name = device;
    if (kind == DeviceKind("cuda")) {
        run.device.id = QStringLiteral("cuda:0");
        run.device.memoryBytes = qint64(12) << 30;
        run.environment.insert(QStringLiteral("cuda"), QStringLiteral("13.0"));
        run.energy = Energy{1.2 * 3600, QStringLiteral("NVML"), QStringLiteral("GPU only")};
    }
    return run;
}

LeaderboardRow rankedRow(const QString& setId, const QString& device, int rank, double seconds, int repeats)
{
    LeaderboardRow row;
    row.setId = setId;
    row.deviceName = device;
    row.kind = device.contains(QLatin1String("NVIDIA"))  ? DeviceKind("cuda")
               : device.contains(QLatin1String("Apple")) ? DeviceKind("mps")
                                                         : DeviceKind("cpu");
    row.configuration = QStringLiteral("2 cores, 2 threads · fp32");
    row.status = RunStatus::Completed;
    row.isRanked = true;
    row.rank = rank;
    row.rankedRuns = repeats;
    for (int run = 0; run < repeats; ++run) {
        row.runs.append(record(setId, device, row.kind, seconds * (1 + 0.01 * run)));
    }
    row.fingerprint = row.runs.first().workload.fingerprint();
    row.typical = 0;
    row.medianSeconds = seconds;
    row.speedup = kBaselineSeconds / seconds;
    if (repeats > 1) {
        row.variation = 0.009;
    }
    if (repeats > 2) {
        row.timeInterval = Interval{seconds * 0.97, seconds * 1.03};
        row.speedupInterval = Interval{*row.speedup * 0.96, *row.speedup * 1.04};
    }
    row.imagesPerSecond = row.runs.first().steadyImagesPerSecond;
    row.validationAccuracy = row.runs.first().finalValidationAccuracy;
    row.hasLearned = true;
    row.when = row.runs.last().startedAt;
    return row;
}

LeaderboardGroup group()
{
    LeaderboardGroup group;
    group.title = QStringLiteral("Classic · cats-vs-dogs-pets");
    group.workload = workload();
    group.fingerprint = group.workload.fingerprint();
    QList<LeaderboardRow>& rows = group.rows;
    rows.append(
        rankedRow(QStringLiteral("set-rtx4070"), QStringLiteral("NVIDIA GeForce RTX 4070"), 1, 24.6, 5));
    rows.append(
        rankedRow(QStringLiteral("set-rtx3060"), QStringLiteral("NVIDIA GeForce RTX 3060 Ti"), 2, 34.9, 3));
    rows.append(rankedRow(QStringLiteral("set-m2"), QStringLiteral("Apple M2 Pro"), 3, 78.6, 3));
    rows.append(rankedRow(QStringLiteral("set-t4"), QStringLiteral("NVIDIA Tesla T4, rented"), 3, 79.6, 3));
    rows.append(rankedRow(QStringLiteral("set-i5"), QStringLiteral("Intel Core i5-10400F"), 5, 476.4, 3));
    rows.append(rankedRow(QStringLiteral("set-i3"), QStringLiteral("Intel Core i3-6100"), 6, 927, 1));
    rows.append(
        rankedRow(QStringLiteral("set-epyc"), QStringLiteral("AMD EPYC, rented"), 7, kBaselineSeconds, 3));
    const QString gpu = QStringLiteral("GPU only");
    const QString package = QStringLiteral("package");
    give(rows[0], QStringLiteral("12 GB · CUDA 13.0 · fp32"), cents(0.202, PriceKind::Buy), 1.2, gpu);
    give(rows[1], QStringLiteral("8 GB · CUDA 13.0 · fp32"), cents(0.167, PriceKind::Buy), 1.8, gpu);
    give(rows[2], QStringLiteral("16-core GPU · Metal · fp32"), std::nullopt, std::nullopt, {});
    give(rows[3], QStringLiteral("16 GB · CUDA 13.0 · fp32"), cents(2.217, PriceKind::Rent), 1.5, gpu);
    give(rows[4], QStringLiteral("6 cores, 12 threads · fp32"), cents(0.892, PriceKind::Buy), 10.8, package);
    give(rows[5], QStringLiteral("2 cores, 4 threads · fp32"), std::nullopt, 9.8, package);
    give(rows[6], QStringLiteral("2 cores, 2 threads · fp32"), cents(2.781, PriceKind::Rent), std::nullopt,
         {});
    rows[2].isRankShared = rows[3].isRankShared = true;
    rows[2].isOtherSoftware = true;
    rows[6].isBaseline = rows[6].isPinned = true;
    rows[6].variation = 0.043;
    rows[6].warnings.append(
        {QStringLiteral("spread"), QStringLiteral("The runs differ by 4.3 %: close other programs.")});
    rows.append(unfinishedRow(QStringLiteral("set-running"), QStringLiteral("Intel Core i3-6100"),
                              RunStatus::Running, 6));
    rows.append(unfinishedRow(QStringLiteral("set-stopped"), QStringLiteral("NVIDIA GeForce RTX 4070"),
                              RunStatus::Stopped, 9));
    rows.last().unrankedReasons = {QStringLiteral("Stopped at epoch 9 of 15.")};
    return group;
}

LeaderboardGroup largeGroup(int count)
{
    LeaderboardGroup group;
    group.title = QStringLiteral("Classic · many");
    group.workload = workload();
    group.fingerprint = group.workload.fingerprint();
    const LeaderboardRow pattern = rankedRow(QStringLiteral("set"), QStringLiteral("Device"), 1, 100, 1);
    for (int number = 0; number < count; ++number) {
        LeaderboardRow row = pattern;
        row.setId = QStringLiteral("set-%1").arg(number);
        row.deviceName = QStringLiteral("Device %1").arg(number * 7919 % count);
        row.medianSeconds = 20 + number * 104729 % 100000 / 50.0;
        row.speedup = kBaselineSeconds / *row.medianSeconds;
        row.rank = number + 1;
        group.rows.append(row);
    }
    return group;
}

QString freshId()
{
    return uuid();
}

QList<RunRecord> boardRecords()
{
    struct Set {
        const char* device;
        DeviceKind kind;
        QList<double> seconds;
    };
    const QList<Set> sets{{"NVIDIA GeForce RTX 4070", DeviceKind("cuda"), {24.5, 24.6, 24.7, 24.6, 24.8}},
                          {"NVIDIA GeForce RTX 3060 Ti", DeviceKind("cuda"), {34.6, 34.9, 35.2}},
                          {"NVIDIA Tesla T4", DeviceKind("cuda"), {78.9, 79.6, 81.2}},
                          {"Apple M2 Pro", DeviceKind("mps"), {77.4, 78.6, 80.3}},
                          {"Intel Core i5-10400F", DeviceKind("cpu"), {473, 476.4, 483}},
                          {"Intel Core i3-6100", DeviceKind("cpu"), {927}},
                          {"AMD EPYC", DeviceKind("cpu"), {1120, 1178, 1231}}};
    QList<RunRecord> records;
    int day = 1;
    for (const Set& set : sets) {
        const QString setId = uuid();
        for (const double seconds : set.seconds) {
            records.append(record(setId, QString::fromLatin1(set.device), set.kind, seconds));
            records.last().startedAt = QDateTime(QDate(2026, 11, day), QTime(9, 30), QTimeZone::utc())
                                           .addSecs(records.size() * 60);
        }
        ++day;
    }
    RunRecord stopped = record(uuid(), QStringLiteral("NVIDIA GeForce RTX 4070"), DeviceKind("cuda"), 24.6);
    stopped.status = RunStatus::Stopped;
    stopped.isRanked = false;
    stopped.epochs.resize(9);
    stopped.timing = {};
    stopped.finalValidationAccuracy.reset();
    stopped.unrankedReasons = {QStringLiteral("Stopped after epoch 9 of 15.")};
    records.append(stopped);
    return records;
}

}  // namespace epochmark::sample
