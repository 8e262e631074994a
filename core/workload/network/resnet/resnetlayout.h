// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace epochmark {

/// A convolution without bias and the batch normalisation behind it. Plain value.
struct ResNetConvolution {
    QString name;      ///< "layer2.0.conv1"
    QString normName;  ///< "layer2.0.bn1"
    qint64 outputs = 0;
    qint64 inputs = 0;
    int window = 3;
    int stride = 1;

    /// Just enough to keep the sides, but for the stride.
    int padding() const { return window / 2; }
};

/// A residual block: the sum of its path and its shortcut. Plain value.
struct ResNetBlock {
    QString prefix;                             ///< "layer2.0."
    QList<ResNetConvolution> path;              ///< ReLU between them
    std::optional<ResNetConvolution> shortcut;  ///< absent: what enters the block

    qint64 outputs() const { return path.last().outputs; }
    int stride() const;
};

/// What makes one of the residual networks of He et al. 2015, with torchvision's layout and names: a 7 x 7
/// stem and max-pooling, four stages of blocks, global pooling, one dense layer. Plain value.
struct ResNetLayout {
    QString id;                   ///< "resnet18"
    QString title;                ///< "ResNet-18"
    std::array<int, 4> stages{};  ///< blocks of each
    bool isBottleneck = false;    ///< blocks of 1 x 1, 3 x 3, 1 x 1 instead of twice 3 x 3

    static constexpr int kStemChannels = 64;
    static constexpr double kMomentum = 0.1;
    static constexpr double kEpsilon = 1e-5;

    static const ResNetLayout& resnet18();
    static const ResNetLayout& resnet50();

    static ResNetConvolution stem();
    /// In the order in which pictures pass them.
    QList<ResNetBlock> blocks() const;
    /// Of the dense layer.
    qint64 features() const;
    /// Convolutions with their batch normalisations, in the order of torchvision's state_dict().
    QList<ResNetConvolution> convolutions() const;
};

}  // namespace epochmark
