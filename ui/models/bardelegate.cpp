// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/bardelegate.h"

#include <QPainter>
#include <QPainterPath>

namespace epochmark {

namespace {

constexpr double kBarHeight = 12;
constexpr double kHollowHeight = 10;
constexpr double kRadius = 2;
constexpr double kLeastLength = 3;
constexpr double kStripe = 6;

QRectF lengthRect(const QRectF& area, double share, double height)
{
    return {area.left(), area.center().y() - height / 2, qMax(kLeastLength, share * area.width()), height};
}

}  // namespace

BarDelegate::BarDelegate(QObject* parent) : CellDelegate(parent) {}

void BarDelegate::paintContent(QPainter* painter, const QRect& area, const QModelIndex& index,
                               const Tokens& tokens) const
{
    const CellBar bar = index.data(BarRole).value<CellBar>();
    const QRectF inner = QRectF(area).adjusted(0, 0, -2, 0);
    if (bar.style == CellBar::Style::Progress) {
        paintProgress(painter, inner, bar, tokens);
        return;
    }
    if (bar.style == CellBar::Style::None) {
        CellDelegate::paintContent(painter, area, index, tokens);
        return;
    }
    paintLength(painter, inner, bar, tokens);
    if (bar.high > bar.low) {
        paintWhisker(painter, inner, bar, tokens);
    }
    painter->fillRect(QRectF(inner.left() - 1, inner.center().y() - 10, 1, 20), tokens.control);
}

void BarDelegate::paintLength(QPainter* painter, const QRectF& area, const CellBar& bar, const Tokens& tokens)
{
    if (bar.style == CellBar::Style::Hollow) {
        painter->setPen(tokens.muted);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(lengthRect(area, bar.length, kHollowHeight).adjusted(-0.5, 0.5, -0.5, -0.5),
                                 kRadius, kRadius);
        return;
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.series[0]);
    painter->drawRoundedRect(lengthRect(area, bar.length, kBarHeight), kRadius, kRadius);
}

void BarDelegate::paintWhisker(QPainter* painter, const QRectF& area, const CellBar& bar,
                               const Tokens& tokens)
{
    const double left = area.left() + bar.low * area.width();
    const double right = area.left() + bar.high * area.width();
    const double middle = area.center().y();
    painter->setPen(QPen(tokens.text, 1.2, Qt::SolidLine, Qt::FlatCap));
    painter->drawLine(QPointF(left, middle), QPointF(right, middle));
    painter->drawLine(QPointF(left, middle - 4), QPointF(left, middle + 4));
    painter->drawLine(QPointF(right, middle - 4), QPointF(right, middle + 4));
}

void BarDelegate::paintProgress(QPainter* painter, const QRectF& area, const CellBar& bar,
                                const Tokens& tokens)
{
    const QRectF track(area.left(), area.center().y() - kBarHeight / 2, area.width(), kBarHeight);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.track);
    painter->drawRoundedRect(track, kRadius, kRadius);
    QRectF done = track;
    done.setWidth(bar.length * track.width());
    if (done.width() < 1) {
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(done, kRadius, kRadius);
    painter->save();
    painter->setClipPath(shape, Qt::IntersectClip);
    painter->fillRect(done, tokens.accentGround);
    painter->setPen(QPen(tokens.series[0], kStripe / 2, Qt::SolidLine, Qt::FlatCap));
    for (double x = done.left() - kBarHeight; x < done.right() + kBarHeight; x += kStripe) {
        painter->drawLine(QPointF(x, done.bottom()), QPointF(x + kBarHeight, done.top()));
    }
    painter->restore();
    painter->setPen(tokens.series[0]);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(done.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace epochmark
