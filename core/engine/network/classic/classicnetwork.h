// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicshape.h"
#include "engine/network/network.h"

namespace epochmark {

/// The Classic network on LibTorch's stock operations. The tuned pipeline has steps of its own for it
/// (engine/tuned/classic).
class ClassicNetwork final : public Network {
public:
    explicit ClassicNetwork(int outputUnits);
    /// Any geometry: for tests.
    explicit ClassicNetwork(const ClassicShape& shape) : m_shape(shape) {}

    const ClassicShape& shape() const { return m_shape; }

    int outputUnits() const override { return m_shape.outputUnits; }
    int imageSize() const override { return m_shape.imageSize; }
    QList<NetworkTensor> parameters() const override;
    NetworkState initialState(uint64_t seed) const override;
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override;
    QList<LayerSummary> summary() const override;
    NetworkScript script() const override;

private:
    ClassicShape m_shape;
};

}  // namespace epochmark
