// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/decodinglimits.h"

#include <QLocale>
#include <QObject>

namespace epochmark {

QString sizeRefusal(qint64 width, qint64 height)
{
    // Either side alone may be a lie so large that the product overflows.
    if (width <= kMaxPixels && height <= kMaxPixels && width * height <= kMaxPixels) {
        return {};
    }
    return QObject::tr("is larger than 100 megapixels (%1 × %2)")
        .arg(QLocale().toString(width), QLocale().toString(height));
}

ByteBudget::Lease leaseForPixels(qint64 width, qint64 height)
{
    constexpr qint64 kBytesPerPixel = 8;
    static ByteBudget budget(400'000'000);
    return budget.take(width * height * kBytesPerPixel);
}

ByteBudget::Lease leaseForEncoded(qint64 bytes)
{
    // One entry of the largest size that is read.
    static ByteBudget budget(256 << 20);
    return budget.take(bytes);
}

}  // namespace epochmark
