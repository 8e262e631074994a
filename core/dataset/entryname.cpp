// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/entryname.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <array>

namespace epochmark::entryname {

namespace {

/// Code page 437 from 0x80 on.
constexpr QStringView kCodePage437 = u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
                                     u"áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
                                     u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
                                     u"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
static_assert(kCodePage437.size() == 128);

QString fromCodePage437(const QByteArray& bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.cbegin(), bytes.cend(), text.begin(), [](char c) {
        const auto code = static_cast<uchar>(c);
        return code < 0x80 ? QChar(ushort{code}) : kCodePage437[code - 0x80];
    });
    return text;
}

/// Surrogates sort above the rest of the basic plane in UTF-8, below part of it in UTF-16.
char16_t utf8Rank(QChar character)
{
    const char16_t code = character.unicode();
    if (code >= 0xE000) {
        return static_cast<char16_t>(code - 0x800);
    }
    return code >= 0xD800 ? static_cast<char16_t>(code + 0x2000) : code;
}

}  // namespace

QString decoded(const QByteArray& rawName, bool isUtf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(rawName);
    return isUtf8 || !decoder.hasError() ? text : fromCodePage437(rawName);
}

QString normalised(const QString& name, bool separatesByBackslash)
{
    QString path = name;
    if (separatesByBackslash) {
        path.replace(QLatin1Char('\\'), QLatin1Char('/'));
    }
    if (!path.contains(QLatin1String("//")) && !path.contains(QLatin1String("./"))
        && !path.startsWith(QLatin1Char('/')) && !path.endsWith(QLatin1Char('/'))
        && !path.endsWith(QLatin1Char('.'))) {
        return path;
    }
    QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    parts.removeAll(QStringLiteral("."));
    return parts.join(QLatin1Char('/'));
}

bool isSafe(const QString& name)
{
    if (name.contains(QChar(0)) || name.startsWith(QLatin1Char('/')) || name.startsWith(QLatin1Char('\\'))
        || (name.size() >= 2 && name[1] == QLatin1Char(':') && name[0].isLetter())) {
        return false;
    }
    if (!name.contains(QLatin1String(".."))) {
        return true;
    }
    QString path = name;
    path.replace(QLatin1Char('\\'), QLatin1Char('/'));
    return !path.split(QLatin1Char('/')).contains(QStringLiteral(".."));
}

bool isHidden(QStringView path)
{
    static constexpr QLatin1String kMac("__MACOSX");
    return path.startsWith(QLatin1Char('.')) || path.contains(QLatin1String("/.")) || path == kMac
           || path.startsWith(QLatin1String("__MACOSX/")) || path.contains(QLatin1String("/__MACOSX/"))
           || path.endsWith(QLatin1String("/__MACOSX"));
}

bool hasPictureExtension(QStringView path)
{
    static constexpr std::array<QLatin1String, 7> kExtensions{
        QLatin1String("jpg"), QLatin1String("jpeg"), QLatin1String("png"), QLatin1String("bmp"),
        QLatin1String("ppm"), QLatin1String("tif"),  QLatin1String("tiff")};
    const qsizetype dot = path.lastIndexOf(QLatin1Char('.'));
    if (dot < 0) {
        return false;
    }
    const QStringView extension = path.sliced(dot + 1);
    return std::any_of(kExtensions.begin(), kExtensions.end(), [&](QLatin1String known) {
        return extension.compare(known, Qt::CaseInsensitive) == 0;
    });
}

bool isLessByUtf8(QStringView left, QStringView right)
{
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [](QChar a, QChar b) { return utf8Rank(a) < utf8Rank(b); });
}

}  // namespace epochmark::entryname
