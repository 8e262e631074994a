// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/networkdrawing.h"

#include "theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr double kMargin = 20;
constexpr double kPadding = 8;
constexpr double kStripe = 4;      // coloured by what a layer does
constexpr double kBetween = 18;    // words and shape
constexpr double kLeading = 1.45;  // line height
constexpr double kArrowHead = 5;
constexpr double kRounding = 5;

QString wordsOf(const PlannedLayer& layer)
{
    return layer.detail.isEmpty() ? layer.type : layer.type + QLatin1Char(' ') + layer.detail;
}

/// What has weights stands out from what only looks at values, and what joins branches from both.
QColor stripeOf(const PlannedLayer& layer, const Tokens& tokens)
{
    if (layer.inputs.size() > 1) {
        return tokens.optimizer();
    }
    if (layer.multiplyAdds > 0) {
        return tokens.compute();
    }
    return layer.type.contains(QLatin1String("Pooling")) ? tokens.validation() : tokens.control;
}

}  // namespace

QString shapeText(const QList<qint64>& shape)
{
    QStringList sizes;
    for (const qint64 size : shape) {
        sizes.append(QString::number(size));
    }
    return sizes.join(QStringLiteral(" × "));
}

NetworkBlocks NetworkBlocks::of(const NetworkPlan& plan)
{
    QList<int> consumers(plan.layers.size(), 0);
    for (const PlannedLayer& layer : plan.layers) {
        for (const int input : layer.inputs) {
            ++consumers[input];
        }
    }
    NetworkBlocks made;
    QList<int> blockOf;
    for (qsizetype i = 0; i < plan.layers.size(); ++i) {
        const QList<int>& inputs = plan.layers.at(i).inputs;
        const bool isFollowing = inputs.size() == 1 && consumers.at(inputs.first()) == 1;
        if (isFollowing) {
            blockOf.append(blockOf.at(inputs.first()));
            made.blocks[blockOf.last()].layers.append(static_cast<int>(i));
            continue;
        }
        blockOf.append(static_cast<int>(made.blocks.size()));
        made.blocks.append(NetworkBlock{{static_cast<int>(i)}});
        QSet<int> seen;
        for (const int input : inputs) {
            const int from = blockOf.at(input);
            if (!seen.contains(from)) {
                made.edges.append({from, blockOf.last()});
                seen.insert(from);
            }
        }
    }
    return made;
}

NetworkDrawing::NetworkDrawing(const NetworkPlan& plan)
    : m_plan(plan), m_font(theme::font(theme::TextSize::Caption)),
      m_line(QFontMetricsF(m_font).height() * kLeading), m_blocks(NetworkBlocks::of(plan))
{
    QList<QSizeF> sizes;
    for (const NetworkBlock& block : std::as_const(m_blocks.blocks)) {
        sizes.append(sizeOf(block));
    }
    m_layout = LayeredLayout::of(sizes, m_blocks.edges);
}

QSizeF NetworkDrawing::sizeOf(const NetworkBlock& block) const
{
    const QFontMetricsF metrics(m_font);
    double words = 0;
    double shapes = 0;
    for (const int index : block.layers) {
        words = std::max(words, metrics.horizontalAdvance(wordsOf(m_plan.layers.at(index))));
        shapes = std::max(shapes, metrics.horizontalAdvance(shapeText(m_plan.layers.at(index).shape)));
    }
    return {kStripe + 2 * kPadding + words + kBetween + shapes,
            m_line * static_cast<double>(block.layers.size())};
}

QSizeF NetworkDrawing::size() const
{
    return isEmpty() ? QSizeF() : m_layout.size + QSizeF(2 * kMargin, 2 * kMargin);
}

void NetworkDrawing::paint(QPainter& painter, const QRectF& part, const Tokens& tokens) const
{
    painter.save();
    painter.translate(kMargin, kMargin);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    const QRectF seen = part.translated(-kMargin, -kMargin);
    for (const QPolygonF& arrow : m_layout.arrows) {
        // A straight arrow has no width, and an empty rectangle meets nothing.
        if (arrow.boundingRect().adjusted(-kArrowHead, -1, kArrowHead, 1).intersects(seen)) {
            paintArrow(painter, arrow, tokens);
        }
    }
    for (qsizetype i = 0; i < m_blocks.blocks.size(); ++i) {
        if (m_layout.boxes.at(i).intersects(seen)) {
            paintBlock(painter, i, tokens);
        }
    }
    painter.restore();
}

void NetworkDrawing::paintBlock(QPainter& painter, qsizetype block, const Tokens& tokens) const
{
    const QRectF box = m_layout.boxes.at(block);
    QPainterPath outline;
    outline.addRoundedRect(box, kRounding, kRounding);
    painter.fillPath(outline, tokens.surface);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    QRectF line(box.topLeft(), QSizeF(box.width(), m_line));
    const QList<int>& layers = m_blocks.blocks.at(block).layers;
    for (const int index : layers) {
        const PlannedLayer& layer = m_plan.layers.at(index);
        painter.fillRect(QRectF(line.topLeft(), QSizeF(kStripe, line.height())), stripeOf(layer, tokens));
        if (index != layers.first()) {
            painter.setPen(QPen(tokens.border, 1));
            painter.drawLine(line.topLeft() + QPointF(kStripe, 0), line.topRight());
        }
        const QRectF words = line.adjusted(kStripe + kPadding, 0, -kPadding, 0);
        painter.setPen(tokens.text);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, wordsOf(layer));
        painter.setPen(tokens.muted);
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, shapeText(layer.shape));
        line.translate(0, m_line);
    }
    painter.restore();
    painter.strokePath(outline, QPen(tokens.control, 1));
}

void NetworkDrawing::paintArrow(QPainter& painter, const QPolygonF& arrow, const Tokens& tokens) const
{
    QPainterPath path(arrow.first());
    for (qsizetype i = 1; i < arrow.size(); ++i) {
        const QPointF from = arrow.at(i - 1);
        const QPointF to = arrow.at(i);
        if (qFuzzyCompare(from.x() + 1, to.x() + 1)) {
            path.lineTo(to);
        } else {
            const double middle = (from.y() + to.y()) / 2;
            path.cubicTo(QPointF(from.x(), middle), QPointF(to.x(), middle), to);
        }
    }
    painter.strokePath(path, QPen(tokens.muted, 1.2));
    const QPointF tip = arrow.last();
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.muted);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-kArrowHead * 0.7, -kArrowHead * 1.4),
                                  tip + QPointF(kArrowHead * 0.7, -kArrowHead * 1.4)});
    painter.setBrush(Qt::NoBrush);
}

int NetworkDrawing::layerAt(const QPointF& place) const
{
    const QPointF inside = place - QPointF(kMargin, kMargin);
    for (qsizetype i = 0; i < m_layout.boxes.size(); ++i) {
        const QRectF& box = m_layout.boxes.at(i);
        if (box.contains(inside)) {
            const auto line = static_cast<qsizetype>((inside.y() - box.top()) / m_line);
            const QList<int>& layers = m_blocks.blocks.at(i).layers;
            return layers.at(std::min(line, layers.size() - 1));
        }
    }
    return -1;
}

}  // namespace epochmark
