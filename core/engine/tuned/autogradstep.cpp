// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/autogradstep.h"

#include "engine/collective/gradientexchange.h"
#include "engine/network/ownkernels.h"
#include "engine/train/kerasoptimiser.h"
#include "engine/tuned/fusedoptimiser.h"
#include "engine/tuned/mixedprecision.h"
#include "engine/tuned/networkloss.h"
#include "engine/tuned/rmsprop.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace epochmark {

namespace {

/// Copies on the options' device and of their type, kernels in channels-last memory where the network takes
/// it.
std::vector<at::Tensor> placed(const std::vector<at::Tensor>& canonical, const TunedOptions& options,
                               bool isChannelsLast)
{
    std::vector<at::Tensor> tensors;
    for (const at::Tensor& tensor : canonical) {
        const auto order = isChannelsLast && tensor.dim() == 4 ? at::MemoryFormat::ChannelsLast
                                                               : at::MemoryFormat::Contiguous;
        tensors.push_back(tensor.to(options.device, options.type).clone(order));
    }
    return tensors;
}

void overwrite(std::vector<at::Tensor>& tensors, const std::vector<at::Tensor>& values)
{
    const at::NoGradGuard guard;
    for (size_t index = 0; index < values.size(); ++index) {
        tensors[index].copy_(values[index]);
    }
}

std::vector<at::Tensor> canonical(const std::vector<at::Tensor>& tensors)
{
    std::vector<at::Tensor> copies;
    for (const at::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().cpu().to(at::kFloat).clone(at::MemoryFormat::Contiguous));
    }
    return copies;
}

/// Classic's optimiser, with the options' constants.
OptimiserSettings classicSettings(const TunedOptions& options)
{
    OptimiserSettings settings;
    settings.rho = options.rho;
    settings.epsilon = options.epsilon;
    return settings;
}

/// Called when a weight's gradient is complete.
class GradientHook final : public torch::autograd::PostAccumulateGradHook {
public:
    explicit GradientHook(std::function<void(const at::Tensor&)> call) : m_call(std::move(call)) {}
    void operator()(const torch::autograd::Variable& weight) override { m_call(weight); }

private:
    std::function<void(const at::Tensor&)> m_call;
};

/// The last weights that make half of all numbers: the way back reaches them first.
std::vector<size_t> lastHalf(const std::vector<at::Tensor>& weights)
{
    int64_t all = 0;
    for (const at::Tensor& weight : weights) {
        all += weight.numel();
    }
    std::vector<size_t> indices;
    int64_t taken = 0;
    for (size_t i = weights.size(); i-- > 0 && 2 * taken < all;) {
        indices.push_back(i);
        taken += weights[i].numel();
    }
    return indices;
}

class AutogradStep final : public NetworkStep {
public:
    AutogradStep(std::shared_ptr<const Network> network, const TunedOptions& options)
        : m_network(std::move(network)), m_options(options), m_loss(m_network->outputUnits(), options)
    {
        const OptimiserSettings* settings = m_network->optimiser();
        if (options.device.is_cpu() && options.type == at::kFloat && !options.isRecorded
            && options.mixed != MixedType::Fp16) {
            m_onProcessor.emplace(settings != nullptr ? *settings : classicSettings(options),
                                  options.learningRate);
        } else if (settings != nullptr) {
            m_optimiser.emplace(*settings, options.learningRate);
        }
        if (options.mixed == MixedType::Fp16) {
            m_scale.emplace(options.device);
        }
    }

    void setState(const NetworkState& state) override
    {
        if (m_optimiser) {
            m_optimiser->reset();
        }
        if (m_scale) {
            m_scale->reset();
        }
        if (m_fused) {
            m_fused->reset();
        }
        if (m_onProcessor) {
            m_onProcessor->reset();
        }
        if (m_options.isRecorded && !m_weights.empty()) {
            overwrite(m_weights, state.weights);
            overwrite(m_meanSquares, state.meanSquares);
            overwrite(m_buffers, state.buffers);
            return;
        }
        const bool isChannelsLast = m_network->takesChannelsLast();
        m_weights = placed(state.weights, m_options, isChannelsLast);
        m_meanSquares = placed(state.meanSquares, m_options, isChannelsLast);
        m_buffers = placed(state.buffers, m_options, isChannelsLast);
        for (at::Tensor& weight : m_weights) {
            weight.set_requires_grad(true);
        }
        if (m_onProcessor && m_network->optimiser() == nullptr) {
            m_onProcessor->keepSquaresIn(m_meanSquares);
        }
        if (m_options.exchange != nullptr) {
            sendGradients();
        }
        if (m_options.isRecorded || m_scale) {
            settle();
        }
    }

    NetworkState state() const override
    {
        return {canonical(m_weights), canonical(m_meanSquares), canonical(m_buffers)};
    }

    void computeGradients(const Batch& batch) override
    {
        if (m_options.isRecorded) {
            takeGradients();  // of a recording that was given up half-way
        }
        const at::Tensor outputs = outputsOf(batch, true);
        const at::Tensor gradient = m_loss.addWithGradient(outputs.detach(), batch.labels, batch.wholeSize());
        outputs.backward(m_scale ? m_scale->scaled(gradient) : gradient);
    }

    void exchangeGradients(bool wantsStop) override
    {
        const std::vector<at::Tensor>& sums = m_options.exchange->finish(wantsStop);
        for (size_t index = 0; index < m_weights.size(); ++index) {
            m_weights[index].mutable_grad() = sums[index];
        }
    }

    void applyUpdate() override
    {
        const at::NoGradGuard guard;
        if (m_onProcessor) {
            m_onProcessor->update(m_weights, takeGradients());
            return;
        }
        if (m_optimiser || m_fused) {
            const std::vector<at::Tensor> gradients = takeGradients();
            if (m_scale) {
                m_scale->unscale(gradients);
            }
            if (m_optimiser) {
                m_optimiser->update(m_weights, gradients);
            } else {
                m_fused->step(m_weights, gradients, m_meanSquares, m_options,
                              m_scale ? m_scale->isInfinite() : at::Tensor());
            }
            return;
        }
        for (size_t index = 0; index < m_weights.size(); ++index) {
            at::Tensor& weight = m_weights[index];
            if (!weight.grad().defined()) {  // a program's own affair: this batch didn't pass it
                continue;
            }
            rmspropStep(weight, weight.grad(), m_meanSquares[index], m_options);
            weight.mutable_grad().reset();
        }
    }

    void evaluate(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_loss.add(outputsOf(batch, false), batch.labels);
    }

    void clearSums() override { m_loss.clear(); }
    PassSums readSums() override { return m_loss.read(); }

private:
    /// In the weights' type, whatever the network computed in.
    at::Tensor outputsOf(const Batch& batch, bool isTraining) const
    {
        const MixedPrecision mixed(m_options);
        // What is recorded are LibTorch's operations: a kernel of ours would run once and be missing from the
        // replay.
        std::optional<OwnKernels> kernels;
        if (!m_options.isRecorded) {
            kernels.emplace();
        }
        return m_network->forward(m_weights, m_buffers, batch.pictures, isTraining).to(m_options.type);
    }

    /// What a recorded step needs besides, for weights that stay where they are.
    void settle()
    {
        const at::NoGradGuard guard;
        if (m_optimiser) {
            m_optimiser->stayInPlace(m_weights);
        } else {
            m_fused.emplace(m_weights);
        }
    }

    std::vector<at::Tensor> takeGradients()
    {
        std::vector<at::Tensor> gradients;
        for (at::Tensor& weight : m_weights) {
            gradients.push_back(weight.grad());
            weight.mutable_grad().reset();
        }
        return gradients;
    }

    void sendGradients()
    {
        m_options.exchange->layOut(m_weights, lastHalf(m_weights));
        for (size_t index = 0; index < m_weights.size(); ++index) {
            torch::autograd::impl::set_post_acc_grad_hooks(
                m_weights[index], std::make_unique<GradientHook>([this, index](const at::Tensor& weight) {
                    m_options.exchange->add(index, weight.grad());
                }));
        }
    }

    std::shared_ptr<const Network> m_network;
    TunedOptions m_options;
    NetworkLoss m_loss;
    std::optional<FusedOptimiser> m_onProcessor;  ///< in fp32: all weights in one pass
    std::optional<KerasOptimiser> m_optimiser;    ///< of a model file; else Classic's
    std::optional<FusedRmsprop> m_fused;          ///< which recorded steps and fp16 have in one pass
    std::optional<LossScale> m_scale;             ///< of fp16
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
