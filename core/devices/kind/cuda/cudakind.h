// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekinddefinition.h"

namespace epochmark {

/// NVIDIA cards by CUDA, ids "cuda:0" on.
class CudaKind final : public DeviceKindDefinition {
public:
    DeviceKind kind() const override { return DeviceKind("cuda"); }
    QString configuration(const DeviceFacts& facts) const override;
    QString filterText() const override;
};

}  // namespace epochmark
