// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/pngsession.h"

namespace epochmark {

PictureVerdict decodePng(const QByteArray& encoded, RowSink& sink)
{
    PngSession session(encoded);
    if (!session.readHeader()) {
        return {false, session.reason(), 0, 0};
    }
    if (const QString refusal = sizeRefusal(session.width(), session.height()); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    PictureVerdict verdict{false, {}, static_cast<int>(session.width()), static_cast<int>(session.height())};
    sink.begin(verdict.width, verdict.height);
    const auto giant = lockForGiant(verdict.width, verdict.height);
    verdict.isUsed = session.readRows(sink);
    if (!verdict.isUsed) {
        verdict.reason = session.reason();
    }
    return verdict;
}

}  // namespace epochmark
