// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/pixelsink.h"

#include <memory>

namespace epochmark {

/// Where so many pictures are to be decoded to, as options.room allows. Error::Input with the figures.
Result<std::shared_ptr<PixelSink>> makeSink(qsizetype count, const DecodeOptions& options);

/// Engine::sharePixels() and Engine::openPixels().
Result<std::shared_ptr<SharedPixels>> sharePixels(qsizetype count, const DecodeOptions& options);
Result<std::shared_ptr<SharedPixels>> openPixels(const QByteArray& handle, qsizetype count,
                                                 const DecodeOptions& options);

/// Of those two: what decoding fills.
PixelSink& sinkOf(SharedPixels& shared);

}  // namespace epochmark
