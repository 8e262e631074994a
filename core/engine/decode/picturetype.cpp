// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturetype.h"

#include "engine/decode/decodereasons.h"

#include <QByteArrayList>
#include <QObject>

#include <algorithm>
#include <array>
#include <cctype>

namespace epochmark {

namespace {

bool isRiff(const QByteArray& encoded, const char* form)
{
    return encoded.startsWith("RIFF") && encoded.size() >= 12 && encoded.mid(8, 4) == form;
}

/// Classic or BigTIFF; some writers have the magic number's bytes the wrong way round.
bool isTiff(const QByteArray& encoded)
{
    static const QByteArrayList kMagics{QByteArray("II*\0", 4), QByteArray("MM\0*", 4),
                                        QByteArray("MM*\0", 4), QByteArray("II\0*", 4),
                                        QByteArray("II+\0", 4), QByteArray("MM\0+", 4)};
    return kMagics.contains(encoded.first(std::min<qsizetype>(4, encoded.size())));
}

/// Netpbm: P1 to P6 and white space.
bool isPnm(const QByteArray& encoded)
{
    return encoded.size() > 2 && encoded[0] == 'P' && encoded[1] >= '1' && encoded[1] <= '6'
           && std::isspace(static_cast<uchar>(encoded[2])) != 0;
}

/// What the brand of an ISO base media file (ftyp) is, by its four letters.
QString brandName(QByteArrayView brand)
{
    struct Brand {
        const char* start;
        const char* name;
    };
    static constexpr std::array<Brand, 13> kBrands{{{"hei", "HEIC picture"},
                                                    {"hevc", "HEIC picture"},
                                                    {"hevx", "HEIC picture"},
                                                    {"hevm", "HEIC picture"},
                                                    {"hevs", "HEIC picture"},
                                                    {"mif1", "HEIF picture"},
                                                    {"mif2", "HEIF picture"},
                                                    {"msf1", "HEIF picture"},
                                                    {"miaf", "HEIF picture"},
                                                    {"avi", "picture (AVIF)"},
                                                    {"crx", "raw picture of a camera (CR3)"},
                                                    {"jp", "JPEG 2000 picture"},
                                                    {"jxl", "JPEG XL picture"}}};
    for (const Brand& known : kBrands) {
        if (brand.startsWith(known.start)) {
            return QString::fromLatin1(known.name);
        }
    }
    return QStringLiteral("video (MP4)");
}

/// Types that people name .jpg by mistake, told by their first bytes.
QString knownType(const QByteArray& encoded)
{
    struct Known {
        const char* magic;
        int offset;
        const char* name;
    };
    static constexpr std::array<Known, 12> kKnown{{{"GIF8", 0, "GIF"},
                                                   {"jP  ", 4, "JPEG 2000 picture"},
                                                   {"JXL ", 4, "JPEG XL picture"},
                                                   {"\xFF\x0A", 0, "JPEG XL picture"},
                                                   {"8BPS", 0, "Photoshop file"},
                                                   {"%PDF", 0, "PDF"},
                                                   {"PK\x03\x04", 0, "zip"},
                                                   {"\x1F\x8B", 0, "gzip archive"},
                                                   {"\x7F"
                                                    "ELF",
                                                    0, "program"},
                                                   {"WAVE", 8, "sound (WAV)"},
                                                   {"AVI ", 8, "video (AVI)"},
                                                   {"SQLite", 0, "database"}}};
    const QByteArrayView view(encoded);
    // A view: the rest may be 256 MiB long.
    if (view.sliced(qMin<qsizetype>(4, view.size())).startsWith("ftyp")) {
        return brandName(view.sliced(qMin<qsizetype>(8, view.size())));
    }
    for (const Known& known : kKnown) {
        if (view.sliced(qMin<qsizetype>(known.offset, view.size())).startsWith(known.magic)) {
            return QString::fromLatin1(known.name);
        }
    }
    return {};
}

}  // namespace

PictureType pictureTypeOf(const QByteArray& encoded)
{
    if (encoded.startsWith("\xFF\xD8\xFF")) {
        return PictureType::Jpeg;
    }
    if (encoded.startsWith("\x89PNG\r\n\x1A\n")) {
        return PictureType::Png;
    }
    if (encoded.startsWith("BM") && encoded.size() > 26) {
        return PictureType::Bmp;
    }
    if (isTiff(encoded)) {
        return PictureType::Tiff;
    }
    if (isRiff(encoded, "WEBP")) {
        return PictureType::WebP;
    }
    return isPnm(encoded) ? PictureType::Pnm : PictureType::Other;
}

QString otherTypeReason(const QByteArray& encoded)
{
    if (encoded.isEmpty()) {
        return QObject::tr("is empty (0 bytes)");
    }
    if (encoded.startsWith("version https://git-lfs")) {
        return QObject::tr("is a Git LFS pointer, not the picture (run “git lfs pull” and pack again)");
    }
    if (const QString type = knownType(encoded); !type.isEmpty()) {
        return reasons::notRead(type);
    }
    const QByteArray start = encoded.left(256).trimmed().toLower();
    if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
        return QObject::tr("is a web page, not a picture (a failed download?)");
    }
    if (start.startsWith("<svg") || start.startsWith("<?xml")) {
        return QObject::tr("is an XML or SVG text, which isn't read");
    }
    return QObject::tr("is no picture of a known type");
}

}  // namespace epochmark
