// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/deviceidentity.h"

#include <QRegularExpression>

namespace epochmark {

namespace {

QString uuidDigits(const QString& uuid)
{
    static const QRegularExpression kPrefix(QStringLiteral("^[A-Za-z]{3}-"));
    return QString(uuid).remove(kPrefix).toLower();
}

}  // namespace

std::optional<bool> isSameDevice(const DeviceIdentity& left, const DeviceIdentity& right)
{
    if (!left.uuid.isEmpty() && !right.uuid.isEmpty()) {
        return uuidDigits(left.uuid) == uuidDigits(right.uuid);
    }
    const QString leftAddress = plainPciAddress(left.pciAddress);
    const QString rightAddress = plainPciAddress(right.pciAddress);
    return leftAddress.isEmpty() || rightAddress.isEmpty() ? std::nullopt
                                                           : std::optional<bool>(leftAddress == rightAddress);
}

QString plainPciAddress(const QString& address)
{
    static const QRegularExpression kForm(
        QStringLiteral("^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}):([0-9a-f]{2})\\.([0-9a-f])$"));
    const auto match = kForm.match(address.trimmed().toLower());
    return match.hasMatch() ? QStringLiteral("%1:%2:%3.%4")
                                  .arg(match.captured(1).toUInt(nullptr, 16), 4, 16, QLatin1Char('0'))
                                  .arg(match.captured(2), match.captured(3), match.captured(4))
                            : QString();
}

}  // namespace epochmark
