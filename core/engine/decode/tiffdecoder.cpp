// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffdecoder.h"

#include "engine/decode/decodinglimits.h"
#include "engine/decode/tiffcanvas.h"
#include "engine/decode/tiffdirectory.h"
#include "engine/decode/tiffform.h"
#include "engine/decode/tiffrawdata.h"
#include "engine/decode/tiffsession.h"

namespace epochmark {

PictureVerdict decodeTiff(const QByteArray& encoded, RowSink& sink)
{
    const TiffDirectory directory(encoded);
    TiffLayout layout = readTiffLayout(directory);
    if (!layout.reason.isEmpty()) {
        return {false, layout.reason, 0, 0};
    }
    if (const QString refusal = sizeRefusal(layout.width, layout.height); !refusal.isEmpty()) {
        return {false, refusal, 0, 0};
    }
    // Colours, planes and, of a packed one, a strip of the whole picture.
    const auto lease = leaseForPixels(layout.width, layout.height);
    const bool isPacked = layout.compression != kTiffUnpacked;
    if (isPacked) {
        layout.form.isBigEndian = Q_BYTE_ORDER == Q_BIG_ENDIAN;
        layout.form.isReversed = false;
    }
    TiffCanvas canvas(layout);
    PictureVerdict verdict{false, {}, canvas.turnedWidth(), canvas.turnedHeight()};
    verdict.reason = isPacked ? TiffSession(encoded, layout).read(canvas)
                              : readRawTiff(encoded, directory, layout, canvas);
    verdict.isUsed = verdict.reason.isEmpty();
    if (verdict.isUsed) {
        canvas.give(sink);
    }
    return verdict;
}

}  // namespace epochmark
