// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"
#include "devices/processor/threadaffinity.h"

namespace epochmark {

/// The processor, id "cpu".
class CpuKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("cpu"); }
    void prepareProcess() const override { leaveOpenMpPlace(); }
    QList<Device> list(const SystemFiles& files) const override;
    SensorSet openSensors(const Device& device, const SystemFiles& files) const override;
    QString title(const QString& deviceId, int threads) const override;
    QString configuration(const DeviceFacts& facts) const override;
    QString filterText() const override;
    QString icon() const override;
    QStringList precisions(const QString& deviceId) const override;
    bool usesThreads() const override { return true; }
    int defaultThreads(const Device& device) const override;
    bool isBaselineChoice() const override { return true; }
};

}  // namespace epochmark
