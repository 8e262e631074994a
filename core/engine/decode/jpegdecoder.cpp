// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/jpegdecoder.h"

#include "engine/decode/jpegsession.h"

#include <QLocale>
#include <QObject>

#include <mutex>

namespace epochmark {

namespace {

/// A progressive picture of 100 megapixels takes 600 MB while it is decoded: such giants go one at a time.
constexpr qint64 kGiantPixels = 16'000'000;
std::mutex giantMutex;

} // namespace

QString tooManyPixelsReason(qint64 width, qint64 height)
{
    return QObject::tr("is larger than 100 megapixels (%1 × %2)")
        .arg(QLocale().toString(width), QLocale().toString(height));
}

PictureVerdict decodeJpeg(const QByteArray& encoded, RowSink& sink)
{
    JpegSession session(encoded);
    if (!session.readHeader()) {
        return {false, session.reason(), 0, 0};
    }
    PictureVerdict verdict{false, {}, session.width(), session.height()};
    const qint64 pixels = static_cast<qint64>(verdict.width) * verdict.height;
    if (pixels > kMaxPixels) {
        verdict.reason = tooManyPixelsReason(verdict.width, verdict.height);
        return verdict;
    }
    sink.begin(verdict.width, verdict.height);
    std::unique_lock giant(giantMutex, std::defer_lock);
    if (pixels > kGiantPixels) {
        giant.lock();
    }
    verdict.isUsed = session.readRows(sink);
    if (!verdict.isUsed) {
        verdict.reason = session.reason();
    }
    return verdict;
}

} // namespace epochmark
