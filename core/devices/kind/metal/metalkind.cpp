// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/metal/metalkind.h"

#include "devices/kind/metal/metaldevices.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

QList<Device> MetalKind::list(const SystemFiles&) const
{
    return metalDevices();
}

QString MetalKind::title(const QString&, int) const
{
    return QObject::tr("Metal");
}

QString MetalKind::configuration(const DeviceFacts& facts) const
{
    QStringList parts{memoryText(facts.memoryBytes), QObject::tr("Metal")};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString MetalKind::filterText() const
{
    return QObject::tr("&Apple GPUs");
}

}  // namespace epochmark
