// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/resnet/resnetlayout.h"

#include <utility>

namespace epochmark {

namespace {

ResNetConvolution numbered(const QString& prefix, int number, qint64 outputs, qint64 inputs, int window,
                           int stride)
{
    return {prefix + QStringLiteral("conv%1").arg(number),
            prefix + QStringLiteral("bn%1").arg(number),
            outputs,
            inputs,
            window,
            stride};
}

/// The stride of a bottleneck is the 3 x 3 convolution's, as in torchvision (ResNet "V1.5").
QList<ResNetConvolution> pathOf(const QString& prefix, qint64 inputs, qint64 width, int stride,
                                bool isBottleneck)
{
    if (!isBottleneck) {
        return {numbered(prefix, 1, width, inputs, 3, stride), numbered(prefix, 2, width, width, 3, 1)};
    }
    return {numbered(prefix, 1, width, inputs, 1, 1), numbered(prefix, 2, width, width, 3, stride),
            numbered(prefix, 3, 4 * width, width, 1, 1)};
}

}  // namespace

int ResNetBlock::stride() const
{
    int product = 1;
    for (const ResNetConvolution& convolution : path) {
        product *= convolution.stride;
    }
    return product;
}

const ResNetLayout& ResNetLayout::resnet18()
{
    static const ResNetLayout kLayout{
        QStringLiteral("resnet18"), QStringLiteral("ResNet-18"), {2, 2, 2, 2}, false};
    return kLayout;
}

const ResNetLayout& ResNetLayout::resnet50()
{
    static const ResNetLayout kLayout{
        QStringLiteral("resnet50"), QStringLiteral("ResNet-50"), {3, 4, 6, 3}, true};
    return kLayout;
}

ResNetConvolution ResNetLayout::stem()
{
    return {QStringLiteral("conv1"), QStringLiteral("bn1"), kStemChannels, 3, 7, 2};
}

QList<ResNetBlock> ResNetLayout::blocks() const
{
    QList<ResNetBlock> blocks;
    qint64 inputs = kStemChannels;
    for (size_t stage = 0; stage < stages.size(); ++stage) {
        for (int block = 0; block < stages[stage]; ++block) {
            const QString prefix = QStringLiteral("layer%1.%2.").arg(stage + 1).arg(block);
            const int stride = stage > 0 && block == 0 ? 2 : 1;
            ResNetBlock made{
                prefix, pathOf(prefix, inputs, qint64{kStemChannels} << stage, stride, isBottleneck), {}};
            if (stride != 1 || made.outputs() != inputs) {
                made.shortcut = {prefix + QStringLiteral("downsample.0"),
                                 prefix + QStringLiteral("downsample.1"),
                                 made.outputs(),
                                 inputs,
                                 1,
                                 stride};
            }
            inputs = made.outputs();
            blocks.append(std::move(made));
        }
    }
    return blocks;
}

qint64 ResNetLayout::features() const
{
    return (qint64{kStemChannels} << (stages.size() - 1)) * (isBottleneck ? 4 : 1);
}

QList<ResNetConvolution> ResNetLayout::convolutions() const
{
    QList<ResNetConvolution> layers{stem()};
    for (const ResNetBlock& block : blocks()) {
        layers.append(block.path);
        if (block.shortcut) {
            layers.append(*block.shortcut);
        }
    }
    return layers;
}

}  // namespace epochmark
