// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/labelplacement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace epochmark {

namespace {

constexpr int kMostSteps = 16;  // of a quarter of the distance

bool sharesColumns(const QRectF& a, const QRectF& b, double gap)
{
    return a.left() < b.right() + gap && b.left() < a.right() + gap;
}

QRectF besideItsLine(const LabelRequest& request, const QRectF& area, const LabelSpacing& spacing)
{
    QRectF rect(QPointF(), request.size);
    const double left = std::max(request.anchor.x() + spacing.gap, request.notLeftOf);
    if (left + request.size.width() <= area.right()) {
        rect.moveTo(left, request.anchor.y() - request.size.height() / 2);
        return rect;
    }
    const double above = request.anchor.y() - spacing.gap - request.size.height();
    const double below = request.anchor.y() + spacing.gap;
    const bool isRoomAbove = above >= area.top();
    const bool isRoomBelow = below + request.size.height() <= area.bottom();
    const bool goesBelow = isRoomBelow && (request.isLineAbove || !isRoomAbove);
    rect.moveTo(area.right() - request.size.width(), goesBelow ? below : above);
    return rect;
}

/// Groups of indices whose rectangles share columns, directly or through others, each sorted from top to bottom.
QList<QList<qsizetype>> columns(const QList<QRectF>& rects, double gap)
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
        std::stable_sort(members.begin(), members.end(),
                         [&](qsizetype a, qsizetype b) { return rects[a].center().y() < rects[b].center().y(); });
        if (!members.isEmpty()) {
            result.append(members);
        }
    }
    return result;
}

/// Points of lines that a name would cover.
qsizetype hits(const QRectF& rect, const QList<QPointF>& points)
{
    const QRectF covered = rect.adjusted(-4, -4, 4, 4);  // the halo, and half the width of lines and dots
    return std::count_if(points.begin(), points.end(), [&](const QPointF& point) { return covered.contains(point); });
}

/// How bad a place is: covered points of lines, and the way from where the name wants to be.
double cost(const QRectF& rect, double wanted, const QList<QPointF>& points)
{
    return 2.0 * static_cast<double>(hits(rect, points)) + std::abs(rect.center().y() - wanted) / 4;
}

bool isFree(const QRectF& rect, qsizetype index, const QList<LabelPlace>& places, const QRectF& area,
            const QList<QRectF>& taken, const LabelSpacing& spacing)
{
    if (rect.top() < area.top() || rect.bottom() > area.bottom()) {
        return false;
    }
    for (const QRectF& fixed : taken) {
        if (rect.intersects(fixed)) {
            return false;
        }
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (i != index && sharesColumns(rect, places[i].rect, spacing.gap)
            && std::abs(rect.center().y() - places[i].rect.center().y()) < spacing.distance) {
            return false;
        }
    }
    return true;
}

/// Moves a name off the lines that it covers, if that costs a short way only.
void moveOffLines(QList<LabelPlace>& places, qsizetype index, double wanted, const QRectF& area,
                  const LabelObstacles& obstacles, const LabelSpacing& spacing)
{
    QRectF best = places[index].rect;
    double least = cost(best, wanted, obstacles.points);
    for (int step = 1; step <= kMostSteps; ++step) {
        for (const int sign : {-1, 1}) {
            const QRectF rect = places[index].rect.translated(0, sign * step * spacing.distance / 4);
            if (isFree(rect, index, places, area, obstacles.taken, spacing)) {
                const double here = cost(rect, wanted, obstacles.points);
                if (here < least) {
                    least = here;
                    best = rect;
                }
            }
        }
    }
    places[index].rect = best;
}

double lowestTop(const QList<qsizetype>& members, const QList<QRectF>& rects, const QRectF& area, const QList<QRectF>& taken,
                 double gap)
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

QList<double> spread(const QList<double>& wanted, double distance, double low, double high)
{
    // With i * distance taken off, "at least `distance` apart" becomes "not descending": pool adjacent violators.
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
            result.append(std::clamp(pool.mean(), low, highest) + static_cast<double>(result.size()) * distance);
        }
    }
    return result;
}

QList<LabelPlace> placeLabels(const QList<LabelRequest>& requests, const QRectF& area, const LabelObstacles& obstacles,
                              const LabelSpacing& spacing)
{
    QList<QRectF> rects;
    for (const LabelRequest& request : requests) {
        rects.append(besideItsLine(request, area, spacing));
    }
    QList<LabelPlace> places(requests.size());
    for (const QList<qsizetype>& members : columns(rects, spacing.gap)) {
        QList<double> wanted;
        double half = 0;
        for (const qsizetype member : members) {
            wanted.append(rects[member].center().y());
            half = std::max(half, rects[member].height() / 2);
        }
        const double top = lowestTop(members, rects, area, obstacles.taken, spacing.gap);
        const QList<double> middles = spread(wanted, spacing.distance, top + half, area.bottom() - half);
        for (qsizetype i = 0; i < members.size(); ++i) {
            places[members[i]].rect = rects[members[i]];
            places[members[i]].rect.moveCenter(QPointF(rects[members[i]].center().x(), middles[i]));
        }
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        const double wanted = rects[i].center().y();
        moveOffLines(places, i, wanted, area, obstacles, spacing);
        places[i].moved = std::abs(places[i].rect.center().y() - wanted);
        places[i].isCovering = hits(places[i].rect, obstacles.points) > 0;
        places[i].hasLeader = places[i].moved > spacing.leaderAfter
                              || places[i].rect.left() - requests[i].anchor.x() > spacing.leaderBeyond;
    }
    return places;
}

}  // namespace epochmark
