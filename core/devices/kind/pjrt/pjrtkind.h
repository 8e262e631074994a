// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

namespace epochmark {

/// What a PJRT plug-in drives, ids "pjrt:<plug-in>:0" on; TPUs are a kind of their own.
class PjrtKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("pjrt"); }
    QString firstId() const override { return QStringLiteral("pjrt:NAME:0"); }
    QList<Device> list(const SystemFiles& files) const override;
    void examine(const QString& deviceId, bool isScan, const StopToken& stop) const override;
    QString title(const QString& deviceId, int threads) const override;
    QString configuration(const DeviceFacts& facts) const override;
    QString filterText() const override;
    bool trainsInWorker() const override { return true; }
    QStringList precisions(const QString& deviceId) const override;
};

}  // namespace epochmark
