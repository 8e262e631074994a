// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/partpicture.h"

#include "charts/curvechart.h"
#include "theme/theme.h"
#include "widgets/card.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/wholepicture.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QSvgGenerator>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr const char* kTitleProperty = "pictureTitle";
constexpr double kPixelScale = 2;
constexpr double kMostPixels = 30'000;  // on a side: Qt paints no more than 32,767
constexpr int kPdfDots = 300;
constexpr double kUnitsPerInch = 96;
constexpr double kPointsPerInch = 72;

const WholePicture* wholeOf(const QWidget* part)
{
    return dynamic_cast<const WholePicture*>(part);
}

QSize sizeOfPart(const QWidget* part)
{
    const WholePicture* whole = wholeOf(part);
    return whole != nullptr ? whole->wholeSize() : part->size();
}

bool isOperated(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QScrollBar*>(widget)
           || qobject_cast<const SegmentedControl*>(widget);
}

/// One widget after another, each with its children on it: QWidget::render() of the whole can leave none out.
void paintTree(QPainter& painter, QWidget* widget)
{
    painter.setClipRect(widget->rect(), Qt::IntersectClip);
    if (const auto* chart = qobject_cast<CurveChart*>(widget)) {
        chart->paint(painter, widget->rect());
        return;
    }
    widget->render(&painter, QPoint(), QRegion(), QWidget::RenderFlags());
    for (QObject* object : widget->children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (child && !child->isWindow() && child->isVisibleTo(widget) && !isOperated(child)) {
            painter.save();
            painter.translate(child->pos());
            paintTree(painter, child);
            painter.restore();
        }
    }
}

QByteArray svgOf(QWidget* part)
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(static_cast<int>(kUnitsPerInch));
    svg.setSize(sizeOfPart(part));
    svg.setViewBox(QRect(QPoint(), sizeOfPart(part)));
    svg.setTitle(pictureTitle(part));
    QPainter painter(&svg);
    paintPart(painter, part);
    painter.end();
    return buffer.data();
}

QByteArray pngOf(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

QByteArray pdfOf(QWidget* part)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(pictureTitle(part));
    pdf.setCreator(QStringLiteral("Epochmark"));
    pdf.setResolution(kPdfDots);
    pdf.setPageSize(QPageSize(QSizeF(sizeOfPart(part)) * kPointsPerInch / kUnitsPerInch, QPageSize::Point,
                              QString(), QPageSize::ExactMatch));
    pdf.setPageMargins(QMarginsF());
    QPainter painter(&pdf);
    painter.scale(kPdfDots / kUnitsPerInch, kPdfDots / kUnitsPerInch);
    paintPart(painter, part);
    painter.end();
    return buffer.data();
}

}  // namespace

PictureFormat pictureFormat(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("svg")   ? PictureFormat::Svg
           : suffix == QLatin1String("pdf") ? PictureFormat::Pdf
                                            : PictureFormat::Png;
}

void setPictured(QWidget* widget, const QString& title)
{
    widget->setProperty(kTitleProperty, title);
}

QWidget* picturedPart(QWidget* widget)
{
    const auto isPart = [](const QWidget* one) {
        const bool isTitled = qobject_cast<const Card*>(one) && !pictureTitle(one).isEmpty();
        return isTitled || one->property(kTitleProperty).isValid();
    };
    while (widget && !isPart(widget)) {
        widget = widget->isWindow() ? nullptr : widget->parentWidget();
    }
    return widget;
}

QList<QWidget*> picturedParts(QWidget* page)
{
    QList<QWidget*> parts;
    for (QWidget* widget : page->findChildren<QWidget*>()) {
        if (widget->isVisible() && picturedPart(widget) == widget) {
            parts.append(widget);
        }
    }
    std::ranges::stable_sort(parts, {}, [page](const QWidget* part) {
        const QPoint place = part->mapTo(page, QPoint());
        return std::pair(place.y(), place.x());
    });
    return parts;
}

QString pictureTitle(const QWidget* part)
{
    const QString title = part->property(kTitleProperty).toString();
    return title.isEmpty() ? part->accessibleName() : title;
}

void paintPart(QPainter& painter, QWidget* part)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing
                           | QPainter::SmoothPixmapTransform);
    painter.fillRect(QRect(QPoint(), sizeOfPart(part)), theme::tokens(part).surface);
    if (const WholePicture* whole = wholeOf(part)) {
        whole->paintWhole(painter);
    } else {
        paintTree(painter, part);
    }
    painter.restore();
}

QImage imageOfPart(QWidget* part)
{
    const QSize size = sizeOfPart(part);
    const double scale = std::min(kPixelScale, kMostPixels / std::max({size.width(), size.height(), 1}));
    QImage image((QSizeF(size) * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPart(painter, part);
    return image;
}

std::function<QByteArray()> fileOfPart(QWidget* part, PictureFormat format)
{
    if (format == PictureFormat::Png) {
        return [image = imageOfPart(part)] { return pngOf(image); };
    }
    return [bytes = format == PictureFormat::Svg ? svgOf(part) : pdfOf(part)] { return bytes; };
}

}  // namespace epochmark
