// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace epochmark {

/// What a file is by its first bytes, whatever it is called.
enum class PictureType { Jpeg, Png, Bmp, Pnm, Tiff, WebP, Other };

PictureType pictureTypeOf(const QByteArray& encoded);

/// Why a file of type Other is left out, as a sentence part that names what it is: "is a GIF, which isn't
/// read".
QString otherTypeReason(const QByteArray& encoded);

}  // namespace epochmark
