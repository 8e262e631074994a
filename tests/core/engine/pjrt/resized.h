// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/network.h"

#include <memory>
#include <utility>

namespace epochmark::test {

/// A network that takes any size, told another one.
class Resized : public Network {
public:
    Resized(std::shared_ptr<const Network> network, int size) : m_network(std::move(network)), m_size(size) {}
    int outputUnits() const override { return m_network->outputUnits(); }
    int imageSize() const override { return m_size; }
    QList<NetworkTensor> parameters() const override { return m_network->parameters(); }
    QList<NetworkTensor> buffers() const override { return m_network->buffers(); }
    NetworkState initialState(uint64_t seed) const override { return m_network->initialState(seed); }
    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override
    {
        return m_network->forward(weights, buffers, pictures, isTraining);
    }
    QList<LayerSummary> summary() const override { return m_network->summary(); }
    NetworkScript script() const override { return m_network->script(); }

private:
    std::shared_ptr<const Network> m_network;
    int m_size;
};

}  // namespace epochmark::test
