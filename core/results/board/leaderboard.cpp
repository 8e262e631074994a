// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/leaderboard.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "measure/runflags.h"
#include "results/board/boardrows.h"
#include "results/board/ranking.h"
#include "workload/presettitle.h"

#include <QHash>
#include <QObject>

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

/// Fingerprints cost a hash each, and thousands of records share a few workloads.
class Fingerprints {
public:
    QString of(const RunRecord& run) { return run.isVerbatim() ? run.fingerprint() : of(run.workload); }

private:
    QString of(const WorkloadSpec& spec)
    {
        QList<std::pair<WorkloadSpec, QString>>& alike = m_known[key(spec)];
        for (const auto& [known, fingerprint] : alike) {
            if (known == spec) {
                return fingerprint;
            }
        }
        alike.append({spec, spec.fingerprint()});
        return alike.last().second;
    }
    static size_t key(const WorkloadSpec& spec)
    {
        return qHashMulti(0, spec.manifestHash, spec.batchSize, spec.epochs, spec.learningRate,
                          static_cast<int>(spec.pipeline), static_cast<int>(spec.precision));
    }
    QHash<size_t, QList<std::pair<WorkloadSpec, QString>>> m_known;
};

/// "Classic · cats-vs-dogs-pets", "ResNet-18 · Quick · cats-vs-dogs-pets"
QString titleOf(const RunRecord& run)
{
    if (!run.isWorkloadReadable()) {
        return run.device.name;  // which says who wrote it
    }
    QString dataset = demodataset::shownName(run.dataset.name);
    if (dataset.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)) {
        dataset.chop(4);
    }
    const QString preset = titledByNetwork(run.workload, presetTitle(run.preset));
    return QStringLiteral("%1 · %2").arg(
        run.workload.pipeline == Pipeline::Plain ? QObject::tr("%1, plain").arg(preset) : preset, dataset);
}

/// The runs of each set, oldest first; sets in the order of their newest run.
QList<Runs> bySet(const QList<RunRecord>& records)
{
    Runs newestFirst;
    newestFirst.reserve(records.size());
    for (const RunRecord& record : records) {
        newestFirst.append(&record);
    }
    std::stable_sort(
        newestFirst.begin(), newestFirst.end(),
        [](const RunRecord* left, const RunRecord* right) { return left->startedAt > right->startedAt; });
    QHash<QString, qsizetype> positions;
    QList<Runs> sets;
    for (const RunRecord* record : newestFirst) {
        const auto known = positions.constFind(record->setId);
        if (known == positions.constEnd()) {
            positions.insert(record->setId, sets.size());
            sets.append({record});
        } else {
            sets[*known].prepend(record);
        }
    }
    return sets;
}

/// A set's own fingerprint: that of a ranked run, else of a completed one, else of the newest.
QString fingerprintOf(const Runs& runs, Fingerprints& fingerprints)
{
    const auto worth = [](const RunRecord* run) {
        return run->isRanked ? 2 : run->status == RunStatus::Completed ? 1 : 0;
    };
    const RunRecord* chosen = runs.last();
    for (const RunRecord* run : runs) {
        if (worth(run) > worth(chosen)) {
            chosen = run;
        }
    }
    return fingerprints.of(*chosen);
}

Runs runsOfFingerprint(Runs runs, const QString& fingerprint, Fingerprints& fingerprints)
{
    runs.removeIf([&](const RunRecord* run) { return fingerprints.of(*run) != fingerprint; });
    return runs;
}

/// Where a row stands among its group's: ranked, running, the rest.
int sectionOf(const LeaderboardRow& row)
{
    return row.rank ? 0 : row.status == RunStatus::Running ? 1 : 2;
}

bool standsBefore(const LeaderboardRow& left, const LeaderboardRow& right)
{
    if (sectionOf(left) != sectionOf(right)) {
        return sectionOf(left) < sectionOf(right);
    }
    if (left.rank && left.rank != right.rank) {
        return *left.rank < *right.rank;
    }
    if (left.rank && left.medianSeconds != right.medianSeconds) {
        return *left.medianSeconds < *right.medianSeconds;
    }
    return left.when > right.when;
}

/// Sorts positions, then moves each row once: rows are large.
void sortRows(QList<LeaderboardRow>& rows)
{
    QList<qsizetype> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&rows](qsizetype left, qsizetype right) {
        return standsBefore(rows.at(left), rows.at(right));
    });
    QList<LeaderboardRow> sorted;
    sorted.reserve(rows.size());
    for (const qsizetype position : order) {
        sorted.append(std::move(rows[position]));
    }
    rows = std::move(sorted);
}

/// A group goes by its newest run.
void describe(LeaderboardGroup& group)
{
    const LeaderboardRow& newest = *std::max_element(
        group.rows.cbegin(), group.rows.cend(),
        [](const LeaderboardRow& left, const LeaderboardRow& right) { return left.when < right.when; });
    group.title = titleOf(newest.runs.last());
    group.workload = newest.runs.last().workload;
}

void finish(LeaderboardGroup& group)
{
    assignRanks(group.rows);
    assignSpeedups(group.rows);
    sortRows(group.rows);
    describe(group);
}

qsizetype rankedCount(const LeaderboardGroup& group)
{
    return std::count_if(group.rows.cbegin(), group.rows.cend(),
                         [](const LeaderboardRow& row) { return row.isRanked; });
}

QDateTime newestOf(const LeaderboardGroup& group)
{
    QDateTime newest;
    for (const LeaderboardRow& row : group.rows) {
        newest = newest.isValid() ? std::max(newest, row.when) : row.when;
    }
    return newest;
}

void sortGroups(QList<LeaderboardGroup>& groups)
{
    QList<std::tuple<qsizetype, QDateTime, qsizetype>> keys;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        keys.append({rankedCount(groups.at(i)), newestOf(groups.at(i)), i});
    }
    std::sort(keys.begin(), keys.end(), std::greater<>());
    QList<LeaderboardGroup> sorted;
    for (const auto& key : keys) {
        sorted.append(std::move(groups[std::get<2>(key)]));
    }
    groups = std::move(sorted);
}

LeaderboardRow* rowOfSet(QList<LeaderboardGroup>& groups, const QString& setId)
{
    for (LeaderboardGroup& group : groups) {
        const auto found = std::ranges::find(group.rows, setId, &LeaderboardRow::setId);
        if (found != group.rows.end()) {
            return &*found;
        }
    }
    return nullptr;
}

Annotations annotationsOf(const LeaderboardRow& row)
{
    Annotations annotations;
    annotations.setId = row.setId;
    annotations.name = row.deviceName == row.runs.last().device.name ? QString() : row.deviceName;
    annotations.note = row.note;
    annotations.isPinned = row.isPinned;
    annotations.importedAt = row.importedAt;
    return annotations;
}

/// What a run in work doesn't change.
void keepStanding(LeaderboardRow& row, const LeaderboardRow& before)
{
    row.rank = before.rank;
    row.isRankShared = before.isRankShared;
    row.isBaseline = before.isBaseline;
    row.speedup = before.speedup;
    row.speedupInterval = before.speedupInterval;
    row.speedupCertainty = before.speedupCertainty;
    row.speedupRuns = before.speedupRuns;
    row.isOtherSoftware = before.isOtherSoftware;
}

void removeRow(QList<LeaderboardGroup>& groups, const QString& setId)
{
    for (LeaderboardGroup& group : groups) {
        group.rows.removeIf([&setId](const LeaderboardRow& row) { return row.setId == setId; });
    }
    groups.removeIf([](const LeaderboardGroup& group) { return group.rows.isEmpty(); });
}

void insertRow(QList<LeaderboardGroup>& groups, const LeaderboardRow& row)
{
    auto group = std::ranges::find(groups, row.fingerprint, &LeaderboardGroup::fingerprint);
    if (group == groups.end()) {
        groups.append(LeaderboardGroup{row.fingerprint, {}, {}, {}});
        group = groups.end() - 1;
    }
    const auto place = std::ranges::find_if(
        group->rows, [&row](const LeaderboardRow& other) { return standsBefore(row, other); });
    group->rows.insert(place, row);
    describe(*group);
    sortGroups(groups);
}

}  // namespace

bool LeaderboardRow::isDisturbed() const
{
    return !doubts.isEmpty() && doubts.first().code == flags::kDisturbedCode;
}

QString LeaderboardRow::doubtWords() const
{
    QStringList words;
    for (const Warning& warning : doubts) {
        const bool hasShare = warning.code == flags::kDisturbedCode && disturbedShare;
        words.append(hasShare ? QStringLiteral("%1 (%2)").arg(flags::shortWords(warning),
                                                              format::percent(disturbedShare))
                              : flags::shortWords(warning));
    }
    return words.join(QStringLiteral(", "));
}

void updateRow(QList<LeaderboardGroup>& groups, const QList<RunRecord>& runs, const CostOfRun& costOf)
{
    if (runs.isEmpty()) {
        return;
    }
    const Runs all = bySet(runs).first();
    Fingerprints fingerprints;
    const QString fingerprint = fingerprintOf(all, fingerprints);
    const Runs own = runsOfFingerprint(all, fingerprint, fingerprints);
    LeaderboardRow* before = rowOfSet(groups, runs.first().setId);
    LeaderboardRow row = makeRow(all, own, fingerprint, before ? annotationsOf(*before) : Annotations(),
                                 costOf);
    const bool isSameGroup = before && before->fingerprint == fingerprint;
    if (isSameGroup) {
        keepStanding(row, *before);
    }
    if (isSameGroup && before->status == row.status && before->when == row.when) {
        *before = std::move(row);
        return;
    }
    removeRow(groups, row.setId);
    insertRow(groups, row);
}

QList<LeaderboardGroup> buildLeaderboard(const QList<RunRecord>& records,
                                         const QList<Annotations>& annotations, const CostOfRun& costOf)
{
    QHash<QString, Annotations> annotationOf;
    for (const Annotations& annotation : annotations) {
        annotationOf.insert(annotation.setId, annotation);
    }
    Fingerprints fingerprints;
    QHash<QString, qsizetype> positions;
    QList<LeaderboardGroup> groups;
    for (const Runs& runs : bySet(records)) {
        const QString fingerprint = fingerprintOf(runs, fingerprints);
        const Runs own = runsOfFingerprint(runs, fingerprint, fingerprints);
        if (!positions.contains(fingerprint)) {
            positions.insert(fingerprint, groups.size());
            groups.append(LeaderboardGroup{fingerprint, {}, {}, {}});
        }
        groups[positions.value(fingerprint)].rows.append(
            makeRow(runs, own, fingerprint, annotationOf.value(runs.first()->setId), costOf));
    }
    std::for_each(groups.begin(), groups.end(), finish);
    sortGroups(groups);
    return groups;
}

}  // namespace epochmark
