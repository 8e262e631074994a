// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/device.h"

#include "base/named.h"

namespace epochmark {

QString toString(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Cpu: return QStringLiteral("cpu");
    case DeviceKind::Cuda: return QStringLiteral("cuda");
    case DeviceKind::Mps: break;
    }
    return QStringLiteral("mps");
}

Result<DeviceKind> deviceKindFromString(const QString& text)
{
    return named({DeviceKind::Cpu, DeviceKind::Cuda, DeviceKind::Mps}, text, QObject::tr("kind of device"));
}

}  // namespace epochmark
