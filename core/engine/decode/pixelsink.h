// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"

namespace epochmark {

/// The PixelStore that decoding fills: from several threads, each picture by one of them. A thread decodes
/// into place(), and keep() is told when a picture has turned out well.
class PixelSink : public PixelStore {
public:
    /// Where a picture is to be decoded: the store's own row, or `room` (DecodeOptions::size bytes).
    virtual uchar* place(qsizetype index, uchar* room) = 0;
    /// Error::Input with a sentence when there is no room for it.
    virtual Result<void> keep(qsizetype index, const uchar* pixels) = 0;
    /// After the last picture, by one thread. Error::Input with a sentence when what was kept can't stay.
    virtual Result<void> finish() { return {}; }
};

}  // namespace epochmark
