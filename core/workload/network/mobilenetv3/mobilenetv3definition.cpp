// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/mobilenetv3/mobilenetv3definition.h"

#include "workload/network/mobilenetv3/mobilenetv3layout.h"

#include <QObject>

namespace epochmark {

namespace {

/// Parameters and buffers in the order of torchvision's modules.
struct MobileTensors {
    QList<NetworkTensor> parameters;
    QList<NetworkTensor> buffers;

    void appendNormalised(const QString& name, const QList<qint64>& kernel)
    {
        const QString norm = name + QStringLiteral(".1.");
        const qint64 channels = kernel.first();
        parameters.append({name + QStringLiteral(".0.weight"), kernel});
        parameters.append({norm + QStringLiteral("weight"), {channels}});
        parameters.append({norm + QStringLiteral("bias"), {channels}});
        buffers.append({norm + QStringLiteral("running_mean"), {channels}});
        buffers.append({norm + QStringLiteral("running_var"), {channels}});
    }

    void appendBiased(const QString& name, const QList<qint64>& weight)
    {
        parameters.append({name + QStringLiteral(".weight"), weight});
        parameters.append({name + QStringLiteral(".bias"), {weight.first()}});
    }

    void appendBlock(const InvertedResidual& block)
    {
        if (block.widens()) {
            appendNormalised(block.widening(), {block.expanded, block.inputs, 1, 1});
        }
        appendNormalised(block.depthwise(), {block.expanded, 1, block.window, block.window});
        if (block.isSqueezed) {
            appendBiased(block.squeeze() + QStringLiteral(".fc1"), {block.squeezed(), block.expanded, 1, 1});
            appendBiased(block.squeeze() + QStringLiteral(".fc2"), {block.expanded, block.squeezed(), 1, 1});
        }
        appendNormalised(block.narrowing(), {block.outputs, block.expanded, 1, 1});
    }
};

MobileTensors tensorsOf(int outputUnits)
{
    MobileTensors tensors;
    const QList<InvertedResidual> blocks = mobilenetv3::blocks();
    tensors.appendNormalised(QStringLiteral("features.0"), {mobilenetv3::kStemChannels, 3, 3, 3});
    for (const InvertedResidual& block : blocks) {
        tensors.appendBlock(block);
    }
    tensors.appendNormalised(mobilenetv3::lastName(),
                             {mobilenetv3::kLastChannels, blocks.last().outputs, 1, 1});
    tensors.appendBiased(QStringLiteral("classifier.0"), {mobilenetv3::kHidden, mobilenetv3::kLastChannels});
    tensors.appendBiased(QStringLiteral("classifier.3"), {outputUnits, mobilenetv3::kHidden});
    return tensors;
}

}  // namespace

QString MobileNetV3Definition::id() const
{
    return QStringLiteral("mobilenetv3-small");
}

QString MobileNetV3Definition::title() const
{
    return QStringLiteral("MobileNetV3-Small");
}

QString MobileNetV3Definition::description() const
{
    return QObject::tr(
        "A small network for phones (Howard et al. 2019): depthwise convolutions, 1.5 million parameters, "
        "less arithmetic a picture than Classic in far more layers.");
}

QString MobileNetV3Definition::fingerprintName(int) const
{
    return id();
}

QString MobileNetV3Definition::initialisation() const
{
    return QStringLiteral("kaiming normal fan out, batch norm 1 and 0, dense normal 0.01, biases 0");
}

QList<NetworkTensor> MobileNetV3Definition::parameters(int outputUnits) const
{
    return tensorsOf(outputUnits).parameters;
}

QList<NetworkTensor> MobileNetV3Definition::buffers(int outputUnits) const
{
    return tensorsOf(outputUnits).buffers;
}

}  // namespace epochmark
