// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace epochmark {

/// A name that wants to stand at the end of its line.
struct LabelRequest {
    QPointF anchor;        ///< end of the line, pixels
    QSizeF size;           ///< of the text
    double notLeftOf = 0;  ///< the text begins here at the earliest (the other side of the "now" line)
    bool isLineAbove =
        false;  ///< the line comes down to its end: a label that has to stand over it goes below
};

/// Distances in pixels; all grow with the scale of a picture.
struct LabelSpacing {
    double gap = 8;            ///< between a line's end and its name
    double distance = 16;      ///< between the middles of two names, at least
    double leaderAfter = 12;   ///< a name moved further up or down than this gets a leader
    double leaderBeyond = 96;  ///< and one further to the right than this
    bool mayExchange = false;  ///< names of lines that end well apart may stand in another order than the ends
};

/// Where a name stands.
struct LabelPlace {
    QRectF rect;
    bool hasLeader = false;
    double moved = 0;         ///< up or down from where the name wanted to be
    bool isCovering = false;  ///< an obstacle's points, however little
};

/// What names keep away from.
struct LabelObstacles {
    QList<QRectF> taken;  ///< at the top of the area, kept free
    QList<QPointF>
        points;  ///< of the lines, a few pixels apart: covering them is avoided where a short way off helps
};

/// Places each name beside the end of its line, or above or below it where the area ends; moves names that
/// share columns apart, as little as possible, inside `area`, in the order of their lines' ends; then moves a
/// name that covers lines to the nearest free place, and lets two exchange heights where they may and less is
/// covered then. Answers in the order of the requests.
QList<LabelPlace> placeLabels(const QList<LabelRequest>& requests, const QRectF& area,
                              const LabelObstacles& obstacles, const LabelSpacing& spacing);

/// The positions nearest to `wanted` (ascending; least squares) that are `distance` apart and inside [low,
/// high]; when they can't all fit, they start at `low`.
QList<double> distribute(const QList<double>& wanted, double distance, double low, double high);

}  // namespace epochmark
