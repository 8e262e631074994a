// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/autogradstep.h"

#include "engine/train/kerasoptimiser.h"
#include "engine/tuned/networkloss.h"
#include "engine/tuned/rmsprop.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include <optional>
#include <utility>

namespace epochmark {

namespace {

/// Copies on the options' device and of their type, kernels in channels-last memory.
std::vector<at::Tensor> placed(const std::vector<at::Tensor>& canonical, const TunedOptions& options)
{
    std::vector<at::Tensor> tensors;
    for (const at::Tensor& tensor : canonical) {
        const auto order = tensor.dim() == 4 ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
        tensors.push_back(tensor.to(options.device, options.type).clone(order));
    }
    return tensors;
}

std::vector<at::Tensor> canonical(const std::vector<at::Tensor>& tensors)
{
    std::vector<at::Tensor> copies;
    for (const at::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().cpu().to(at::kFloat).clone(at::MemoryFormat::Contiguous));
    }
    return copies;
}

class AutogradStep final : public NetworkStep {
public:
    AutogradStep(std::shared_ptr<const Network> network, const TunedOptions& options)
        : m_network(std::move(network)), m_options(options), m_loss(m_network->outputUnits(), options)
    {
        if (const OptimiserSettings* settings = m_network->optimiser()) {
            m_optimiser.emplace(*settings, options.learningRate);
        }
    }

    void setState(const NetworkState& state) override
    {
        if (m_optimiser) {
            m_optimiser->reset();
        }
        m_weights = placed(state.weights, m_options);
        m_meanSquares = placed(state.meanSquares, m_options);
        m_buffers = placed(state.buffers, m_options);
        for (at::Tensor& weight : m_weights) {
            weight.set_requires_grad(true);
        }
    }

    NetworkState state() const override
    {
        return {canonical(m_weights), canonical(m_meanSquares), canonical(m_buffers)};
    }

    void computeGradients(const Batch& batch) override
    {
        const at::Tensor outputs = m_network->forward(m_weights, m_buffers, batch.pictures, true);
        outputs.backward(m_loss.addWithGradient(outputs.detach(), batch.labels));
    }

    void applyUpdate() override
    {
        const at::NoGradGuard guard;
        if (m_optimiser) {
            std::vector<at::Tensor> gradients;
            for (at::Tensor& weight : m_weights) {
                gradients.push_back(weight.grad());
                weight.mutable_grad().reset();
            }
            m_optimiser->update(m_weights, gradients);
            return;
        }
        for (size_t index = 0; index < m_weights.size(); ++index) {
            at::Tensor& weight = m_weights[index];
            rmspropStep(weight, weight.grad(), m_meanSquares[index], m_options);
            weight.mutable_grad().reset();
        }
    }

    void evaluate(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_loss.add(m_network->forward(m_weights, m_buffers, batch.pictures, false), batch.labels);
    }

    void clearSums() override { m_loss.clear(); }
    PassSums readSums() override { return m_loss.read(); }

private:
    std::shared_ptr<const Network> m_network;
    TunedOptions m_options;
    NetworkLoss m_loss;
    std::optional<KerasOptimiser> m_optimiser;  ///< of a model file; else Classic's
    std::vector<at::Tensor> m_weights;
    std::vector<at::Tensor> m_meanSquares;
    std::vector<at::Tensor> m_buffers;
};

}  // namespace

std::unique_ptr<NetworkStep> makeAutogradStep(std::shared_ptr<const Network> network,
                                              const TunedOptions& options)
{
    return std::make_unique<AutogradStep>(std::move(network), options);
}

}  // namespace epochmark
