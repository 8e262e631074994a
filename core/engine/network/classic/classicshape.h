// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>

namespace epochmark {

/// Geometry of the Classic network: three blocks of 3 x 3 valid convolution, ReLU and 2 x 2 max-pooling, a
/// hidden dense layer with ReLU, an output layer. The defaults are the workload's; tests take smaller ones.
/// Plain value.
struct ClassicShape {
    static constexpr int kBlocks = 3;

    int imageSize = 150;  ///< pixels, both sides
    int colours = 3;
    std::array<int, kBlocks> filters{16, 32, 64};
    int hiddenUnits = 512;
    int outputUnits = 1;  ///< 1: a logit; n: a logit per class

    /// Channels that enter a block (0-2).
    int inputChannels(int block) const
    {
        return block == 0 ? colours : filters[static_cast<std::size_t>(block) - 1];
    }
    int outputChannels(int block) const { return filters[static_cast<std::size_t>(block)]; }
    /// Side of what enters a block: 150, 74, 36.
    int inputSize(int block) const { return block == 0 ? imageSize : pooledSize(block - 1); }
    /// Side after the convolution: 148, 72, 34.
    int convolvedSize(int block) const { return inputSize(block) - 2; }
    /// Side after pooling: 74, 36, 17; an odd last row and column is dropped.
    int pooledSize(int block) const { return convolvedSize(block) / 2; }
    /// What enters the hidden layer: 17 x 17 x 64 = 18,496.
    int features() const { return pooledSize(2) * pooledSize(2) * outputChannels(2); }

    bool operator==(const ClassicShape&) const = default;
};

}  // namespace epochmark
