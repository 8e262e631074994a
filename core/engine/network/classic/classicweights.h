// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicshape.h"
#include "engine/network/networkstate.h"

#include <cstdint>
#include <vector>

namespace epochmark {

/// Position of each parameter in a list of weights. Kernels: filters x channels x 3 x 3; dense weights:
/// outputs x inputs, the hidden layer's inputs in channel, row, column order (what flattening
/// N x C x H x W gives).
enum WeightIndex : size_t {
    kKernel1,
    kBias1,
    kKernel2,
    kBias2,
    kKernel3,
    kBias3,  // convolutions
    kHiddenWeight,
    kHiddenBias,
    kOutputWeight,
    kOutputBias,
    kWeightCount
};

/// Shapes in WeightIndex order.
std::vector<std::vector<int64_t>> weightShapes(const ClassicShape& shape);

/// Trainable parameters: 9,494,561 for the default shape.
int64_t parameterCount(const ClassicShape& shape);

/// Fresh weights: Glorot uniform (limit sqrt(6 / (fan_in + fan_out)), convolution fans count the 3 x 3
/// window; Glorot & Bengio 2010, as Keras has it) and zero biases, mean squares zero. The same seed gives the
/// same weights on every platform, device and pipeline.
NetworkState glorotState(const ClassicShape& shape, uint64_t seed);

/// The bound of a parameter's uniform distribution; 0 for biases.
double glorotLimit(const ClassicShape& shape, WeightIndex index);

}  // namespace epochmark
