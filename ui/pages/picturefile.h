// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "report/pagedrawing.h"
#include "results/record/recordjson.h"

#include <QString>

#include <functional>

class QObject;

namespace epochmark {

class AppContext;

/// A page to be written as a picture. Value.
struct PictureOrder {
    PageDrawing page;
    RecordDocument document;  ///< goes into a PNG
    bool isPdf = false;
    int scale = 1;  ///< of a PNG: 1 or 2
    QString path;
};

/// Writes it without holding up the window: drawn a part at a time, packed and saved in the background.
/// `done` is told on the window's thread, unless `owner` is gone: Error::Input naming a file that can't be
/// written, Error::Internal naming one whose picture can't be drawn; a file that was there is kept then.
void savePicture(AppContext& context, QObject* owner, const PictureOrder& order,
                 std::function<void(const Result<void>&)> done);

}  // namespace epochmark
