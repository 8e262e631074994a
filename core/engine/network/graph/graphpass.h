// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"
#include "workload/network/keras/networkgraph.h"

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

/// Computes a network graph by LibTorch's operations with Keras' numbers. Values between layers are N x rows
/// x columns x channels; a picture in channels-last memory is that without a copy. Made for one pass.
/// Exceptions of LibTorch pass through.
class GraphPass {
public:
    /// Both must outlive the pass.
    GraphPass(const NetworkGraph& graph, const LayerTensors& tensors, PassOptions options);

    /// pictures: N x 3 x rows x columns in any memory format. Returns N x outputs.
    at::Tensor run(const at::Tensor& pictures);

private:
    at::Tensor called(size_t index);
    at::Tensor convolved(const GraphLayer& layer, const std::vector<at::Tensor>& tensors,
                         const at::Tensor& x) const;
    at::Tensor slid(const GraphLayer& layer, const at::Tensor& planes, const at::Tensor& kernel,
                    const at::Tensor& bias, int64_t groups) const;
    at::Tensor batchNormalised(const GraphLayer& layer, const std::vector<at::Tensor>& tensors,
                               const at::Tensor& x) const;
    at::Tensor layerNormalised(const GraphLayer& layer, const std::vector<at::Tensor>& tensors,
                               const at::Tensor& x) const;
    at::Tensor dropped(const GraphLayer& layer, const at::Tensor& x) const;
    at::Tensor merged(const GraphLayer& layer, const GraphCall& call) const;
    Activation activationOf(const GraphLayer& layer, size_t call) const;
    void forgetUnused(size_t done);

    const NetworkGraph& m_graph;
    const LayerTensors& m_tensors;
    PassOptions m_options;
    std::vector<at::Tensor> m_values;  ///< of each call, while somebody needs it
    std::vector<size_t> m_lastUse;     ///< the call that needs it last
};

}  // namespace epochmark
