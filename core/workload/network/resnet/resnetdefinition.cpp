// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/resnet/resnetdefinition.h"

#include <QObject>

#include <utility>

namespace epochmark {

ResNetDefinition::ResNetDefinition(ResNetLayout layout) : m_layout(std::move(layout)) {}

QString ResNetDefinition::description() const
{
    return m_layout.isBottleneck
               ? QObject::tr("A residual network of 50 layers in blocks of three convolutions (He et al. "
                             "2015), 23.5 million parameters: more than twice ResNet-18's arithmetic a "
                             "picture.")
               : QObject::tr("A residual network of 18 layers with batch normalisation (He et al. 2015), "
                             "11.2 million parameters: far more arithmetic a picture than Classic.");
}

QString ResNetDefinition::fingerprintName(int) const
{
    return m_layout.id;
}

QString ResNetDefinition::initialisation() const
{
    return QStringLiteral("kaiming normal fan out, batch norm 1 and 0, dense kaiming uniform");
}

QList<NetworkTensor> ResNetDefinition::parameters(int outputUnits) const
{
    QList<NetworkTensor> tensors;
    for (const ResNetConvolution& layer : m_layout.convolutions()) {
        tensors.append({layer.name + QStringLiteral(".weight"),
                        {layer.outputs, layer.inputs, layer.window, layer.window}});
        tensors.append({layer.normName + QStringLiteral(".weight"), {layer.outputs}});
        tensors.append({layer.normName + QStringLiteral(".bias"), {layer.outputs}});
    }
    tensors.append({QStringLiteral("fc.weight"), {outputUnits, m_layout.features()}});
    tensors.append({QStringLiteral("fc.bias"), {outputUnits}});
    return tensors;
}

QList<NetworkTensor> ResNetDefinition::buffers(int) const
{
    QList<NetworkTensor> tensors;
    for (const ResNetConvolution& layer : m_layout.convolutions()) {
        tensors.append({layer.normName + QStringLiteral(".running_mean"), {layer.outputs}});
        tensors.append({layer.normName + QStringLiteral(".running_var"), {layer.outputs}});
    }
    return tensors;
}

}  // namespace epochmark
