// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/boardrows.h"

#include "base/printable.h"
#include "devices/kind/devicekinds.h"
#include "measure/recordedwords.h"
#include "measure/runflags.h"

#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// The ranked runs, else the completed ones.
Runs countedOf(const Runs& own)
{
    Runs ranked;
    Runs completed;
    for (const RunRecord* run : own) {
        if (run->isRanked) {
            ranked.append(run);
        }
        if (run->status == RunStatus::Completed) {
            completed.append(run);
        }
    }
    return ranked.isEmpty() ? completed : ranked;
}

QList<double> headlinesOf(const Runs& runs)
{
    QList<double> seconds;
    for (const RunRecord* run : runs) {
        if (const std::optional<double> total = run->timing.totalSeconds()) {
            seconds.append(*total);
        }
    }
    return seconds;
}

/// The median over what is known; absent when nothing is.
template <typename Field>
std::optional<double> medianOf(const Runs& runs, Field field)
{
    QList<double> values;
    for (const RunRecord* run : runs) {
        if (const std::optional<double> value = run->*field) {
            values.append(*value);
        }
    }
    return statistics::median(values);
}

RunStatus statusOf(const Runs& runs)
{
    const auto has = [&runs](RunStatus status) {
        return std::any_of(runs.begin(), runs.end(),
                           [status](const RunRecord* run) { return run->status == status; });
    };
    if (has(RunStatus::Running)) {
        return RunStatus::Running;
    }
    return has(RunStatus::Completed) ? RunStatus::Completed : runs.last()->status;
}

/// Energies may be averaged only when the same sensor counted the same thing in every run.
std::optional<Energy> meanEnergy(const Runs& runs)
{
    std::optional<Energy> mean;
    for (const RunRecord* run : runs) {
        if (!run->energy
            || (mean && (mean->source != run->energy->source || mean->scope != run->energy->scope))) {
            return std::nullopt;
        }
        if (!mean) {
            mean = Energy{0, run->energy->source, run->energy->scope};
        }
        mean->joules += run->energy->joules / static_cast<double>(runs.size());
    }
    return mean;
}

/// LeaderboardRow::typicalRun().
const RunRecord* typicalOf(const Runs& own, Runs counted)
{
    counted.removeIf([](const RunRecord* run) { return !run->timing.totalSeconds(); });
    if (counted.isEmpty()) {
        return *std::max_element(own.begin(), own.end(), [](const RunRecord* left, const RunRecord* right) {
            return left->epochs.size() < right->epochs.size();
        });
    }
    const auto middle = counted.begin() + (counted.size() - 1) / 2;
    std::nth_element(counted.begin(), middle, counted.end(),
                     [](const RunRecord* left, const RunRecord* right) {
                         return *left->timing.totalSeconds() < *right->timing.totalSeconds();
                     });
    return *middle;
}

void addOnce(QList<Warning>& warnings, const Warning& warning)
{
    if (!warnings.contains(warning)) {
        warnings.append(warning);
    }
}

/// What tells whether two sentences say the same, if with other figures.
QString withoutFigures(QString sentence)
{
    return sentence.removeIf([](QChar letter) { return letter.isDigit(); });
}

/// Once for all runs: the first one's figures stand for those of its repeats.
void addReason(QStringList& reasons, const QString& reason)
{
    const bool isSaid = std::ranges::any_of(
        reasons, [&reason](const QString& said) { return withoutFigures(said) == withoutFigures(reason); });
    if (!isSaid) {
        reasons.append(reason);
    }
}

void addWords(LeaderboardRow& row)
{
    for (const RunRecord& run : row.runs) {
        for (const Warning& warning : run.warnings) {
            addOnce(row.warnings, recordedwords::shown(warning));
        }
        for (const QString& reason : run.unrankedReasons) {
            if (!row.isRanked) {
                addReason(row.unrankedReasons, recordedwords::shown(reason));
            }
        }
    }
    if (row.isRanked && row.rankedRuns < row.runs.size()) {
        addOnce(row.warnings, {QStringLiteral("unranked-repeats"),
                               QObject::tr("%1 of %2 runs of this set aren't counted: they aren't ranked.")
                                   .arg(row.runs.size() - row.rankedRuns)
                                   .arg(row.runs.size())});
    }
    row.warnings += flags::setFlags(row.countedSeconds);
}

void addDoubts(LeaderboardRow& row, const Runs& counted)
{
    for (const RunRecord* run : counted) {
        if (run->disturbedShare) {
            row.disturbedShare = std::max(row.disturbedShare.value_or(0), *run->disturbedShare);
        }
        for (const Warning& warning : run->warnings) {
            const bool isKnown = std::ranges::find(row.doubts, warning.code, &Warning::code)
                                 != row.doubts.end();
            if (!isKnown && flags::castsDoubt(warning)) {
                row.doubts.append(recordedwords::shown(warning));
            }
        }
    }
    std::ranges::stable_partition(
        row.doubts, [](const Warning& warning) { return warning.code == flags::kDisturbedCode; });
}

void addNumbers(LeaderboardRow& row, const Runs& counted)
{
    const QList<double>& headlines = row.countedSeconds;
    row.medianSeconds = statistics::median(headlines);
    if (!headlines.isEmpty()) {
        const auto [lowest, highest] = std::minmax_element(headlines.begin(), headlines.end());
        row.minSeconds = *lowest;
        row.maxSeconds = *highest;
    }
    row.timeInterval = statistics::timeInterval(headlines);
    row.variation = statistics::variation(headlines);
    row.imagesPerSecond = medianOf(counted, &RunRecord::steadyImagesPerSecond);
    row.validationAccuracy = medianOf(counted, &RunRecord::finalValidationAccuracy);
    row.hasLearned = !counted.isEmpty()
                     && std::all_of(counted.begin(), counted.end(),
                                    [](const RunRecord* run) { return run->hasLearned; });
    row.energy = meanEnergy(counted);
}

}  // namespace

LeaderboardRow makeRow(const Runs& runs, const Runs& own, const QString& fingerprint,
                       const Annotations& annotations, const CostOfRun& costOf)
{
    LeaderboardRow row;
    const RunRecord& newest = *runs.last();
    row.setId = newest.setId;
    row.fingerprint = fingerprint;
    row.runs.reserve(runs.size());
    for (const RunRecord* run : runs) {
        row.runs.append(*run);
    }
    row.deviceName = annotations.name.isEmpty() ? newest.device.name : annotations.name;
    row.configuration = describeConfiguration(newest);
    row.kind = newest.device.kind;
    row.status = statusOf(runs);
    row.isPinned = annotations.isPinned;
    row.note = annotations.note;
    row.importedAt = annotations.importedAt;
    row.when = newest.startedAt;

    const Runs counted = countedOf(own);
    row.countedSeconds = headlinesOf(counted);
    const bool isKindKnown = DeviceKinds::find(row.kind) != nullptr;
    row.isRanked = isKindKnown && !row.countedSeconds.isEmpty() && counted.first()->isRanked;
    row.rankedRuns = row.isRanked ? static_cast<int>(counted.size()) : 0;
    addNumbers(row, counted);
    addDoubts(row, counted);
    addWords(row);
    const QString unknownKind = QObject::tr("This Epochmark doesn't know devices of the kind \"%1\": a newer "
                                            "one ranks them.")
                                    .arg(toString(row.kind));
    if (!isKindKnown && !row.unrankedReasons.contains(unknownKind)) {
        row.unrankedReasons.prepend(unknownKind);
    }
    const RunRecord* typical = typicalOf(own, counted);
    row.typical = runs.indexOf(typical);
    if (costOf && !row.countedSeconds.isEmpty()) {
        row.cost = costOf(*typical);
    }
    return row;
}

QString describeConfiguration(const RunRecord& run)
{
    const DeviceFacts facts{run.device.threads, run.device.memoryBytes, run.environment};
    QStringList parts{DeviceKinds::of(run.device.kind).configuration(facts),
                      toString(run.workload.precision)};
    parts.removeAll(QString());
    if (run.ranks) {
        parts.prepend(QObject::tr("%1 ranks", "processes that train together").arg(run.ranks->world));
    }
    if (run.host) {
        parts.prepend(printable(run.host->name, 60));  // another machine's
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace epochmark
