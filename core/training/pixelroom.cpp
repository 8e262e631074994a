// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "training/pixelroom.h"

#include "base/named.h"

namespace epochmark {

QString toString(PixelChoice choice)
{
    switch (choice) {
    case PixelChoice::Auto: return QStringLiteral("auto");
    case PixelChoice::Memory: return QStringLiteral("memory");
    case PixelChoice::Spool: break;
    }
    return QStringLiteral("spool");
}

QString pixelPlaceWords(const QString& recorded)
{
    return recorded == toString(PixelChoice::Memory)  ? QObject::tr("memory")
           : recorded == toString(PixelChoice::Spool) ? QObject::tr("a spool file")
                                                      : recorded;
}

Result<PixelChoice> pixelChoiceFromString(const QString& text)
{
    return named({PixelChoice::Auto, PixelChoice::Memory, PixelChoice::Spool}, text,
                 QObject::tr("place for pixels"));
}

}  // namespace epochmark
