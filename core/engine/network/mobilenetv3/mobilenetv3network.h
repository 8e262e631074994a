// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"
#include "engine/network/network.h"
#include "workload/network/mobilenetv3/mobilenetv3layout.h"

#include <memory>

namespace epochmark {

/// MobileNetV3-Small (Howard et al. 2019) with torchvision's layout, initialisation and batch normalisation
/// (epsilon 0.001, momentum 0.01, running variance unbiased).
class MobileNetV3Network final : public Network {
public:
    /// `sums`: of the ranks that share the batches out; null: alone. `dropout`: torchvision's argument of
    /// that name, 0 to 1.
    explicit MobileNetV3Network(int outputUnits, std::shared_ptr<BatchSums> sums = nullptr,
                                double dropout = mobilenetv3::kDropout);

    int outputUnits() const override { return m_outputUnits; }
    QList<NetworkTensor> parameters() const override;
    QList<NetworkTensor> buffers() const override;
    /// Convolutions: Kaiming normal by fan out; batch normalisation 1 and 0; dense layers normal with a
    /// deviation of 0.01; biases 0.
    NetworkState initialState(uint64_t seed) const override;
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override;
    QList<LayerSummary> summary() const override;
    NetworkScript script() const override;

private:
    QList<InvertedResidual> m_blocks;
    int m_outputUnits;
    std::shared_ptr<BatchSums> m_sums;
    double m_dropout;
};

}  // namespace epochmark
