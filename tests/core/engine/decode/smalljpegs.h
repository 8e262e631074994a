// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/api/decoding.h"
#include "testjpeg.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace epochmark::test {

inline constexpr PictureSize kSmallSize{40, 50};

/// JPEGs of unlike widths, of which the eighth can't be read.
class SmallJpegs final : public PictureSource {
public:
    explicit SmallJpegs(qsizetype count) : m_count(count) {}
    qsizetype count() const override { return m_count; }
    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        return std::unique_ptr<PictureReader>(std::make_unique<Reader>());
    }

private:
    class Reader final : public PictureReader {
    public:
        Result<QByteArray> read(qsizetype index) override
        {
            if (index == 7) {
                return Error{ErrorCode::Input, QStringLiteral("has a wrong checksum"), {}};
            }
            return makeJpeg({60 + static_cast<int>(index), 80, 3, 2, 2, false, 0, 75});
        }
    };

    qsizetype m_count;
};

/// To be decoded to kSmallSize on two threads, to where `choice` says; a spool file lies in `folder`.
inline DecodeOptions smallOptions(PixelChoice choice, const QString& folder)
{
    DecodeOptions options;
    options.threads = 2;
    options.size = kSmallSize;
    options.room = {choice, {}, folder, {}};
    return options;
}

/// Empty where it can't be read.
inline QByteArray pictureOf(const PixelStore& pixels, qsizetype index)
{
    QByteArray bytes(kSmallSize.bytes(), '\x55');
    const auto copied = pixels.copy(index, reinterpret_cast<uchar*>(bytes.data()));
    return copied ? bytes : QByteArray();
}

}  // namespace epochmark::test
