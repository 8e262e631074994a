// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/pagedrawing.h"

#include <QByteArray>
#include <QImage>
#include <QObject>

#include <functional>

namespace epochmark {

/// A page's picture, `scale` (> 0) times 1920 x 1080, drawn between the events of the window: a part at a
/// time, as a scene of Qt Charts can't be drawn on another thread. `done` gets it from the event loop, never
/// at once; not at all when `owner` is gone. The object that is given back may be deleted to give up. Main
/// thread.
QObject* drawPage(QObject* owner, const PageDrawing& page, double scale,
                  std::function<void(const QImage&)> done);

/// The same as one page of PDF: the file's bytes, empty when it can't be made.
QObject* drawPagePdf(QObject* owner, const PageDrawing& page, std::function<void(const QByteArray&)> done);

}  // namespace epochmark
