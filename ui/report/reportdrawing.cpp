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
    int next = 0;

    void begin()
    {
        painter.begin(device.get());
        painter.scale(device->width() / kReportSize.width(), device->height() / kReportSize.height());
    }
};

/// A part whenever the window has nothing else to do; then done().
template <typename Device>
QObject* drawParts(QObject* owner, std::shared_ptr<Sheet<Device>> sheet, std::function<void()> done)
{
    auto* timer = new QTimer(owner);
    QObject::connect(timer, &QTimer::timeout, owner, [timer, sheet, done = std::move(done)] {
        if (!sheet->painter.isActive()) {
            sheet->begin();
        } else if (!sheet->page.paint(sheet->painter, sheet->next++)) {
            timer->stop();
            timer->deleteLater();
            sheet->painter.end();
            done();
        }
    });
    timer->start(0);
    return timer;
}

}  // namespace

QObject* drawPage(QObject* owner, const PageDrawing& page, double scale,
                  std::function<void(const QImage&)> done)
{
    auto image = std::make_unique<QImage>((kReportSize * scale).toSize(), QImage::Format_RGB32);
    image->fill(Qt::white);
    auto sheet = std::make_shared<Sheet<QImage>>();
    sheet->device = std::move(image);
    sheet->page = page;
    return drawParts(owner, sheet, [sheet, done = std::move(done)] { done(*sheet->device); });
}

QObject* drawPagePdf(QObject* owner, const PageDrawing& page, std::function<void(const QByteArray&)> done)
{
    auto sheet = std::make_shared<Sheet<QPdfWriter>>();
    sheet->file = std::make_shared<QBuffer>();
    sheet->file->open(QIODevice::WriteOnly);
    sheet->device = reportPdfWriter(*sheet->file, page.title);
    sheet->page = page;
    return drawParts(owner, sheet, [sheet, done = std::move(done)] { done(sheet->file->data()); });
}

}  // namespace epochmark
