// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace epochmark {

/// A network's state in one canonical form, whatever layout a pipeline works in: contiguous float tensors on
/// the CPU, in the order of Network::parameters() and Network::buffers().
struct NetworkState {
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> meanSquares;  ///< RMSprop's v, shapes of the weights; zeros at the start; none of
                                          ///< a model file's network, whose optimiser keeps its own
    std::vector<at::Tensor> buffers;  ///< running statistics; empty for most networks
};

}  // namespace epochmark
