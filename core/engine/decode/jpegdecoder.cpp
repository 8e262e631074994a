// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/jpegdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/jpegsession.h"

namespace epochmark {

PictureVerdict decodeJpeg(const QByteArray& encoded, RowSink& sink)
{
    JpegSession session(encoded);
    if (!session.readHeader()) {
        return {false, session.reason(), 0, 0};
    }
    PictureVerdict verdict{false, {}, session.width(), session.height()};
    verdict.reason = sizeRefusal(verdict.width, verdict.height);
    if (!verdict.reason.isEmpty()) {
        return verdict;
    }
    sink.begin(verdict.width, verdict.height);
    const auto lease = leaseForPixels(verdict.width, verdict.height);
    verdict.isUsed = session.readRows(sink);
    if (!verdict.isUsed) {
        verdict.reason = session.reason();
    }
    return verdict;
}

}  // namespace epochmark
