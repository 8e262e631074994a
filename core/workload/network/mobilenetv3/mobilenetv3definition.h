// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"

namespace epochmark {

/// MobileNetV3-Small (Howard et al. 2019) in torchvision's layout and with its names: depthwise convolutions,
/// squeezes that weigh channels, Hardswish. 1,518,881 parameters for one output.
class MobileNetV3Definition final : public NetworkDefinition {
public:
    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString fingerprintName(int outputUnits) const override;
    QString initialisation() const override;
    QList<NetworkTensor> parameters(int outputUnits) const override;
    /// Running mean and variance of each batch normalisation.
    QList<NetworkTensor> buffers(int outputUnits) const override;
    NetworkPlan plan(int outputUnits) const override;
};

}  // namespace epochmark
