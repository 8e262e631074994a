// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/mobilenetv3/mobilenetv3network.h"

#include <QObject>

namespace epochmark {

namespace {

QString mobilePlanes(int size, qint64 channels)
{
    return QStringLiteral("%1 × %1 × %2").arg(size).arg(channels);
}

/// Convolution and batch normalisation; `inputs`: of one group.
qint64 normalisedParameters(qint64 window, qint64 inputs, qint64 outputs)
{
    return window * window * inputs * outputs + 2 * outputs;
}

qint64 blockParameters(const InvertedResidual& block)
{
    qint64 parameters = block.widens() ? normalisedParameters(1, block.inputs, block.expanded) : 0;
    parameters += normalisedParameters(block.window, 1, block.expanded);
    if (block.isSqueezed) {
        parameters += 2 * block.expanded * block.squeezed() + block.squeezed() + block.expanded;
    }
    return parameters + normalisedParameters(1, block.expanded, block.outputs);
}

}  // namespace

QList<LayerSummary> MobileNetV3Network::summary() const
{
    using namespace mobilenetv3;
    int size = (imageSize() + 1) / 2;
    QList<LayerSummary> layers{{QObject::tr("Conv 3×3 / 2, %1 + batch norm + Hardswish").arg(kStemChannels),
                                mobilePlanes(size, kStemChannels),
                                normalisedParameters(3, 3, kStemChannels)}};
    for (const InvertedResidual& block : m_blocks) {
        size = block.stride == 2 ? (size + 1) / 2 : size;
        layers.append(
            {QObject::tr("Inverted residual block, Conv %1×%1, %2").arg(block.window).arg(block.outputs),
             mobilePlanes(size, block.outputs), blockParameters(block)});
    }
    layers.append({QObject::tr("Conv 1×1, %1 + batch norm + Hardswish").arg(kLastChannels),
                   mobilePlanes(size, kLastChannels),
                   normalisedParameters(1, m_blocks.last().outputs, kLastChannels)});
    layers.append({QObject::tr("Global average pool"), QString::number(kLastChannels), 0});
    layers.append({QObject::tr("Dense %1 + Hardswish + dropout").arg(kHidden), QString::number(kHidden),
                   (kLastChannels + 1) * kHidden});
    const QString ending = m_outputUnits == 1 ? QObject::tr("Dense 1 + sigmoid")
                                              : QObject::tr("Dense %1 + softmax").arg(m_outputUnits);
    layers.append({ending, QString::number(m_outputUnits), (kHidden + 1) * m_outputUnits});
    return layers;
}

}  // namespace epochmark
