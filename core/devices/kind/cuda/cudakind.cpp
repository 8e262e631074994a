// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cuda/cudakind.h"

#include <QObject>
#include <QStringList>

namespace epochmark {

QString CudaKind::configuration(const DeviceFacts& facts) const
{
    const QString cuda = facts.environment.value(QStringLiteral("cuda")).toString();
    QStringList parts{memoryText(facts.memoryBytes), QStringLiteral("CUDA %1").arg(cuda).trimmed()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString CudaKind::filterText() const
{
    return QObject::tr("&NVIDIA cards");
}

}  // namespace epochmark
