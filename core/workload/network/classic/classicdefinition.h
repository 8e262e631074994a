// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"

namespace epochmark {

/// The original benchmark's network: three blocks of 3 x 3 convolution, ReLU and 2 x 2 max-pooling, a hidden
/// dense layer of 512, an output layer. 9,494,561 parameters for one output.
class ClassicDefinition final : public NetworkDefinition {
public:
    QString id() const override;
    QString title() const override;
    QString description() const override;
    QString fingerprintName(int outputUnits) const override;
    QString initialisation() const override;
    QList<NetworkTensor> parameters(int outputUnits) const override;
    NetworkPlan plan(int outputUnits) const override;
};

}  // namespace epochmark
