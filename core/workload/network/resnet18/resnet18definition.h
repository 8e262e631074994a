// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"

namespace epochmark {

/// ResNet-18 (He et al. 2015, "Deep Residual Learning for Image Recognition") in torchvision's layout and
/// with its names: 7 x 7 stem, four stages of two basic blocks, batch normalisation, global pooling, one
/// dense layer. 11,177,025 parameters for one output.
class ResNet18Definition final : public NetworkDefinition {
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
