// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/devicekind.h"

#include "devices/kind/cpu/cpukind.h"

#include <QHash>
#include <QObject>
#include <QRegularExpression>

namespace epochmark {

DeviceKind::DeviceKind()
{
    static const QString kProcessor = CpuKind().kind().id();
    m_id = kProcessor;
}

size_t qHash(const DeviceKind& kind, size_t seed) noexcept
{
    return qHash(kind.id(), seed);
}

QString toString(const DeviceKind& kind)
{
    return kind.id();
}

Result<DeviceKind> deviceKindFromString(const QString& text)
{
    static const QRegularExpression kForm(QStringLiteral("\\A[a-z][a-z0-9-]{0,31}\\z"));
    if (!kForm.match(text).hasMatch()) {
        return Error{ErrorCode::Usage,
                     QObject::tr("\"%1\" can't be a kind of device: such a name has up to 32 lower-case "
                                 "letters, digits and hyphens.")
                         .arg(text.left(64)),
                     {}};
    }
    return DeviceKind(text);
}

}  // namespace epochmark
