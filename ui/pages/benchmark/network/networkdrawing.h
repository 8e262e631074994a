// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pages/benchmark/network/layeredlayout.h"
#include "theme/tokens.h"
#include "workload/network/networkplan.h"

#include <QFont>
#include <QList>

class QPainter;

namespace epochmark {

/// Layers that follow each other without a branch: drawn as one box, a line each. Plain value.
struct NetworkBlock {
    QList<int> layers;  ///< of the plan

    bool operator==(const NetworkBlock&) const = default;
};

/// A network as boxes and arrows: which layers stand together, and which boxes feed which. Plain value.
struct NetworkBlocks {
    QList<NetworkBlock> blocks;
    QList<LayoutEdge> edges;  ///< from an earlier block to a later one, each once

    static NetworkBlocks of(const NetworkPlan& plan);
};

/// A network laid out and ready to be painted in any colours, at any zoom. Immutable; window thread (it asks
/// for fonts).
class NetworkDrawing {
public:
    NetworkDrawing() = default;
    explicit NetworkDrawing(const NetworkPlan& plan);

    /// At zoom 1, margins included.
    QSizeF size() const;
    bool isEmpty() const { return m_blocks.blocks.isEmpty(); }
    /// What of it lies in `part`, in its own coordinates.
    void paint(QPainter& painter, const QRectF& part, const Tokens& tokens) const;
    /// The layer at a place of it; -1: none.
    int layerAt(const QPointF& place) const;

private:
    QSizeF sizeOf(const NetworkBlock& block) const;
    void paintBlock(QPainter& painter, qsizetype block, const Tokens& tokens) const;
    void paintArrow(QPainter& painter, const QPolygonF& arrow, const Tokens& tokens) const;

    NetworkPlan m_plan;
    QFont m_font;
    double m_line = 0;  ///< height of a layer
    NetworkBlocks m_blocks;
    LayeredLayout m_layout;
};

/// "3 × 3 × 64".
QString shapeText(const QList<qint64>& shape);

}  // namespace epochmark
