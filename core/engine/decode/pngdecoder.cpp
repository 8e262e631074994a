// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/headerbytes.h"
#include "engine/decode/pngsession.h"

namespace epochmark {

PictureVerdict decodePng(const QByteArray& encoded, RowSink& sink)
{
    // The claim comes first: libpng would call a giant damaged.
    const auto width = numberAt<quint32>(encoded, 16, true);
    if (const QString refusal = sizeRefusal(width, numberAt<quint32>(encoded, 20, true));
        !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    PngSession session(encoded);
    if (!session.readHeader()) {
        return {false, session.reason(), 0, 0};
    }
    PictureVerdict verdict{false, {}, static_cast<int>(session.width()), static_cast<int>(session.height())};
    sink.begin(verdict.width, verdict.height);
    const auto lease = leaseForPixels(verdict.width, verdict.height);
    verdict.isUsed = session.readRows(sink);
    if (!verdict.isUsed) {
        verdict.reason = session.reason();
    }
    return verdict;
}

}  // namespace epochmark
