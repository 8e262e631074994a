// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/networkshape.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace epochmark {

/// Position of each parameter in a list of weights.
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

/// A network's state in one canonical form, whatever layout a pipeline works in: contiguous tensors on the
/// CPU, in WeightIndex order. Kernels: filters x channels x 3 x 3; dense weights: outputs x inputs, the
/// hidden layer's inputs in channel, row, column order (what flattening N x C x H x W gives).
struct NetworkState {
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> meanSquares;  ///< RMSprop's v, same shapes; zeros at the start
};

/// Shapes in WeightIndex order.
std::vector<std::vector<int64_t>> weightShapes(const NetworkShape& shape);

/// Trainable parameters: 9,494,561 for the default shape.
int64_t parameterCount(const NetworkShape& shape);

/// Fresh weights: Glorot uniform (limit sqrt(6 / (fan_in + fan_out)), convolution fans count the 3 x 3
/// window; Glorot & Bengio 2010, as Keras has it) and zero biases, mean squares zero. The same seed gives the
/// same weights on every platform, device and pipeline.
NetworkState glorotState(const NetworkShape& shape, uint64_t seed);

/// The bound of a parameter's uniform distribution; 0 for biases.
double glorotLimit(const NetworkShape& shape, WeightIndex index);

}  // namespace epochmark
