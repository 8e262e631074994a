// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/fusednorm.h"
#include "engine/network/graph/graphshapes.h"
#include "engine/network/graph/passoptions.h"
#include "workload/network/keras/networkgraph.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <vector>

namespace epochmark {

/// Computes a network graph by LibTorch's operations with Keras' numbers. Values between layers are N x rows
/// x columns x channels; a picture in channels-last memory is that without a copy. Where there are kernels of
/// our own, neighbouring calls are computed in one: a padding waits for the convolution behind it, a
/// normalisation for the sum behind it, and a rectifier is part of what comes before. Made for one pass.
/// Exceptions of LibTorch pass through.
class GraphPass {
public:
    /// Both must outlive the pass.
    GraphPass(const NetworkGraph& graph, const LayerTensors& tensors, PassOptions options);

    /// pictures: N x 3 x rows x columns in any memory format. Returns N x outputs.
    at::Tensor run(const at::Tensor& pictures);

private:
    const GraphLayer& layerOf(size_t call) const;
    const std::vector<at::Tensor>& tensorsOf(size_t call) const;
    at::Tensor called(size_t index);
    std::optional<size_t> onlyUser(size_t call) const;
    std::optional<Rectifier> rectifierBehind(size_t call);
    at::Tensor padded(size_t index, const at::Tensor& x);
    at::Tensor convolved(size_t index, const at::Tensor& x) const;
    at::Tensor slid(const GraphLayer& layer, const at::Tensor& planes, const at::Tensor& kernel,
                    const at::Tensor& bias, const graphshapes::Margins& margins) const;
    at::Tensor batchNormalised(size_t index, const at::Tensor& x);
    bool waitsForSum(size_t index, const at::Tensor& x) const;
    at::Tensor dropped(const GraphLayer& layer, const at::Tensor& x) const;
    at::Tensor merged(size_t index);
    at::Tensor mergedWaiting(size_t index, size_t waiting, size_t other);
    Activation activationOf(size_t call) const;
    void forgetUnused(size_t done);

    const NetworkGraph& m_graph;
    const LayerTensors& m_tensors;
    PassOptions m_options;
    std::vector<at::Tensor> m_values;  ///< of each call, while somebody needs it
    std::vector<size_t> m_lastUse;     ///< the call that needs it last
    std::vector<int> m_uses;           ///< how many calls need it
    std::vector<int> m_calls;          ///< of each layer
    std::vector<bool> m_isWaiting;     ///< the value is what a normalisation got, not what it gives
    std::vector<bool> m_isRectified;   ///< the rectifier behind the call is done already
    std::vector<graphshapes::Margins> m_margins;  ///< a padding's, which isn't written down
};

}  // namespace epochmark
