// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"

namespace epochmark {

/// One picture, centre-cropped to a square and scaled to `edge` x `edge` pixels (1 - 4,096) by averaging.
/// Error::Input with the reason when it can't be decoded. Any thread.
Result<Thumbnail> thumbnail(const QByteArray& encoded, int edge);

}  // namespace epochmark
