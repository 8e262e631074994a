// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "meadowpainter.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

#include <algorithm>
#include <cmath>

namespace {

void paintSpots(QPainter& painter, const QSize& size, const Palette& palette, Random& random)
{
    painter.setPen(Qt::NoPen);
    for (int spot = random.whole(6, 18); spot > 0; --spot) {
        const QPointF at(random.between(-20, size.width() + 20), random.between(-20, size.height() + 20));
        QColor colour = random.chance(0.35) ? palette.petalTip
                                            : blended(palette.far, palette.light, random.between(0.2, 0.8));
        colour.setAlpha(random.whole(20, 80));
        painter.setBrush(colour);
        const double radius = random.between(6, 34);
        painter.drawEllipse(at, radius, radius);
    }
}

void paintGrass(QPainter& painter, const QSize& size, const Palette& palette, Random& random)
{
    for (int blade = random.whole(10, 60); blade > 0; --blade) {
        const double foot = random.between(-20, size.width() + 20);
        const double height = random.between(0.2, 0.8) * size.height();
        QPainterPath path(QPointF(foot, size.height() + 5));
        path.quadTo(foot + random.between(-15, 15), size.height() - height * 0.6,
                    foot + random.between(-60, 60), size.height() - height);
        QColor colour = blended(palette.leaf, random.chance(0.5) ? palette.near : palette.far,
                                random.between(0.1, 0.8));
        colour.setAlpha(random.whole(60, 160));
        painter.setPen(QPen(colour, random.between(1.5, 6), Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
}

}  // namespace

QImage blurred(const QImage& picture, double radius)
{
    if (radius < 1) {
        return picture;
    }
    const QSize small(std::max(2, static_cast<int>(picture.width() / radius)),
                      std::max(2, static_cast<int>(picture.height() / radius)));
    return picture.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage paintMeadow(const QSize& size, const Palette& palette, Random& random)
{
    QImage picture(size, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient ground(0, 0, random.between(-60, 60), size.height());
    ground.setColorAt(0, palette.far);
    ground.setColorAt(random.between(0.4, 0.7), blended(palette.far, palette.near, 0.5));
    ground.setColorAt(1, palette.near);
    painter.fillRect(picture.rect(), ground);
    paintSpots(painter, size, palette, random);
    if (random.chance(0.8)) {
        paintGrass(painter, size, palette, random);
    }
    painter.end();
    return blurred(picture, random.between(2.5, 6));
}

void lightPicture(QImage& picture, const Palette& palette, Random& random)
{
    QPainter painter(&picture);
    const QPointF lamp(random.between(0, picture.width()), random.between(-40, picture.height() * 0.4));
    QRadialGradient glow(lamp, picture.width() * random.between(0.6, 1.1));
    QColor light = palette.light;
    light.setAlpha(random.whole(20, 90));
    glow.setColorAt(0, light);
    light.setAlpha(0);
    glow.setColorAt(1, light);
    painter.setCompositionMode(QPainter::CompositionMode_Screen);
    painter.fillRect(picture.rect(), glow);
    QRadialGradient rim(QPointF(picture.rect().center()), picture.width() * 0.75);
    rim.setColorAt(0.35, Qt::transparent);
    rim.setColorAt(1, QColor(10, 14, 30, random.whole(40, 150)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.fillRect(picture.rect(), rim);
    const int exposure = random.whole(-26, 18);
    painter.fillRect(picture.rect(),
                     exposure < 0 ? QColor(0, 0, 0, -exposure * 3) : QColor(255, 255, 255, exposure));
}
