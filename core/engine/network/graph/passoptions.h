// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace epochmark {

/// A layer's tensors as LibTorch orders them, one list a layer of the graph.
using LayerTensors = std::vector<std::vector<at::Tensor>>;

/// What a pass through a graph does besides computing.
struct PassOptions {
    bool isTraining = false;  ///< batch statistics are used, and moving ones updated in place
    bool dropsOut = true;     ///< in training; else every rate is 0
    bool stopsAtLogits =
        false;  ///< the last call's own sigmoid or softmax is left out; a layer's other uses keep it
    std::shared_ptr<BatchSums> sums = nullptr;  ///< of the ranks that share the batch out; null: alone
};

}  // namespace epochmark
