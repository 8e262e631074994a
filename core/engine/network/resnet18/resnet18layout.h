// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark::resnet18 {

inline constexpr int kStages = 4;
inline constexpr int kBlocksPerStage = 2;
inline constexpr int kStemChannels = 64;
inline constexpr double kMomentum = 0.1;
inline constexpr double kEpsilon = 1e-5;

/// Filters of a stage (0-3): 64, 128, 256, 512.
constexpr int channelsOf(int stage)
{
    return kStemChannels << stage;
}

/// Whether a block halves the picture's sides, with a 1 x 1 convolution on its shortcut.
constexpr bool isHalving(int stage, int block)
{
    return stage > 0 && block == 0;
}

}  // namespace epochmark::resnet18
