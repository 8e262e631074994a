// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/spoollimit.h"

#include "base/paths.h"

#include <QFile>
#include <QSettings>

#include <algorithm>

namespace epochmark {

int spoollimit::gibIn(const QString& settingsFile)
{
    if (!QFile::exists(settingsFile)) {
        return kUsualGib;
    }
    bool isNumber = false;
    const int gib = QSettings(settingsFile, QSettings::IniFormat)
                        .value(QString::fromLatin1(kKey), kUsualGib)
                        .toInt(&isNumber);
    return isNumber ? std::clamp(gib, 0, kMostGib) : kUsualGib;
}

PixelRoom spoollimit::room(const RunRequest& request)
{
    const qint64 gib = gibIn(paths::settingsFile());
    return {request.pixels, request.memoryLimit(), paths::cacheDirectory(), gib << 30};
}

}  // namespace epochmark
