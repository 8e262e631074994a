// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/kernels.h"

#include <cstddef>

namespace epochmark::kernels {

namespace {

/// Where a weight lies in the tiles.
size_t tilePosition(size_t input, size_t output, size_t outputs)
{
    constexpr size_t rows = kDenseTileInputs;
    constexpr size_t columns = kDenseTileOutputs;
    const size_t tile = input / rows * (outputs / columns) + output / columns;
    return (tile * rows + input % rows) * columns + output % columns;
}

}  // namespace

void packDense(const float* weight, int inputs, int outputs, float* tiles)
{
    for (int o = 0; o < outputs; ++o) {
        for (int i = 0; i < inputs; ++i) {
            tiles[tilePosition(static_cast<size_t>(i), static_cast<size_t>(o),
                               static_cast<size_t>(outputs))] = *weight++;
        }
    }
}

void unpackDense(const float* tiles, int inputs, int outputs, float* weight)
{
    for (int o = 0; o < outputs; ++o) {
        for (int i = 0; i < inputs; ++i) {
            *weight++ = tiles[tilePosition(static_cast<size_t>(i), static_cast<size_t>(o),
                                           static_cast<size_t>(outputs))];
        }
    }
}

}  // namespace epochmark::kernels
