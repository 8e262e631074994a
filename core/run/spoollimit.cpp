// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/spoollimit.h"

#include "base/paths.h"
#include "workload/workloadplan.h"

#include <QFile>
#include <QSettings>

#include <algorithm>

namespace epochmark {

int spoollimit::gibOf(const QVariant& value)
{
    if (!value.isValid()) {
        return kUsualGib;
    }
    bool isNumber = false;
    const int gib = value.toString().trimmed().toInt(&isNumber);
    return isNumber ? std::clamp(gib, 0, kMostGib) : 0;
}

int spoollimit::gibIn(const QString& settingsFile)
{
    return QFile::exists(settingsFile)
               ? gibOf(QSettings(settingsFile, QSettings::IniFormat).value(QString::fromLatin1(kKey)))
               : kUsualGib;
}

PixelRoom spoollimit::room(const RunRequest& request, const DeviceKind& kind, const RankCount& ranks)
{
    const qint64 gib = gibIn(paths::settingsFile());
    const qint64 training = kind == DeviceKind() ? trainingBytes(request.workload, ranks).value_or(0) : 0;
    return {request.pixels, request.memoryLimit(), paths::cacheDirectory(), gib << 30, training};
}

}  // namespace epochmark
