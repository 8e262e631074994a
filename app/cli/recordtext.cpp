// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordtext.h"

#include "base/format.h"
#include "base/printable.h"
#include "console.h"
#include "dataset/demodataset.h"
#include "devices/kind/devicekinds.h"
#include "measure/heatwords.h"
#include "measure/recordedwords.h"
#include "measure/runflags.h"
#include "results/board/comparison.h"

#include <QLocale>
#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

QString time(const std::optional<double>& seconds)
{
    return seconds ? format::clockTime(*seconds) : format::unknown();
}

QString statusWord(RunStatus status)
{
    switch (status) {
    case RunStatus::Running: return QObject::tr("running");
    case RunStatus::Completed: return QObject::tr("completed");
    case RunStatus::Stopped: return QObject::tr("stopped");
    case RunStatus::Failed: return QObject::tr("failed");
    case RunStatus::Interrupted: break;
    }
    return QObject::tr("interrupted");
}

QString deviceText(const RecordedDevice& device)
{
    return DeviceKinds::of(device.kind).usesThreads() && device.threads > 0
               ? QObject::tr("%1, threads: %2").arg(device.name).arg(device.threads)
               : device.name;
}

QString energyText(const Energy& energy)
{
    return QObject::tr("%1 Wh (%2, %3)").arg(format::rate(energy.joules / 3600), energy.source, energy.scope);
}

QString networkLine(const WorkloadSpec& workload)
{
    const std::optional<qint64> parameters = workload.parameterCount();
    return QObject::tr("Network     %1, parameters: %2")
        .arg(workload.networkTitle(), parameters ? format::count(*parameters) : format::unknown());
}

QString timeLine(const RunTiming& timing)
{
    const auto total = timing.totalSeconds();
    return QObject::tr("Time        %1 = data %2 + training %3 (warm-up %4 apart)")
        .arg(total ? format::runTime(*total) : format::unknown(), time(timing.dataSeconds),
             time(timing.trainSeconds), time(timing.warmupSeconds));
}

QString standingLine(const RunRecord& run)
{
    if (run.isRanked) {
        return QObject::tr("Ranked      yes");
    }
    if (run.status == RunStatus::Running) {
        return QObject::tr("Ranked      not yet: it runs");
    }
    QStringList reasons = run.unrankedReasons;
    std::transform(reasons.cbegin(), reasons.cend(), reasons.begin(),
                   [](const QString& reason) { return recordedwords::shown(reason); });
    return QObject::tr("Ranked      no: %1").arg(reasons.join(QStringLiteral(" ")));
}

QString ranksLine(const RecordedRanks& ranks)
{
    return QObject::tr("Ranks       %1 on %2, started by %3, linked by %4%5")
        .arg(ranks.world)
        .arg(QObject::tr("%n host(s)", nullptr, ranks.hosts))
        .arg(ranks.launcher, ranks.backend,
             ranks.isStateAlike ? QObject::tr("; all ended with the same network") : QString());
}

QStringList rankTable(const RunRecord& run)
{
    if (!run.ranks || run.ranks->each.isEmpty()) {
        return {};
    }
    const auto seconds = [](const std::optional<double>& value) {
        return value ? QLocale().toString(*value, 'f', 2) : format::unknown();
    };
    QList<QStringList> rows{{QObject::tr("Rank"), QObject::tr("host"), QObject::tr("device"),
                             QObject::tr("threads"), QObject::tr("forward + backward"),
                             QObject::tr("exchange"), QObject::tr("optimiser"), QObject::tr("memory")}};
    for (const RecordedRank& rank : run.ranks->each) {
        rows.append({QString::number(rank.rank), printable(rank.host), printable(rank.device),
                     QString::number(rank.threads), seconds(rank.computeSeconds),
                     seconds(rank.exchangeSeconds), seconds(rank.updateSeconds),
                     rank.peakMemoryBytes ? format::bytes(*rank.peakMemoryBytes) : format::unknown()});
    }
    return {QString(), table(rows, {true, false, false, true, true, true, true, true})};
}

QStringList phaseLines(const RunRecord& run)
{
    const Phases& phases = run.timing.phases;
    const double total = phases.total();
    if (total <= 0) {
        return {};
    }
    QList<QStringList> rows{
        {QObject::tr("Where the time went"), QObject::tr("seconds"), QObject::tr("share")}};
    const auto add = [&rows, total](const QString& name, double seconds) {
        rows.append({name, QLocale().toString(seconds, 'f', 2), format::percent(seconds / total)});
    };
    add(QObject::tr("decode"), phases.decodeSeconds);
    add(QObject::tr("input"), phases.inputSeconds);
    add(QObject::tr("forward + backward"), phases.computeSeconds);
    if (phases.exchangeSeconds) {
        add(QObject::tr("exchange"), *phases.exchangeSeconds);
    }
    add(QObject::tr("optimiser"), phases.optimizerSeconds);
    add(QObject::tr("validation"), phases.validationSeconds);
    add(QObject::tr("other"), phases.otherSeconds);
    QStringList lines{QString(), table(rows, {false, true, true})};
    if (const auto fed = flags::feedShare(run.device.kind, phases.inputSeconds,
                                          run.timing.trainSeconds.value_or(0))) {
        lines.append(QObject::tr("Your processor feeds this device at %1.").arg(format::percent(fed)));
    }
    return lines;
}

QStringList epochLines(const RunRecord& run)
{
    if (run.epochs.isEmpty()) {
        return {};
    }
    QList<QStringList> rows{{QObject::tr("Epoch"), QObject::tr("seconds"), QObject::tr("train loss"),
                             QObject::tr("train acc."), QObject::tr("val. loss"), QObject::tr("val. acc.")}};
    for (const EpochReport& epoch : run.epochs) {
        rows.append({QString::number(epoch.epoch), QLocale().toString(epoch.seconds, 'f', 2),
                     format::loss(epoch.trainLoss), format::percent(epoch.trainAccuracy),
                     format::loss(epoch.validationLoss), format::percent(epoch.validationAccuracy)});
    }
    return {QString(), table(rows, QList<bool>(6, true))};
}

QStringList environmentLines(const RunRecord& run)
{
    QList<QStringList> rows;
    for (auto fact = run.environment.begin(); fact != run.environment.end(); ++fact) {
        if (!fact.value().isNull()) {
            rows.append({fact.key(), fact.value().isDouble() ? format::number(fact.value().toDouble())
                                                             : fact.value().toVariant().toString()});
        }
    }
    return rows.isEmpty() ? QStringList() : QStringList{QString(), table(rows, {false, false})};
}

QStringList workloadLines(const RunRecord& run)
{
    if (!run.isWorkloadReadable()) {
        return {};
    }
    const WorkloadSpec& workload = run.workload;
    QStringList lines;
    lines.append(
        QObject::tr("Workload    %1 · batch %2 · epochs %3 · learning rate %4 · %5 · %6 pipeline · seed %7")
            .arg(describeChoice(run.preset, workload))
            .arg(workload.batchSize)
            .arg(workload.epochs)
            .arg(format::number(workload.learningRate))
            .arg(toString(workload.precision), toString(workload.pipeline))
            .arg(run.seed));
    lines.append(QObject::tr("Dataset     %1: %2 + %3 pictures, %4 left out")
                     .arg(demodataset::shownName(run.dataset.name), format::count(workload.trainPictures),
                          format::count(workload.testPictures), format::count(run.dataset.leftOut)));
    return lines;
}

}  // namespace

QString shortId(const QString& uuid)
{
    return uuid.left(8);
}

QStringList summaryLines(const RunRecord& run)
{
    QStringList lines{
        QObject::tr("Run         %1, %2").arg(shortId(run.id), statusWord(run.status)),
        QObject::tr("Device      %1").arg(deviceText(run.device)),
        networkLine(run.workload),
        timeLine(run.timing),
    };
    if (run.ranks) {
        lines.insert(2, ranksLine(*run.ranks));
    }
    if (run.steadyImagesPerSecond) {
        lines.append(QObject::tr("Throughput  %1 images/s").arg(format::rate(*run.steadyImagesPerSecond)));
    }
    lines.append(QObject::tr("Validation  %1, loss %2%3")
                     .arg(format::percent(run.finalValidationAccuracy), format::loss(run.finalValidationLoss),
                          run.hasLearned ? QObject::tr(" (it learned)") : QString()));
    if (run.peakMemoryBytes) {
        lines.append(QObject::tr("Memory      %1 at the peak").arg(format::bytes(*run.peakMemoryBytes)));
    }
    if (run.energy) {
        lines.append(QObject::tr("Energy      %1").arg(energyText(*run.energy)));
    }
    if (run.cost) {
        lines.append(QObject::tr("Cost        %1 (%2)")
                         .arg(format::money(run.cost->amount, run.cost->currency), toString(run.cost->kind)));
    }
    lines.append(standingLine(run));
    return lines;
}

QStringList rankLines(const LeaderboardRow& row, const LeaderboardGroup& group)
{
    const auto ranked = std::count_if(group.rows.cbegin(), group.rows.cend(),
                                      [](const LeaderboardRow& other) { return other.rank.has_value(); });
    QStringList lines{QObject::tr("Rank        %1%2 of %3 (%4)")
                          .arg(row.rank.value_or(0))
                          .arg(row.isRankShared ? QStringLiteral("=") : QString())
                          .arg(ranked)
                          .arg(printable(group.title))};
    if (const auto speedup = speedupOf(row)) {
        lines.append(speedup->certainty == Certainty::Untold
                         ? QObject::tr("Speed-up    no difference from the baseline can be told")
                         : QObject::tr("Speed-up    %1 over the baseline").arg(ratioWords(*speedup)));
    }
    return lines;
}

QStringList detailLines(const RunRecord& run)
{
    QStringList lines = summaryLines(run);
    lines.append(QObject::tr("Set         %1").arg(run.setId));
    lines.append(QObject::tr("Started     %1")
                     .arg(run.startedAt.isValid()
                              ? QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)
                              : format::unknown()));
    lines += workloadLines(run);
    lines.append(QObject::tr("Fingerprint %1").arg(run.fingerprint()));
    if (run.timing.coolDownSeconds) {
        lines.append(QObject::tr("Cool-down   %1 before this run")
                         .arg(format::clockTime(*run.timing.coolDownSeconds)));
    }
    if (run.heat) {
        lines.append(QObject::tr("Heat        %1").arg(heatWords(*run.heat)));
    }
    for (const Warning& warning : run.warnings) {
        lines.append(QObject::tr("Note        %1").arg(recordedwords::shown(warning.text)));
    }
    std::transform(lines.cbegin(), lines.cend(), lines.begin(), oneLine);
    return lines + phaseLines(run) + rankTable(run) + epochLines(run) + environmentLines(run);
}

}  // namespace epochmark::cli
