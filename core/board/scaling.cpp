// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "board/scaling.h"

#include "base/format.h"

#include <QObject>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace epochmark {

namespace {

using Key = std::tuple<QString, int>;  // device, threads a rank

/// All parts times `factor`.
void scaleBy(ScalingParts& parts, double factor)
{
    for (double* part : {&parts.data, &parts.work, &parts.exchange, &parts.wait, &parts.rest}) {
        *part *= factor;
    }
}

/// Work and sums of the average rank. Ranks wait for each other at every step, so they take the same time as
/// a whole: what neither these nor the first one's other phases explain is waiting.
void tellRanks(ScalingParts& parts, const QList<RecordedRank>& each, double total)
{
    double work = 0;
    double least = *each.first().exchangeSeconds;
    for (const RecordedRank& rank : each) {
        work += *rank.computeSeconds + *rank.updateSeconds;
        least = std::min(least, *rank.exchangeSeconds);
    }
    parts.work = work / static_cast<double>(each.size());
    parts.exchange = least;
    parts.wait = 0;
    parts.wait = std::max(0.0, total - parts.total());
}

/// Of a run that took `seconds`, `total` of its phases being more than 0.
ScalingParts partsOf(const RunRecord& run, double total, double seconds)
{
    const Phases& phases = run.timing.phases;
    ScalingParts parts;
    parts.data = phases.decodeSeconds + phases.inputSeconds;
    parts.work = phases.computeSeconds + phases.optimizerSeconds;
    parts.exchange = phases.exchangeSeconds.value_or(0);
    parts.rest = std::max(0.0, total - parts.total());
    const QList<RecordedRank> each = run.ranks ? run.ranks->each : QList<RecordedRank>();
    const bool isTold = !each.isEmpty() && std::ranges::all_of(each, [](const RecordedRank& rank) {
        return rank.computeSeconds && rank.updateSeconds && rank.exchangeSeconds;
    });
    if (isTold) {
        tellRanks(parts, each, total);
    }
    // A first rank that was quicker than the average one tells less time than all parts take.
    scaleBy(parts, seconds / parts.total());
    return parts;
}

std::optional<ScalingPoint> pointOf(const LeaderboardRow& row)
{
    const RunRecord* run = row.typicalRun();
    if (run == nullptr || !row.medianSeconds || *row.medianSeconds <= 0) {
        return std::nullopt;
    }
    ScalingPoint point;
    point.ranks = run->ranks ? run->ranks->world : 1;
    point.hosts = run->ranks ? std::max(1, run->ranks->hosts) : 1;
    point.setId = row.setId;
    point.seconds = *row.medianSeconds;
    const Phases& phases = run->timing.phases;
    if (const double total = phases.total(); total > 0) {
        const ScalingParts parts = partsOf(*run, total, point.seconds);
        point.workShare = parts.work / point.seconds;
        point.exchangeShare = (parts.exchange + parts.wait) / point.seconds;
        point.parts = parts;
    }
    point.cost = row.cost;
    point.isRanked = row.isRanked;
    point.isDisturbed = row.isDisturbed();
    return point;
}

bool isBetter(const ScalingPoint& one, const ScalingPoint& other)
{
    if (one.isSure() != other.isSure()) {
        return one.isSure();
    }
    return one.isRanked != other.isRanked ? one.isRanked : one.seconds < other.seconds;
}

void add(QList<ScalingPoint>& points, const ScalingPoint& point)
{
    const auto same = std::ranges::find_if(points, [&point](const ScalingPoint& other) {
        return other.ranks == point.ranks && other.hosts == point.hosts;
    });
    if (same == points.end()) {
        points.append(point);
    } else if (isBetter(point, *same)) {
        *same = point;
    }
}

void finish(QList<ScalingPoint>& points)
{
    std::ranges::sort(points, {},
                      [](const ScalingPoint& point) { return std::pair(point.ranks, point.hosts); });
    if (points.first().ranks != 1) {
        return;
    }
    const double alone = points.first().seconds;
    for (ScalingPoint& point : points) {
        point.speedup = alone / point.seconds;
        point.efficiency = *point.speedup / point.ranks;
    }
}

}  // namespace

QString ScalingPoint::remark() const
{
    if (isDisturbed) {
        return QObject::tr("disturbed");
    }
    return isRanked ? QString() : QObject::tr("not ranked");
}

QString ScalingPoint::who() const
{
    const QString those = QObject::tr("%n ranks", "processes that train together", ranks);
    return hosts > 1 ? QObject::tr("%1 on %2 hosts", "\"4 ranks\"; two hosts or more").arg(those).arg(hosts)
                     : those;
}

QString ScalingSeries::whyNoSentence() const
{
    if (points.isEmpty() || points.first().ranks != 1) {
        return QObject::tr("Nothing to compare with yet: run the same work once with one rank of as many "
                           "threads.");
    }
    if (!points.first().isSure()) {
        return QObject::tr("The run of one rank is disturbed or not ranked: repeat it with nothing else at "
                           "work.");
    }
    return QObject::tr("No run of several ranks is both ranked and undisturbed: repeat one with nothing else "
                       "at work.");
}

QString ScalingSeries::sentence() const
{
    const ScalingPoint* most = nullptr;
    for (const ScalingPoint& point : points) {
        if (point.ranks > 1 && point.speedup && point.isSure()) {
            most = &point;
        }
    }
    // What the others are held against must be worth it, too.
    if (most == nullptr || !points.first().isSure()) {
        return {};
    }
    QString text = *most->speedup >= 1 ? QObject::tr("%1 train %2 as fast as one", "\"4 ranks\", \"2.9 ×\"")
                                             .arg(most->who(), format::factor(*most->speedup))
                                       : QObject::tr("%1 are slower than one: they need %2 its time",
                                                     "\"4 ranks\", \"1.6 ×\"")
                                             .arg(most->who(), format::factor(1 / *most->speedup));
    const auto& alone = points.first().cost;
    if (alone && most->cost && alone->currency == most->cost->currency && alone->kind == most->cost->kind
        && alone->amount > 0) {
        text += QObject::tr(" and cost %1 as much a run", "after \"4 ranks train 2.9x as fast as one\"")
                    .arg(format::factor(most->cost->amount / alone->amount));
    }
    return most->exchangeShare ? QObject::tr("%1; the exchange takes %2.", "a sentence's first part")
                                     .arg(text, format::percent(most->exchangeShare))
                               : text + u'.';
}

QList<ScalingSeries> scalingOf(const Board& board)
{
    QList<ScalingSeries> all;
    for (const LeaderboardGroup& group : board.groups) {
        std::map<Key, QList<ScalingPoint>> series;
        for (const LeaderboardRow& row : group.rows) {
            if (const auto point = pointOf(row)) {
                const RecordedDevice& device = row.typicalRun()->device;
                add(series[{device.name, device.threads}], *point);
            }
        }
        for (auto& [key, points] : series) {
            if (std::ranges::any_of(points, [](const ScalingPoint& point) { return point.ranks > 1; })) {
                finish(points);
                all.append({group.title, std::get<0>(key), std::get<1>(key), points});
            }
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const ScalingSeries& series) { return series.points.size(); });
    return all;
}

}  // namespace epochmark
