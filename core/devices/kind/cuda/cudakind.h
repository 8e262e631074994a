// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/cuda/visiblecards.h"
#include "devices/kind/devicekinddefinition.h"

namespace epochmark {

/// NVIDIA cards by CUDA, ids "cuda:0" on.
class CudaKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("cuda"); }
    QString firstId() const override { return QStringLiteral("cuda:0"); }
    void prepareProcess() const override { countCardsByPciSlot(); }
    QList<Device> list(const SystemFiles& files) const override;
    Result<Device> identified(const Device& listed, const DeviceIdentity& driven) const override;
    SensorSet openSensors(const Device& device, const SystemFiles& files) const override;
    QString configuration(const DeviceFacts& facts) const override;
    QStringList precisions(const QString& deviceId) const override;
    QString filterText() const override;
    QString containerOption() const override { return QStringLiteral("--nv"); }
};

}  // namespace epochmark
