// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace epochmark {

/// A block of MobileNetV3: a 1 x 1 convolution that widens, a depthwise one, a squeeze that weighs the
/// channels, a 1 x 1 convolution that narrows. Plain value.
struct InvertedResidual {
    QString prefix;  ///< "features.4.block."
    qint64 inputs = 0;
    qint64 expanded = 0;
    qint64 outputs = 0;
    int window = 3;
    int stride = 1;
    bool isSqueezed = false;
    bool isHardswish = false;  ///< else ReLU

    /// The first block has nothing to widen.
    bool widens() const { return expanded != inputs; }
    bool hasShortcut() const { return stride == 1 && inputs == outputs; }
    int padding() const { return (window - 1) / 2; }
    /// Channels inside the squeeze: a quarter, made divisible by eight.
    qint64 squeezed() const;

    // Names of its parts, as torchvision numbers them: a convolution and batch normalisation have ".0", ".1".
    QString widening() const { return prefix + QStringLiteral("0"); }
    QString depthwise() const { return prefix + QString::number(widens() ? 1 : 0); }
    QString squeeze() const { return prefix + QString::number(widens() ? 2 : 1); }
    QString narrowing() const { return prefix + QString::number((widens() ? 2 : 1) + (isSqueezed ? 1 : 0)); }
};

/// MobileNetV3-Small (Howard et al. 2019, "Searching for MobileNetV3", table 2), as torchvision has it.
namespace mobilenetv3 {

inline constexpr qint64 kStemChannels = 16;
inline constexpr qint64 kLastChannels = 576;
inline constexpr qint64 kHidden = 1024;
inline constexpr double kDropout = 0.2;
inline constexpr double kMomentum = 0.01;
inline constexpr double kEpsilon = 0.001;

/// In the order in which pictures pass them.
QList<InvertedResidual> blocks();
/// Of the convolution behind the blocks: "features.12".
QString lastName();

}  // namespace mobilenetv3

}  // namespace epochmark
