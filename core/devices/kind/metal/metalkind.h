// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

namespace epochmark {

/// Apple's GPUs by Metal, id "mps".
class MetalKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("mps"); }
    QList<Device> list(const SystemFiles& files) const override;
    QString title(const QString& deviceId, int threads) const override;
    QString configuration(const DeviceFacts& facts) const override;
    QString filterText() const override;
};

}  // namespace epochmark
