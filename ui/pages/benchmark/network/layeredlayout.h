// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

namespace epochmark {

/// An arrow from one box to a later one.
struct LayoutEdge {
    int from = 0;
    int to = 0;

    bool operator==(const LayoutEdge&) const = default;
};

/// Boxes in rows, each below all that lead to it, with few crossings and straight long arrows (after
/// Sugiyama, Tagawa and Toda 1981; places within a row by least squares). Written here because Graphviz is
/// under the Eclipse Public License, which doesn't go with the GPL, and the other libraries that lay graphs
/// out aren't in both Debian 12 and 13 or bring a drawing kit of their own; what networks need of it is
/// little. Value; a thousand boxes take some milliseconds.
struct LayeredLayout {
    QList<QRectF> boxes;
    /// One an edge: from the lower side of a box to the upper side of another, with two points in each row it
    /// passes, straight down there.
    QList<QPolygonF> arrows;
    QSizeF size;

    /// `edges` lead from a smaller number to a larger one.
    static LayeredLayout of(const QList<QSizeF>& boxes, const QList<LayoutEdge>& edges);
};

}  // namespace epochmark
