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

std::unique_lock<std::mutex> lockForGiant(qint64 width, qint64 height)
{
    constexpr qint64 kGiantPixels = 16'000'000;
    static std::mutex mutex;
    return width * height > kGiantPixels ? std::unique_lock(mutex) : std::unique_lock<std::mutex>();
}

} // namespace epochmark
