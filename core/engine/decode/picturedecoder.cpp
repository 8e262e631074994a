// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturedecoder.h"

#include "engine/decode/bmpdecoder.h"
#include "engine/decode/decodereasons.h"
#include "engine/decode/jpegdecoder.h"
#include "engine/decode/nearesttable.h"
#include "engine/decode/picturetype.h"
#include "engine/decode/pngdecoder.h"
#include "engine/decode/pnmdecoder.h"
#include "engine/decode/tiffdecoder.h"
#include "engine/decode/webpdecoder.h"

#include <QObject>

#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

namespace epochmark {

static_assert(kPictureBytes == WorkloadSpec::kImageSize * WorkloadSpec::kImageSize * 3);

namespace {

constexpr int kNone = std::numeric_limits<int>::max();

/// Keeps the nearest pixels.
class NearestSink final : public RowSink {
public:
    NearestSink(uchar* out, PictureSize size)
        : m_out(out), m_rowCount(static_cast<int>(size.rows)), m_columnCount(static_cast<int>(size.columns))
    {}

    void begin(int width, int height) override
    {
        m_columns = nearestTable(width, m_columnCount);
        m_rows = nearestTable(height, m_rowCount);
        m_next = 0;
    }

    int nextWanted(int row) const noexcept override
    {
        const auto* next = std::lower_bound(m_rows.data() + m_next, m_rows.data() + m_rowCount, row);
        return next == m_rows.data() + m_rowCount ? kNone : *next;
    }

    void take(int row, const uchar* bytes, RowFormat format) noexcept override
    {
        uchar* first = nullptr;
        for (; m_next < m_rowCount && m_rows[static_cast<size_t>(m_next)] <= row; ++m_next) {
            uchar* target = m_out + qsizetype{3} * m_columnCount * m_next;
            // A small source gives several output rows from one.
            if (first == nullptr) {
                gatherRow(bytes, format, m_columns.data(), m_columnCount, target);
                first = target;
            } else {
                std::memcpy(target, first, static_cast<size_t>(3) * static_cast<size_t>(m_columnCount));
            }
        }
    }

    bool isComplete() const noexcept override { return m_next == m_rowCount; }

private:
    uchar* m_out;
    int m_rowCount;
    int m_columnCount;
    int m_next = 0;
    NearestTable m_columns;
    NearestTable m_rows;
};

/// Wants no row: the decoder only has to get to the end. (What it has to write itself it checks itself.)
class VerdictSink final : public RowSink {
public:
    void begin(int, int) override {}
    int nextWanted(int) const noexcept override { return kNone; }
    void take(int, const uchar*, RowFormat) noexcept override {}
    bool isComplete() const noexcept override { return true; }
};

PictureVerdict decodeByType(const QByteArray& encoded, RowSink& sink)
{
    switch (pictureTypeOf(encoded)) {
    case PictureType::Jpeg: return decodeJpeg(encoded, sink);
    case PictureType::Png: return decodePng(encoded, sink);
    case PictureType::Bmp: return decodeBmp(encoded, sink);
    case PictureType::Pnm: return decodePnm(encoded, sink);
    case PictureType::Tiff: return decodeTiff(encoded, sink);
    case PictureType::WebP: return decodeWebP(encoded, sink);
    case PictureType::Other: break;
    }
    return {false, otherTypeReason(encoded), 0, 0};
}

}  // namespace

PictureVerdict decodeInto(const QByteArray& encoded, RowSink& sink) noexcept
{
    try {
        PictureVerdict verdict = decodeByType(encoded, sink);
        if (verdict.isUsed && !sink.isComplete()) {
            verdict.isUsed = false;
            verdict.reason = reasons::endsEarly();
        }
        return verdict;
    } catch (const std::bad_alloc&) {
        return {false, QObject::tr("needs more memory than there is"), 0, 0};
    } catch (const std::exception& exception) {
        return {false,
                QObject::tr("can't be decoded (%1)").arg(QString::fromUtf8(exception.what()).simplified()), 0,
                0};
    }
}

PictureVerdict decodePicture(const QByteArray& encoded, uchar* out, PictureSize size) noexcept
{
    if (out == nullptr) {
        VerdictSink sink;
        return decodeInto(encoded, sink);
    }
    // Zeros, so that what no decoder writes can't be what memory held before.
    std::memset(out, 0, static_cast<size_t>(size.bytes()));
    NearestSink sink(out, size);
    return decodeInto(encoded, sink);
}

}  // namespace epochmark
