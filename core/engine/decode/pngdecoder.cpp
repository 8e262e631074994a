// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/pngchunks.h"
#include "engine/decode/pngsession.h"

namespace epochmark {

PictureVerdict decodePng(const QByteArray& encoded, RowSink& sink)
{
    const PngChunks chunks = readPngChunks(encoded);
    // The claim comes first: libpng would call a giant damaged.
    if (const QString refusal = sizeRefusal(chunks.width, chunks.height); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    if (!chunks.reason.isEmpty()) {
        return {false, chunks.reason, 0, 0};
    }
    PngSession session(chunks);
    if (!session.readHeader()) {
        return {false, session.reason(), 0, 0};
    }
    PictureVerdict verdict{false, {}, static_cast<int>(chunks.width), static_cast<int>(chunks.height)};
    const auto lease = leaseForPixels(verdict.width, verdict.height);
    sink.begin(verdict.width, verdict.height);
    verdict.isUsed = session.readRows(sink);
    if (!verdict.isUsed) {
        verdict.reason = session.reason();
    }
    return verdict;
}

}  // namespace epochmark
