// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/resnet/resnetnetwork.h"

#include <QObject>

namespace epochmark {

namespace {

QString planes(int size, qint64 channels)
{
    return QStringLiteral("%1 × %1 × %2").arg(size).arg(channels);
}

qint64 parametersOf(const ResNetConvolution& layer)
{
    return layer.window * layer.window * layer.inputs * layer.outputs + 2 * layer.outputs;
}

/// Side after a pass of stride 2 with just enough padding.
int halved(int size)
{
    return (size + 1) / 2;
}

LayerSummary blockLayer(const ResNetBlock& block, int size)
{
    qint64 parameters = block.shortcut ? parametersOf(*block.shortcut) : 0;
    for (const ResNetConvolution& layer : block.path) {
        parameters += parametersOf(layer);
    }
    const QString name = block.path.size() == 2
                             ? QObject::tr("Residual block, 2 × Conv 3×3, %1").arg(block.outputs())
                             : QObject::tr("Residual block, Conv 1×1, 3×3, 1×1, %1").arg(block.outputs());
    return {name, planes(size, block.outputs()), parameters};
}

}  // namespace

QList<LayerSummary> ResNetNetwork::summary() const
{
    const ResNetConvolution stem = ResNetLayout::stem();
    int size = halved(imageSize());
    QList<LayerSummary> layers{{QObject::tr("Conv 7×7 / 2, %1 + batch norm + ReLU").arg(stem.outputs),
                                planes(size, stem.outputs), parametersOf(stem)}};
    size = halved(size);
    layers.append({QObject::tr("Max-pool 3×3 / 2"), planes(size, stem.outputs), 0});
    for (const ResNetBlock& block : m_blocks) {
        size = block.stride() == 2 ? halved(size) : size;
        layers.append(blockLayer(block, size));
    }
    layers.append({QObject::tr("Global average pool"), QString::number(m_layout.features()), 0});
    const QString ending = m_outputUnits == 1 ? QObject::tr("Dense 1 + sigmoid")
                                              : QObject::tr("Dense %1 + softmax").arg(m_outputUnits);
    layers.append({ending, QString::number(m_outputUnits), (m_layout.features() + 1) * m_outputUnits});
    return layers;
}

}  // namespace epochmark
