// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/labelplacement.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace epochmark {

namespace {

constexpr int kMostSteps = 16;  // of a quarter of the distance
constexpr int kMostSweeps = 6;
constexpr double kEndsApart = 1.5;  // of the distance of two names: beside each other
constexpr double kLeastGain = 1e-6;

bool sharesColumns(const QRectF& a, const QRectF& b, double gap)
{
    return a.left() < b.right() + gap && b.left() < a.right() + gap;
}

bool hasRoomBeside(const LabelRequest& request, const QRectF& area, const LabelSpacing& spacing)
{
    return std::max(request.anchor.x() + spacing.gap, request.notLeftOf) + request.size.width()
           <= area.right();
}

/// `isBelowOthers`: ends of other lines that are named in the same columns lie above its own.
QRectF besideItsLine(const LabelRequest& request, const QRectF& area, const LabelSpacing& spacing,
                     bool isBelowOthers)
{
    QRectF rect(QPointF(), request.size);
    if (hasRoomBeside(request, area, spacing)) {
        rect.moveTo(std::max(request.anchor.x() + spacing.gap, request.notLeftOf),
                    request.anchor.y() - request.size.height() / 2);
        return rect;
    }
    const double above = request.anchor.y() - spacing.gap - request.size.height();
    const double below = request.anchor.y() + spacing.gap;
    const bool isRoomAbove = above >= area.top();
    const bool isRoomBelow = below + request.size.height() <= area.bottom();
    const bool goesBelow = isRoomBelow && (isBelowOthers || !isRoomAbove);
    rect.moveTo(area.right() - request.size.width(), goesBelow ? below : above);
    return rect;
}

/// Groups of indices whose rectangles share columns, directly or through others, each in the order of the
/// lines' ends from top to bottom.
QList<QList<qsizetype>> columns(const QList<QRectF>& rects, const QList<LabelRequest>& requests, double gap)
{
    QList<qsizetype> group(rects.size());
    std::iota(group.begin(), group.end(), 0);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (group[i] != group[j] && sharesColumns(rects[i], rects[j], gap)) {
                const qsizetype merged = group[j];
                std::replace(group.begin(), group.end(), group[i], merged);
            }
        }
    }
    QList<QList<qsizetype>> result;
    for (qsizetype id = 0; id < rects.size(); ++id) {
        QList<qsizetype> members;
        for (qsizetype i = 0; i < rects.size(); ++i) {
            if (group[i] == id) {
                members.append(i);
            }
        }
        std::stable_sort(members.begin(), members.end(), [&](qsizetype a, qsizetype b) {
            return requests[a].anchor.y() < requests[b].anchor.y();
        });
        if (!members.isEmpty()) {
            result.append(members);
        }
    }
    return result;
}

/// A name with a wish, and what its column holds: a name moves up and down only.
struct Wish {
    QRectF rect;
    double wanted = 0;              ///< where its middle would like to be
    std::vector<double> obstacles;  ///< heights of the points of lines in its column, ascending
};

constexpr double kLabelHalo = 4;  // and half the width of lines and dots

std::vector<double> obstaclesIn(const QRectF& rect, const QList<QPointF>& points)
{
    std::vector<double> heights;
    for (const QPointF& point : points) {
        if (point.x() >= rect.left() - kLabelHalo && point.x() <= rect.right() + kLabelHalo) {
            heights.push_back(point.y());
        }
    }
    std::sort(heights.begin(), heights.end());
    return heights;
}

/// Points of lines that a name would cover.
std::ptrdiff_t hits(const Wish& name)
{
    const auto first = std::lower_bound(name.obstacles.begin(), name.obstacles.end(),
                                        name.rect.top() - kLabelHalo);
    return std::upper_bound(first, name.obstacles.end(), name.rect.bottom() + kLabelHalo) - first;
}

/// How bad places are: covered points of lines, and the ways from where the names want to be.
double cost(const std::vector<Wish>& names)
{
    return std::accumulate(names.begin(), names.end(), 0.0, [](double sum, const Wish& name) {
        return sum + 2.0 * static_cast<double>(hits(name))
               + std::abs(name.rect.center().y() - name.wanted) / 4;
    });
}

bool isFree(const QRectF& rect, const QRectF& area, const QList<QRectF>& taken)
{
    return rect.top() >= area.top() && rect.bottom() <= area.bottom()
           && std::none_of(taken.begin(), taken.end(),
                           [&](const QRectF& fixed) { return rect.intersects(fixed); });
}

/// What moving one name up or down comes to: it pushes those in its way on, so that their order stays.
/// Nothing when one of them has no room.
std::optional<std::vector<QRectF>> pushed(const std::vector<Wish>& names, std::size_t index, double by,
                                          const QRectF& area, const QList<QRectF>& taken,
                                          const LabelSpacing& spacing)
{
    const double sign = std::copysign(1.0, by);
    std::vector<QRectF> result;
    for (const Wish& name : names) {
        result.push_back(name.rect);
    }
    QList<std::size_t> moving{index};
    result[index].translate(0, by);
    while (!moving.isEmpty()) {
        const std::size_t mover = moving.takeFirst();
        const QRectF place = result[mover];
        if (!isFree(place, area, taken)) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < result.size(); ++i) {
            const bool isAhead = i != mover && sharesColumns(place, result[i], spacing.gap)
                                 && sign * (names[i].rect.center().y() - names[mover].rect.center().y()) > 0;
            if (isAhead && sign * (result[i].center().y() - place.center().y()) < spacing.distance) {
                result[i].moveCenter(
                    QPointF(result[i].center().x(), place.center().y() + sign * spacing.distance));
                moving.append(i);
            }
        }
    }
    return result;
}

void put(std::vector<Wish>& names, const std::vector<QRectF>& places)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i].rect = places[i];
    }
}

/// Moves a name off the lines that it covers, and those in its way with it, if that costs a short way only.
/// Returns whether anything moved.
bool moveOffLines(std::vector<Wish>& names, std::size_t index, const QRectF& area, const QList<QRectF>& taken,
                  const LabelSpacing& spacing)
{
    std::vector<Wish> tried = names;
    std::optional<std::vector<QRectF>> best;
    double least = cost(names) - kLeastGain;
    for (int step = 1; step <= kMostSteps; ++step) {
        for (const int sign : {-1, 1}) {
            const auto places = pushed(names, index, sign * step * spacing.distance / 4, area, taken,
                                       spacing);
            if (!places) {
                continue;
            }
            put(tried, *places);
            const double here = cost(tried);
            if (here < least) {
                least = here;
                best = places;
            }
        }
    }
    if (best) {
        put(names, *best);
    }
    return best.has_value();
}

std::ptrdiff_t allHits(const std::vector<Wish>& names)
{
    return std::accumulate(names.begin(), names.end(), std::ptrdiff_t(0),
                           [](std::ptrdiff_t sum, const Wish& name) { return sum + hits(name); });
}

/// Lets each name look for a better place, until none finds one: one that was pushed on may find its way back
/// once the others have moved.
void settle(std::vector<Wish>& names, const QRectF& area, const QList<QRectF>& taken,
            const LabelSpacing& spacing)
{
    bool isMoving = true;
    for (int sweep = 0; isMoving && sweep < kMostSweeps; ++sweep) {
        isMoving = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            isMoving |= moveOffLines(names, i, area, taken, spacing);
        }
    }
}

/// Exchanges the heights of two names in the same columns where less is covered then. Only of lines that end
/// well apart, each name with a way of its own to its end: where ends stand over each other, names keep their
/// order.
void exchange(std::vector<Wish>& names, const QList<LabelRequest>& requests, const QRectF& area,
              const QList<QRectF>& taken, const LabelSpacing& spacing)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = 0; j < i && allHits(names) > 0; ++j) {
            const double apart = requests[static_cast<qsizetype>(i)].anchor.x()
                                 - requests[static_cast<qsizetype>(j)].anchor.x();
            if (std::abs(apart) < kEndsApart * spacing.distance
                || !sharesColumns(names[i].rect, names[j].rect, spacing.gap)) {
                continue;
            }
            std::vector<Wish> tried = names;
            tried[i].rect.moveCenter(QPointF(names[i].rect.center().x(), names[j].rect.center().y()));
            tried[j].rect.moveCenter(QPointF(names[j].rect.center().x(), names[i].rect.center().y()));
            settle(tried, area, taken, spacing);
            if (allHits(tried) < allHits(names)) {
                names = tried;
            }
        }
    }
}

LabelPlace placeOf(const Wish& name, const LabelRequest& request, const LabelSpacing& spacing)
{
    LabelPlace place{name.rect};
    place.moved = std::abs(name.rect.center().y() - name.wanted);
    place.isCovering = hits(name) > 0;
    const double away = std::max(
        {0.0, name.rect.top() - request.anchor.y(), request.anchor.y() - name.rect.bottom()});
    place.hasLeader = (place.moved > spacing.leaderAfter && away > 0)
                      || away > spacing.gap + spacing.leaderAfter
                      || name.rect.left() - request.anchor.x() > spacing.leaderBeyond
                      || request.anchor.x() - name.rect.right() > spacing.leaderBeyond;
    return place;
}

double lowestTop(const QList<qsizetype>& members, const QList<QRectF>& rects, const QRectF& area,
                 const QList<QRectF>& taken, double gap)
{
    double top = area.top();
    for (const QRectF& fixed : taken) {
        for (const qsizetype member : members) {
            if (sharesColumns(rects[member], fixed, gap)) {
                top = std::max(top, fixed.bottom());
            }
        }
    }
    return top;
}

}  // namespace

QList<double> distribute(const QList<double>& wanted, double distance, double low, double high)
{
    // With i * distance taken off, "at least `distance` apart" becomes "not descending": pool adjacent
    // violators.
    struct Pool {
        double sum = 0;
        qsizetype count = 0;
        double mean() const { return sum / static_cast<double>(count); }
    };
    QList<Pool> pools;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        pools.append(Pool{wanted[i] - static_cast<double>(i) * distance, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.last().mean()) {
            const Pool last = pools.takeLast();
            pools.last().sum += last.sum;
            pools.last().count += last.count;
        }
    }
    const double highest = std::max(low, high - static_cast<double>(wanted.size() - 1) * distance);
    QList<double> result;
    for (const Pool& pool : pools) {
        for (qsizetype i = 0; i < pool.count; ++i) {
            result.append(std::clamp(pool.mean(), low, highest)
                          + static_cast<double>(result.size()) * distance);
        }
    }
    return result;
}

QList<LabelPlace> placeLabels(const QList<LabelRequest>& requests, const QRectF& area,
                              const LabelObstacles& obstacles, const LabelSpacing& spacing)
{
    QList<QRectF> rects;
    for (const LabelRequest& request : requests) {
        rects.append(besideItsLine(request, area, spacing, request.isLineAbove));
    }
    std::vector<Wish> names(static_cast<std::size_t>(requests.size()));
    for (const QList<qsizetype>& members : columns(rects, requests, spacing.gap)) {
        QList<double> wanted;
        double half = 0;
        for (qsizetype i = 0; members.size() > 1 && i < members.size(); ++i) {
            rects[members[i]] = besideItsLine(requests[members[i]], area, spacing, 2 * i >= members.size());
        }
        for (const qsizetype member : members) {
            wanted.append(rects[member].center().y());
            half = std::max(half, rects[member].height() / 2);
        }
        const double top = lowestTop(members, rects, area, obstacles.taken, spacing.gap);
        const QList<double> middles = distribute(wanted, spacing.distance, top + half, area.bottom() - half);
        for (qsizetype i = 0; i < members.size(); ++i) {
            Wish& name = names[static_cast<std::size_t>(members[i])];
            name = {rects[members[i]], wanted[i], obstaclesIn(rects[members[i]], obstacles.points)};
            name.rect.moveCenter(QPointF(name.rect.center().x(), middles[i]));
        }
    }
    settle(names, area, obstacles.taken, spacing);
    if (spacing.mayExchange) {
        exchange(names, requests, area, obstacles.taken, spacing);
    }
    QList<LabelPlace> places;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        places.append(placeOf(names[static_cast<std::size_t>(i)], requests[i], spacing));
    }
    return places;
}

}  // namespace epochmark
