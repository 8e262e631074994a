// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet18/resnet18layout.h"
#include "engine/network/resnet18/resnet18network.h"

#include <QObject>

namespace epochmark {

namespace {

QString planes(int size, int channels)
{
    return QStringLiteral("%1 × %1 × %2").arg(size).arg(channels);
}

/// A convolution without bias and the batch normalisation behind it.
qint64 normalisedParameters(qint64 window, qint64 inputs, qint64 outputs)
{
    return window * window * inputs * outputs + 2 * outputs;
}

/// Side after a pass of stride 2 with just enough padding.
int halved(int size)
{
    return (size + 1) / 2;
}

LayerSummary blockLayer(int stage, int block, int size)
{
    const int outputs = resnet18::channelsOf(stage);
    const bool isHalving = resnet18::isHalving(stage, block);
    const int inputs = isHalving ? resnet18::channelsOf(stage - 1) : outputs;
    const qint64 parameters = normalisedParameters(3, inputs, outputs)
                              + normalisedParameters(3, outputs, outputs)
                              + (isHalving ? normalisedParameters(1, inputs, outputs) : 0);
    return {QObject::tr("Residual block, 2 × Conv 3×3, %1").arg(outputs), planes(size, outputs), parameters};
}

}  // namespace

QList<LayerSummary> ResNet18Network::summary() const
{
    constexpr int stem = resnet18::kStemChannels;
    int size = halved(imageSize());
    QList<LayerSummary> layers{{QObject::tr("Conv 7×7 / 2, %1 + batch norm + ReLU").arg(stem),
                                planes(size, stem), normalisedParameters(7, 3, stem)}};
    size = halved(size);
    layers.append({QObject::tr("Max-pool 3×3 / 2"), planes(size, stem), 0});
    for (int stage = 0; stage < resnet18::kStages; ++stage) {
        for (int block = 0; block < resnet18::kBlocksPerStage; ++block) {
            size = resnet18::isHalving(stage, block) ? halved(size) : size;
            layers.append(blockLayer(stage, block, size));
        }
    }
    const int features = resnet18::channelsOf(resnet18::kStages - 1);
    layers.append({QObject::tr("Global average pool"), QString::number(features), 0});
    const QString ending = m_outputUnits == 1 ? QObject::tr("Dense 1 + sigmoid")
                                              : QObject::tr("Dense %1 + softmax").arg(m_outputUnits);
    layers.append({ending, QString::number(m_outputUnits), qint64{features + 1} * m_outputUnits});
    return layers;
}

}  // namespace epochmark
