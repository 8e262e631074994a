// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flowerpainter.h"

#include <QLinearGradient>
#include <QPainterPath>
#include <QPen>
#include <QRadialGradient>

#include <cmath>

namespace {

constexpr double kPi = 3.14159265358979323846;

double mixed(double daisy, double poppy, double breadth)
{
    return daisy + (poppy - daisy) * breadth;
}

/// One petal along the x axis, from the centre to `length`, at its widest `width` across.
QPainterPath petalPath(double length, double width, double widest, double pointedness)
{
    const double half = width / 2;
    const double shoulder = length * (widest + 0.33 * (1 - pointedness));
    const double tipHalf = half * (1.02 - 0.85 * pointedness);
    QPainterPath path(QPointF(0, 0));
    path.cubicTo(length * 0.15, -half * 0.45, length * (widest - 0.25), -half, length * widest, -half);
    path.cubicTo(shoulder, -half, length, -tipHalf, length, 0);
    path.cubicTo(length, tipHalf, shoulder, half, length * widest, half);
    path.cubicTo(length * (widest - 0.25), half, length * 0.15, half * 0.45, 0, 0);
    return path;
}

void paintVeins(QPainter& painter, double length, double width, const QColor& colour)
{
    QColor faint = colour.darker(125);
    faint.setAlpha(70);
    painter.setPen(QPen(faint, 0.8));
    for (const double offset : {-0.22, 0.0, 0.22}) {
        QPainterPath vein(QPointF(length * 0.18, offset * width * 0.3));
        vein.quadTo(length * 0.5, offset * width, length * 0.86, offset * width * 0.8);
        painter.drawPath(vein);
    }
}

void paintPetal(QPainter& painter, const FlowerShape& shape, double length, double width,
                const Palette& palette, double shade)
{
    const double widest = mixed(0.60, 0.58, shape.breadth);
    const QPainterPath path = petalPath(length, width, widest, shape.pointedness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 34));
    painter.drawPath(path.translated(1.2, 1.8));
    QLinearGradient fill(0, 0, length, 0);
    fill.setColorAt(
        0, blended(palette.petal, palette.centreEdge, 0.35).darker(static_cast<int>(100 + 40 * shade)));
    fill.setColorAt(0.35, palette.petal.darker(static_cast<int>(100 + 30 * shade)));
    fill.setColorAt(1, palette.petalTip.darker(static_cast<int>(100 + 22 * shade)));
    painter.setBrush(fill);
    QColor rim = palette.petal.darker(128);
    rim.setAlpha(120);
    painter.setPen(QPen(rim, 0.9));
    painter.drawPath(path);
    paintVeins(painter, length, width, palette.petal);
}

/// Seeds in the pattern of a sunflower, on a lit disc.
void paintCentre(QPainter& painter, double radius, const Palette& palette, Random& random)
{
    QRadialGradient disc(QPointF(-radius * 0.3, -radius * 0.35), radius * 1.5);
    disc.setColorAt(0, palette.centre.lighter(125));
    disc.setColorAt(0.6, palette.centre);
    disc.setColorAt(1, palette.centreEdge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 60));
    painter.drawEllipse(QPointF(0.8, 1.6), radius * 1.06, radius * 1.06);
    painter.setBrush(disc);
    painter.drawEllipse(QPointF(0, 0), radius, radius);
    const int seeds = static_cast<int>(radius * 3);
    for (int seed = 0; seed < seeds; ++seed) {
        const double distance = radius * 0.94 * std::sqrt((seed + 0.5) / seeds);
        const double angle = seed * 2.399963;
        QColor dot = random.chance(0.5) ? palette.centreEdge.darker(115) : palette.centre.lighter(135);
        dot.setAlpha(150);
        painter.setBrush(dot);
        const double size = 0.7 + 0.05 * radius;
        painter.drawEllipse(QPointF(distance * std::cos(angle), distance * std::sin(angle)), size, size);
    }
}

void paintRing(QPainter& painter, const FlowerShape& shape, const Palette& palette, Random& random,
               bool isBack)
{
    const int petals = static_cast<int>(std::lround(mixed(16, 5, shape.breadth) + random.between(-1.4, 1.4)));
    const double circle = 2 * kPi * shape.radius * 0.62 / petals;
    const double width = circle * mixed(0.72, 1.30, shape.breadth);
    const double start = isBack ? 180.0 / petals : 0;
    for (int number = 0; number < petals; ++number) {
        painter.save();
        painter.rotate(start + 360.0 * number / petals + random.between(-5, 5));
        const double length = shape.radius * random.between(0.9, 1.04) * (isBack ? 0.97 : 1);
        paintPetal(painter, shape, length, width * random.between(0.9, 1.08), palette,
                   (isBack ? 0.8 : 0.1) + random.between(0, 0.5));
        painter.restore();
    }
}

void paintLeaf(QPainter& painter, const QPointF& foot, double length, double angle, const QColor& colour)
{
    painter.save();
    painter.translate(foot);
    painter.rotate(angle);
    QPainterPath leaf(QPointF(0, 0));
    leaf.cubicTo(length * 0.3, -length * 0.24, length * 0.75, -length * 0.2, length, 0);
    leaf.cubicTo(length * 0.7, length * 0.12, length * 0.3, length * 0.16, 0, 0);
    QLinearGradient fill(0, -length * 0.2, 0, length * 0.2);
    fill.setColorAt(0, colour.lighter(125));
    fill.setColorAt(1, colour.darker(120));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPath(leaf);
    painter.setPen(QPen(colour.lighter(150), 0.8));
    painter.drawLine(QPointF(length * 0.05, 0), QPointF(length * 0.9, -length * 0.01));
    painter.restore();
}

}  // namespace

void paintFlower(QPainter& painter, const FlowerShape& shape, const Palette& palette, Random& random)
{
    painter.save();
    painter.translate(shape.centre);
    painter.rotate(shape.rotation * 0.3);
    painter.scale(1, shape.tilt);
    painter.rotate(shape.rotation);
    if (shape.breadth > 0.5 || random.chance(0.25)) {
        paintRing(painter, shape, palette, random, true);
    }
    paintRing(painter, shape, palette, random, false);
    paintCentre(painter, shape.radius * random.between(0.20, 0.30), palette, random);
    painter.restore();
}

void paintStem(QPainter& painter, const FlowerShape& shape, int bottom, const Palette& palette,
               Random& random)
{
    const QPointF foot(shape.centre.x() + random.between(-50, 50), bottom + 10);
    const QPointF bend((shape.centre.x() + foot.x()) / 2 + random.between(-25, 25),
                       (shape.centre.y() + foot.y()) / 2);
    QPainterPath stem(shape.centre);
    stem.quadTo(bend, foot);
    const double thickness = 2.5 + shape.radius * 0.05;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.leaf.darker(135), thickness + 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(stem);
    painter.setPen(QPen(palette.leaf.lighter(108), thickness, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(stem);
    for (int leaf = random.whole(0, 2); leaf > 0; --leaf) {
        const bool isLeft = random.chance(0.5);
        paintLeaf(painter, stem.pointAtPercent(random.between(0.35, 0.8)), random.between(40, 80),
                  isLeft ? random.between(195, 245) : random.between(-65, -15), palette.leaf);
    }
}
