// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/resnet18/resnet18definition.h"

#include <QObject>

#include <iterator>

namespace epochmark {

namespace {

constexpr qint64 kStageChannels[] = {64, 128, 256, 512};
constexpr int kStages = static_cast<int>(std::size(kStageChannels));
constexpr int kBlocksPerStage = 2;

struct Convolution {
    QString name;      ///< "layer2.0.conv1"
    QString normName;  ///< of the batch normalisation behind it: "layer2.0.bn1"
    qint64 outputs = 0;
    qint64 inputs = 0;
    qint64 window = 3;
};

void appendBlock(QList<Convolution>& layers, int stage, int block)
{
    const QString prefix = QStringLiteral("layer%1.%2.").arg(stage + 1).arg(block);
    const qint64 outputs = kStageChannels[stage];
    const bool isNarrower = block == 0 && stage > 0;
    const qint64 inputs = isNarrower ? kStageChannels[stage - 1] : outputs;
    layers.append({prefix + QStringLiteral("conv1"), prefix + QStringLiteral("bn1"), outputs, inputs});
    layers.append({prefix + QStringLiteral("conv2"), prefix + QStringLiteral("bn2"), outputs, outputs});
    if (isNarrower) {
        layers.append({prefix + QStringLiteral("downsample.0"), prefix + QStringLiteral("downsample.1"),
                       outputs, inputs, 1});
    }
}

/// In the order of torchvision's state_dict().
QList<Convolution> convolutions()
{
    QList<Convolution> layers{{QStringLiteral("conv1"), QStringLiteral("bn1"), kStageChannels[0], 3, 7}};
    for (int stage = 0; stage < kStages; ++stage) {
        for (int block = 0; block < kBlocksPerStage; ++block) {
            appendBlock(layers, stage, block);
        }
    }
    return layers;
}

}  // namespace

QString ResNet18Definition::id() const
{
    return QStringLiteral("resnet18");
}

QString ResNet18Definition::title() const
{
    return QStringLiteral("ResNet-18");
}

QString ResNet18Definition::description() const
{
    return QObject::tr(
        "A residual network of 18 layers with batch normalisation (He et al. 2015), 11.2 million "
        "parameters: far more arithmetic a picture than Classic.");
}

QString ResNet18Definition::fingerprintName(int) const
{
    return QStringLiteral("resnet18");
}

QString ResNet18Definition::initialisation() const
{
    return QStringLiteral("kaiming normal fan out, batch norm 1 and 0, dense kaiming uniform");
}

QList<NetworkTensor> ResNet18Definition::parameters(int outputUnits) const
{
    QList<NetworkTensor> tensors;
    for (const Convolution& layer : convolutions()) {
        tensors.append({layer.name + QStringLiteral(".weight"),
                        {layer.outputs, layer.inputs, layer.window, layer.window}});
        tensors.append({layer.normName + QStringLiteral(".weight"), {layer.outputs}});
        tensors.append({layer.normName + QStringLiteral(".bias"), {layer.outputs}});
    }
    tensors.append({QStringLiteral("fc.weight"), {outputUnits, kStageChannels[kStages - 1]}});
    tensors.append({QStringLiteral("fc.bias"), {outputUnits}});
    return tensors;
}

QList<NetworkTensor> ResNet18Definition::buffers(int) const
{
    QList<NetworkTensor> tensors;
    for (const Convolution& layer : convolutions()) {
        tensors.append({layer.normName + QStringLiteral(".running_mean"), {layer.outputs}});
        tensors.append({layer.normName + QStringLiteral(".running_var"), {layer.outputs}});
    }
    return tensors;
}

}  // namespace epochmark
