// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkdefinition.h"

namespace epochmark::test {

/// A network that tests alone have: a linear layer over the picture's mean colours, and a count of the
/// training passes as its one buffer.
class ColoursDefinition final : public NetworkDefinition {
public:
    QString id() const override { return QStringLiteral("colours"); }
    QString title() const override { return QStringLiteral("Mean colours"); }
    QString description() const override { return QStringLiteral("A linear layer over the mean colours."); }
    QString fingerprintName(int) const override { return QStringLiteral("mean-colours"); }
    QString initialisation() const override { return QStringLiteral("zeros"); }
    QList<NetworkTensor> parameters(int outputUnits) const override
    {
        return {{QStringLiteral("colour.weight"), {outputUnits, 3}},
                {QStringLiteral("colour.bias"), {outputUnits}}};
    }
    QList<NetworkTensor> buffers(int) const override { return {{QStringLiteral("passes"), {1}}}; }
};

}  // namespace epochmark::test
