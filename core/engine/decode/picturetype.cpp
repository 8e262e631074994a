// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/picturetype.h"

#include <QObject>

#include <array>
#include <cctype>

namespace epochmark {

namespace {

bool isRiff(const QByteArray& encoded, const char* form)
{
    return encoded.startsWith("RIFF") && encoded.size() >= 12 && encoded.mid(8, 4) == form;
}

/// Netpbm: P1 to P6 and white space.
bool isPnm(const QByteArray& encoded)
{
    return encoded.size() > 2 && encoded[0] == 'P' && encoded[1] >= '1' && encoded[1] <= '6'
           && (std::isspace(static_cast<uchar>(encoded[2])) != 0 || encoded[2] == '#');
}

/// Types that people name .jpg by mistake, told by their first bytes.
QString knownType(const QByteArray& encoded)
{
    struct Known {
        const char* magic;
        int offset;
        const char* name;
    };
    static constexpr std::array<Known, 16> kKnown{{{"GIF8", 0, "GIF"},
                                                   {"ftypheic", 4, "HEIC picture"},
                                                   {"ftypmif1", 4, "HEIF picture"},
                                                   {"ftypavif", 4, "AVIF picture"},
                                                   {"ftyp", 4, "video (MP4)"},
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
    for (const Known& known : kKnown) {
        // A view: the rest may be 256 MiB long.
        if (QByteArrayView(encoded)
                .sliced(qMin<qsizetype>(known.offset, encoded.size()))
                .startsWith(known.magic)) {
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
    if (encoded.startsWith(QByteArray("II*\0", 4)) || encoded.startsWith(QByteArray("MM\0*", 4))) {
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
        return QObject::tr("is a %1, which isn't read").arg(type);
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
