// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernelstep.h"

#include "base/stopwatch.h"
#include "engine/collective/gradientexchange.h"
#include "engine/tuned/classic/convolutionstack.h"
#include "engine/tuned/classic/hiddenlayer.h"
#include "engine/tuned/classic/parameterlayout.h"
#include "engine/tuned/networkloss.h"
#include "engine/tuned/rmsprop.h"

#include <ATen/Parallel.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/threshold_backward.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

class KernelStep final : public NetworkStep {
public:
    KernelStep(const ClassicShape& shape, const TunedOptions& options, const kernels::Kernels& kernels)
        : m_shape(shape), m_options(options), m_workspace(at::get_num_threads()),
          m_loss(shape.outputUnits, options), m_convolutions(shape, kernels, m_workspace),
          m_hidden(shape, options, kernels, m_workspace)
    {}

    void setState(const NetworkState& state) override
    {
        m_weights = toChannelsLast(m_shape, state.weights, m_options);
        m_meanSquares = toChannelsLast(m_shape, state.meanSquares, m_options);
        m_hidden.setState(m_weights[kHiddenWeight], m_meanSquares[kHiddenWeight]);
        m_weights[kHiddenWeight].reset();
        m_meanSquares[kHiddenWeight].reset();
        if (m_options.exchange != nullptr) {
            std::vector<at::Tensor> like = m_weights;
            like[kHiddenWeight] = m_hidden.tiles();
            m_options.exchange->layOut(like, {kHiddenWeight});
        }
    }

    NetworkState state() const override
    {
        std::vector<at::Tensor> weights = m_weights;
        std::vector<at::Tensor> meanSquares = m_meanSquares;
        weights[kHiddenWeight] = m_hidden.weight();
        meanSquares[kHiddenWeight] = m_hidden.meanSquare();
        return {toCanonical(m_shape, weights), toCanonical(m_shape, meanSquares), {}};
    }

    bool takesBytes() const override { return true; }

    void computeGradients(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_fusedUpdateSeconds = 0;
        m_hasPictures = batch.size() > 0;
        if (!m_hasPictures) {
            return;
        }
        const at::Tensor outputs = forward(batch, true);
        const at::Tensor outputGradient = m_loss.addWithGradient(outputs, batch.labels, batch.wholeSize());
        m_gradients[kOutputWeight] = at::mm(outputGradient.t(), m_hiddenOutput);
        m_gradients[kOutputBias] = outputGradient.sum(0);
        const at::Tensor gradient = at::threshold_backward(at::mm(outputGradient, m_weights[kOutputWeight]),
                                                           m_hiddenOutput, 0);
        m_gradients[kHiddenBias] = gradient.sum(0);
        m_convolutions.backward(batch.pictures, m_weights, hiddenBackward(gradient), m_gradients);
    }

    void exchangeGradients(bool wantsStop) override
    {
        for (size_t index = 0; m_hasPictures && index < kWeightCount; ++index) {
            if (index != kHiddenWeight) {
                m_options.exchange->add(index, m_gradients[index]);
            }
        }
        const std::vector<at::Tensor>& sums = m_options.exchange->finish(wantsStop);
        std::copy(sums.begin(), sums.end(), m_gradients.begin());
    }

    void applyUpdate() override
    {
        const c10::InferenceMode mode;
        if (m_options.exchange != nullptr) {
            m_hidden.update(m_gradients[kHiddenWeight]);
        }
        for (size_t index = 0; index < kWeightCount; ++index) {
            if (index != kHiddenWeight) {
                rmspropStep(m_weights[index], m_gradients[index], m_meanSquares[index], m_options);
            }
        }
    }

    double fusedUpdateSeconds() const override { return m_fusedUpdateSeconds; }
    void evaluate(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_loss.add(forward(batch, false), batch.labels);
    }
    void clearSums() override { m_loss.clear(); }
    PassSums readSums() override { return m_loss.read(); }

private:
    /// The features' gradient. The weight is updated on the way, or its gradient is sent to the other ranks
    /// while the convolutions are at work.
    at::Tensor hiddenBackward(const at::Tensor& gradient)
    {
        if (m_options.exchange != nullptr) {
            const at::Tensor features = m_hidden.backward(m_features, gradient,
                                                          m_options.exchange->place(kHiddenWeight));
            m_options.exchange->added(kHiddenWeight);
            return features;
        }
        const Stopwatch watch;
        const at::Tensor features = m_hidden.backwardAndUpdate(m_features, gradient);
        m_fusedUpdateSeconds = watch.seconds();
        return features;
    }

    at::Tensor forward(const Batch& batch, bool isTraining)
    {
        m_features = m_convolutions.forward(batch.pictures, m_weights, isTraining);
        m_hiddenOutput = m_hidden.forward(m_features, m_weights[kHiddenBias]);
        return at::addmm(m_weights[kOutputBias], m_hiddenOutput, m_weights[kOutputWeight].t());
    }

    ClassicShape m_shape;
    TunedOptions m_options;
    kernels::Workspace m_workspace;
    NetworkLoss m_loss;
    ConvolutionStack m_convolutions;
    HiddenLayer m_hidden;
    std::vector<at::Tensor> m_weights;  ///< without the hidden layer's, which m_hidden keeps
    std::vector<at::Tensor> m_meanSquares;
    std::array<at::Tensor, kWeightCount> m_gradients;
    at::Tensor m_features;
    at::Tensor m_hiddenOutput;
    double m_fusedUpdateSeconds = 0;
    bool m_hasPictures = true;
};

}  // namespace

std::unique_ptr<NetworkStep> makeKernelStep(const ClassicShape& shape, const TunedOptions& options,
                                            const kernels::Kernels& kernels)
{
    return std::make_unique<KernelStep>(shape, options, kernels);
}

bool isKernelStepPossible(const ClassicShape& shape, const TunedOptions& options)
{
    bool isPossible = options.device.is_cpu() && options.type == at::kFloat && shape.colours == 3
                      && kernels::supportsDense(shape.features(), shape.hiddenUnits);
    for (int block = 0; block < ClassicShape::kBlocks; ++block) {
        isPossible = isPossible
                     && kernels::supportsBlock(shape.inputChannels(block), shape.outputChannels(block));
    }
    return isPossible;
}

}  // namespace epochmark
