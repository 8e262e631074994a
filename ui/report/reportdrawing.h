// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/pagedrawing.h"

#include <QByteArray>
#include <QImage>
#include <QObject>

#include <functional>

namespace epochmark {

/// A page's picture, `scale` (> 0) times 1920 x 1080, drawn between the events of the window: a part at a
/// time, as a scene of Qt Charts can't be drawn on another thread. `done` gets it from the event loop, never
/// at once; not at all when `owner` is gone. Error::Internal where it can't be drawn. The object that is
/// given back may be deleted to give up. Main thread.
QObject* drawPage(QObject* owner, const PageDrawing& page, double scale,
                  std::function<void(const Result<QImage>&)> done);

/// The same as one page of PDF: the file's bytes.
QObject* drawPagePdf(QObject* owner, const PageDrawing& page,
                     std::function<void(const Result<QByteArray>&)> done);

}  // namespace epochmark
