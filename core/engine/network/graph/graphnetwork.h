// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"
#include "engine/network/graph/graphpass.h"
#include "engine/network/network.h"
#include "workload/network/networkdefinition.h"

#include <memory>
#include <utility>

namespace epochmark {

/// A model file's network. Its weights are what is trained, in Keras' order; its buffers all other tensors,
/// frozen kernels among them. A last sigmoid or softmax belongs to the loss, which takes logits.
class GraphNetwork final : public Network {
public:
    /// `definition` has a graph and outlives the network.
    explicit GraphNetwork(const NetworkDefinition& definition, std::shared_ptr<BatchSums> sums = nullptr)
        : m_definition(definition), m_sums(std::move(sums))
    {}

    int outputUnits() const override;
    PictureSize pictureSize() const override { return m_definition.pictureSize(); }
    bool takesBytes() const override { return m_definition.takesBytes(); }
    const OptimiserSettings* optimiser() const override { return m_definition.optimiser(); }
    QList<NetworkTensor> parameters() const override;
    QList<NetworkTensor> buffers() const override;
    NetworkState initialState(uint64_t seed) const override;
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override;
    QList<LayerSummary> summary() const override;
    /// None: what is saved of it would be Keras' to open.
    NetworkScript script() const override { return {}; }

private:
    const NetworkDefinition& m_definition;
    std::shared_ptr<BatchSums> m_sums;  ///< of the ranks that share the batches out; null: alone
};

}  // namespace epochmark
