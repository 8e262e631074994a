// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/classic/classicdefinition.h"

#include <QObject>

namespace epochmark {

QString ClassicDefinition::id() const
{
    return QStringLiteral("classic");
}

QString ClassicDefinition::title() const
{
    return QObject::tr("Classic");
}

QString ClassicDefinition::description() const
{
    return QObject::tr(
        "The published benchmark's network: three convolutions and two dense layers, 9.5 million "
        "parameters.");
}

QString ClassicDefinition::fingerprintName(int outputUnits) const
{
    return outputUnits == 1 ? QStringLiteral("classic-cnn") : QStringLiteral("classic-cnn-softmax");
}

QString ClassicDefinition::initialisation() const
{
    return QStringLiteral("glorot uniform, biases 0");
}

QList<NetworkTensor> ClassicDefinition::parameters(int outputUnits) const
{
    constexpr qint64 features = 17 * 17 * 64;  // of a picture of 150 x 150
    return {{QStringLiteral("conv1_weight"), {16, 3, 3, 3}},
            {QStringLiteral("conv1_bias"), {16}},
            {QStringLiteral("conv2_weight"), {32, 16, 3, 3}},
            {QStringLiteral("conv2_bias"), {32}},
            {QStringLiteral("conv3_weight"), {64, 32, 3, 3}},
            {QStringLiteral("conv3_bias"), {64}},
            {QStringLiteral("hidden_weight"), {512, features}},
            {QStringLiteral("hidden_bias"), {512}},
            {QStringLiteral("output_weight"), {outputUnits, 512}},
            {QStringLiteral("output_bias"), {outputUnits}}};
}

}  // namespace epochmark
