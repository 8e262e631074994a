// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportdrawing.h"

#include "report/reportpainter.h"
#include "report/reportwriter.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTimer>

#include <memory>

namespace epochmark {

namespace {

/// The parts of a page on a device that is kept until all are drawn.
template <typename Device>
struct Sheet {
    std::shared_ptr<QBuffer> file;  ///< that the device writes to, if it does
    std::unique_ptr<Device> device;
    PageDrawing page;
    QPainter painter;
    int next = -1;  ///< part; -1: not begun

    bool begin()
    {
        next = 0;
        if (!painter.begin(device.get())) {
            return false;
        }
        painter.scale(device->width() / kReportSize.width(), device->height() / kReportSize.height());
        return true;
    }
};

/// A part whenever the window has nothing else to do; then done(whether all could be drawn).
template <typename Device>
QObject* drawParts(QObject* owner, std::shared_ptr<Sheet<Device>> sheet, std::function<void(bool)> done)
{
    auto* timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, owner, [timer, sheet, done = std::move(done)] {
        const bool isFirst = sheet->next < 0;
        if (isFirst ? sheet->begin() : sheet->page.paint(sheet->painter, sheet->next++)) {
            return;
        }
        timer->stop();
        timer->deleteLater();
        done(!isFirst && sheet->painter.end());
    });
    timer->start(0);
    return timer;
}

}  // namespace

QObject* drawPage(QObject* owner, const PageDrawing& page, double scale,
                  std::function<void(const Result<QImage>&)> done)
{
    auto image = std::make_unique<QImage>((kReportSize * scale).toSize(), QImage::Format_RGB32);
    image->fill(Qt::white);
    auto sheet = std::make_shared<Sheet<QImage>>();
    sheet->device = std::move(image);
    sheet->page = page;
    return drawParts(owner, sheet, [sheet, done = std::move(done)](bool isDrawn) {
        done(isDrawn ? Result<QImage>(*sheet->device) : undrawable(sheet->page.title));
    });
}

QObject* drawPagePdf(QObject* owner, const PageDrawing& page,
                     std::function<void(const Result<QByteArray>&)> done)
{
    auto sheet = std::make_shared<Sheet<QPdfWriter>>();
    sheet->file = std::make_shared<QBuffer>();
    sheet->file->open(QIODevice::WriteOnly);
    sheet->device = reportPdfWriter(*sheet->file, page.title);
    sheet->page = page;
    return drawParts(owner, sheet, [sheet, done = std::move(done)](bool isDrawn) {
        const bool isWhole = isDrawn && !sheet->file->data().isEmpty();
        done(isWhole ? Result<QByteArray>(sheet->file->data()) : undrawable(sheet->page.title));
    });
}

}  // namespace epochmark
