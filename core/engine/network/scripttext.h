// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/layerwalk.h"

#include <QString>

/// Lines of TorchScript for networks of this program's own. Tensors are called as torchvision calls them;
/// attributes have underscores for their dots.
namespace epochmark::scripttext {

/// "layer1.0.conv1" -> "layer1_0_conv1"
QString attribute(const QString& name);

/// The line that sets `target` to the normalised convolution of `source`, as in evaluation.
QString normalised(const QString& target, const QString& source, const QString& convolution,
                   const QString& norm, const SlidingWindow& window, const NormalisationConstants& constants);

}  // namespace epochmark::scripttext
