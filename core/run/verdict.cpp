// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/verdict.h"

#include "measure/runflags.h"

#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// Of whichever rank it is worst on: the others wait for that one.
std::optional<Warning> disturbedWarning(const DisturbedStretch& stretch, const VerdictContext& context)
{
    auto warning = flags::disturbed(stretch.disturbance, stretch.seconds, context.busiestProgram);
    if (warning && !context.disturbedRank.isEmpty()) {
        warning->text = QObject::tr("%1: %2", "\"Rank 2 on node1\", a sentence")
                            .arg(context.disturbedRank, warning->text);
    }
    return warning;
}

void addFlags(RunRecord& record, const VerdictContext& context)
{
    QList<double> seconds;
    for (const EpochReport& epoch : record.epochs) {
        // What others took isn't the device's slowing down.
        const Disturbance lost = epoch.disturbance.value_or(Disturbance());
        const double share = lost.waitedShare.value_or(0) + lost.stolenShare.value_or(0);
        seconds.append(epoch.seconds * (1 - std::min(1.0, share)));
    }
    if (const auto warning = flags::slowdown(seconds)) {
        record.warnings.append(*warning);
    }
    const DisturbedStretch stretch = context.disturbed.value_or(disturbanceOf(record));
    if (const auto warning = disturbedWarning(stretch, context)) {
        record.warnings.append(*warning);
    }
    const double trainSeconds = record.timing.trainSeconds.value_or(0);
    if (const auto warning = flags::inputBound(record.device.kind, record.timing.phases.inputSeconds,
                                               trainSeconds)) {
        record.warnings.append(*warning);
    }
    for (const auto flag : {flags::throttled, flags::slowClock}) {
        const auto warning = record.heat ? flag(*record.heat) : std::nullopt;
        if (warning) {
            record.warnings.append(*warning);
        }
    }
    if (record.preset == Preset::Quick) {
        record.warnings.append(flags::indicative());
    }
}

}  // namespace

DisturbedStretch disturbanceOf(const RunRecord& record)
{
    QList<DisturbedStretch> epochs;
    DisturbedStretch whole;
    for (const EpochReport& epoch : record.epochs) {
        epochs.append({epoch.seconds, epoch.disturbance.value_or(Disturbance())});
        whole.seconds += epoch.seconds;
    }
    whole.disturbance = overall(epochs);
    return whole;
}

qint64 largestClassPictures(const Manifest& manifest)
{
    qint64 largest = 0;
    for (int i = 0; i < manifest.listing().classes.size(); ++i) {
        largest = std::max<qint64>(largest, manifest.usedCount(Split::Train, i));
    }
    return largest;
}

void freezeVerdict(RunRecord& record, const VerdictContext& context)
{
    ValidityFacts facts;
    facts.build = context.build;
    facts.isStopped = record.status == RunStatus::Stopped;
    facts.epochsDone = static_cast<int>(record.epochs.size());
    facts.epochsPlanned = record.workload.epochs;
    facts.isLossFinite = context.isLossFinite;
    facts.deviceAsked = context.deviceAsked;
    facts.deviceUsed = context.deviceUsed.isEmpty() ? record.device.id : context.deviceUsed;
    facts.hasArchiveChanged = context.hasArchiveChanged;
    facts.leftOutShare = context.leftOutShare;
    const DisturbedStretch stretch = context.disturbed.value_or(disturbanceOf(record));
    record.disturbedShare = stretch.disturbance.share(stretch.seconds);
    facts.disturbedShare = record.disturbedShare;
    facts.trainHits = record.epochs.isEmpty() ? 0 : record.epochs.last().trainHits;
    facts.trainPictures = record.workload.trainPictures;
    facts.largestClassPictures = context.largestClassPictures;
    const Validity validity = validityOf(facts);
    record.hasLearned = validity.hasLearned;
    record.unrankedReasons = validity.reasons;
    if (context.isArchiveUnknown) {
        record.unrankedReasons.append(QObject::tr(
            "It was stopped before it was clear whether the dataset had been changed while it was read."));
    }
    if (!context.unlikeRanks.isEmpty()) {
        record.unrankedReasons.append(context.unlikeRanks);
    }
    if (!context.failure.isEmpty()) {
        record.unrankedReasons.prepend(context.failure);
    }
    record.isRanked = record.status == RunStatus::Completed && record.unrankedReasons.isEmpty();
    addFlags(record, context);
}

}  // namespace epochmark
