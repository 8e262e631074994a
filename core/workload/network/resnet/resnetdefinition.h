// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"
#include "workload/network/resnet/resnetlayout.h"

namespace epochmark {

/// A residual network (He et al. 2015, "Deep Residual Learning for Image Recognition") in torchvision's
/// layout and with its names. For one output ResNet-18 has 11,177,025 parameters, ResNet-50 23,510,081.
class ResNetDefinition final : public NetworkDefinition {
public:
    explicit ResNetDefinition(ResNetLayout layout);

    QString id() const override { return m_layout.id; }
    QString title() const override { return m_layout.title; }
    QString description() const override;
    QString fingerprintName(int outputUnits) const override;
    QString initialisation() const override;
    QList<NetworkTensor> parameters(int outputUnits) const override;
    /// Running mean and variance of each batch normalisation.
    QList<NetworkTensor> buffers(int outputUnits) const override;
    NetworkPlan plan(int outputUnits) const override;

private:
    ResNetLayout m_layout;
};

}  // namespace epochmark
