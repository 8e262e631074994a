// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/samplestrip.h"

#include "pages/benchmark/setup/datasetreader.h"
#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kEdge = 40;
constexpr int kPlaces = DatasetReader::kSamples;
constexpr double kRadius = 4;

int edgePixels()
{
    return qRound(kEdge * theme::fontScale());
}

}  // namespace

SampleStrip::SampleStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("sampleStrip"));
    setAccessibleName(tr("Sample pictures"));
    setFixedHeight(edgePixels());
}

void SampleStrip::setThumbnails(const QList<QImage>& thumbnails)
{
    m_thumbnails = thumbnails.mid(0, kPlaces);
    update();
}

QSize SampleStrip::sizeHint() const
{
    return {kPlaces * edgePixels() + (kPlaces - 1) * 4, edgePixels()};
}

void SampleStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const int edge = std::min(edgePixels(), (width() - (kPlaces - 1) * 3) / kPlaces);
    const double step = static_cast<double>(width() - edge) / (kPlaces - 1);
    for (int i = 0; i < kPlaces; ++i) {
        const QRectF place(i * step, (height() - edge) / 2.0, edge, edge);
        QPainterPath shape;
        shape.addRoundedRect(place, kRadius, kRadius);
        painter.setClipPath(shape);
        if (i < m_thumbnails.size()) {
            painter.drawImage(place, m_thumbnails[i]);
        } else {
            painter.fillRect(place, theme::tokens(this).track);
        }
    }
}

}  // namespace epochmark
