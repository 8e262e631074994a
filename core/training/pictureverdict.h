// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace epochmark {

/// What the decoder says of one picture.
struct PictureVerdict {
    bool isUsed = false;
    QString reason;  ///< why it is left out, a sentence part ("ends too early"); empty when used
    int width = 0;   ///< of the encoded picture, pixels; 0 when unknown
    int height = 0;
};

}  // namespace epochmark
