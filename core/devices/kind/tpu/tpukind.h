// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

namespace epochmark {

/// Google's TPUs by libtpu, ids "tpu:0" on. A TPU on the PCI bus without that library is listed with its
/// remedy.
class TpuKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("tpu"); }
    QString firstId() const override { return QStringLiteral("tpu:0"); }
    QList<Device> list(const SystemFiles& files) const override;
    void examine(const QString& deviceId, bool isScan, const StopToken& stop) const override;
    QString configuration(const DeviceFacts& facts) const override;
    QString filterText() const override;
    bool trainsInWorker() const override { return true; }
    QStringList precisions(const QString&) const override { return {QStringLiteral("bf16-products")}; }
    QString icon() const override;
};

}  // namespace epochmark
