// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"
#include "engine/network/network.h"
#include "workload/network/resnet/resnetlayout.h"

#include <memory>

namespace epochmark {

/// A residual network (He et al. 2015) with torchvision's layout, initialisation and batch normalisation
/// (epsilon 1e-5, momentum 0.1, running variance unbiased).
class ResNetNetwork final : public Network {
public:
    /// `sums`: of the ranks that share the batches out; null: alone.
    ResNetNetwork(ResNetLayout layout, int outputUnits, std::shared_ptr<BatchSums> sums = nullptr);

    int outputUnits() const override { return m_outputUnits; }
    QList<NetworkTensor> parameters() const override;
    QList<NetworkTensor> buffers() const override;
    /// Convolutions: Kaiming normal by fan out for ReLU (He et al. 2015b); batch normalisation 1 and 0; the
    /// dense layer uniform within 1 / sqrt(inputs), weights and bias alike (LibTorch's Linear).
    NetworkState initialState(uint64_t seed) const override;
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override;
    QList<LayerSummary> summary() const override;
    NetworkScript script() const override;

private:
    ResNetLayout m_layout;
    QList<ResNetBlock> m_blocks;
    int m_outputUnits;
    std::shared_ptr<BatchSums> m_sums;
};

}  // namespace epochmark
