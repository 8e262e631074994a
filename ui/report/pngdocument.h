// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

/// PNG files that carry data: one compressed iTXt chunk with the key "epochmark". Plain functions, any
/// thread; no application object is needed.
namespace epochmark::png {

/// `image` (any format, written as 8-bit RGB) and `data` (UTF-8) into `path`. Error::Input naming the
/// file.
Result<void> write(const QImage& image, const QByteArray& data, const QString& path);

/// The data in the bytes of a picture; `path` is for the sentences. Error::Input with one: no PNG, damaged or
/// cut off, carries no data.
Result<QByteArray> readData(const QByteArray& picture, const QString& path);

}  // namespace epochmark::png
