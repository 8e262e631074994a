// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/stockstep.h"

#include "engine/collective/gradientexchange.h"
#include "engine/tuned/classic/parameterlayout.h"
#include "engine/tuned/networkloss.h"
#include "engine/tuned/rmsprop.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/max_pool2d_with_indices.h>
#include <ATen/ops/max_pool2d_with_indices_backward.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/threshold_backward.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>

namespace epochmark {

namespace {

/// What a block's forward pass leaves for its backward pass.
struct BlockTrace {
    at::Tensor input;
    at::Tensor convolved;
    at::Tensor pooled;  ///< after ReLU
    at::Tensor winners;
};

class StockStep final : public NetworkStep {
public:
    StockStep(const ClassicShape& shape, const TunedOptions& options)
        : m_shape(shape), m_options(options), m_loss(shape.outputUnits, options)
    {}

    void setState(const NetworkState& state) override
    {
        m_weights = toChannelsLast(m_shape, state.weights, m_options);
        m_meanSquares = toChannelsLast(m_shape, state.meanSquares, m_options);
        if (m_options.exchange != nullptr) {
            m_options.exchange->layOut(m_weights, {kHiddenWeight});
        }
    }

    NetworkState state() const override
    {
        return {toCanonical(m_shape, m_weights), toCanonical(m_shape, m_meanSquares), {}};
    }

    void computeGradients(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_hasPictures = batch.size() > 0;
        if (!m_hasPictures) {
            return;
        }
        const at::Tensor outputs = forward(batch.pictures);
        backward(m_loss.addWithGradient(outputs, batch.labels, batch.wholeSize()));
        m_trace = {};
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
        for (size_t index = 0; index < kWeightCount; ++index) {
            rmspropStep(m_weights[index], m_gradients[index], m_meanSquares[index], m_options);
            m_gradients[index].reset();
        }
    }

    void evaluate(const Batch& batch) override
    {
        const c10::InferenceMode mode;
        m_loss.add(forward(batch.pictures), batch.labels);
        m_trace = {};
    }

    void clearSums() override { m_loss.clear(); }
    PassSums readSums() override { return m_loss.read(); }

private:
    at::Tensor forward(at::Tensor x)
    {
        for (size_t block = 0; block < ClassicShape::kBlocks; ++block) {
            const at::Tensor convolved = at::conv2d(x, m_weights[2 * block], m_weights[2 * block + 1]);
            // Pooling first rectifies a quarter of the values; the outcome is the same to the bit.
            auto [pooled, winners] = at::max_pool2d_with_indices(convolved, {2, 2}, {2, 2});
            pooled.relu_();
            m_trace[block] = {x, convolved, pooled, winners};
            x = pooled;
        }
        m_flat = x.permute({0, 2, 3, 1}).reshape({x.size(0), m_shape.features()});
        m_hidden = at::addmm(m_weights[kHiddenBias], m_flat, m_weights[kHiddenWeight].t()).relu_();
        return at::addmm(m_weights[kOutputBias], m_hidden, m_weights[kOutputWeight].t());
    }

    void backward(const at::Tensor& outputGradient)
    {
        m_gradients[kOutputWeight] = at::mm(outputGradient.t(), m_hidden);
        m_gradients[kOutputBias] = outputGradient.sum(0);
        const at::Tensor hidden = at::threshold_backward(at::mm(outputGradient, m_weights[kOutputWeight]),
                                                         m_hidden, 0);
        m_gradients[kHiddenWeight] = at::mm(hidden.t(), m_flat);
        m_gradients[kHiddenBias] = hidden.sum(0);
        if (m_options.exchange != nullptr) {
            m_options.exchange->add(kHiddenWeight, m_gradients[kHiddenWeight]);
        }
        const int64_t side = m_shape.pooledSize(2);
        at::Tensor gradient = at::mm(hidden, m_weights[kHiddenWeight])
                                  .view({hidden.size(0), side, side, m_shape.outputChannels(2)})
                                  .permute({0, 3, 1, 2});
        for (size_t block = ClassicShape::kBlocks; block-- > 0;) {
            gradient = backwardBlock(block, gradient);
        }
    }

    /// Returns the gradient of the block's input; nothing for the first block, where nobody needs it.
    at::Tensor backwardBlock(size_t block, const at::Tensor& pooledGradient)
    {
        const BlockTrace& trace = m_trace[block];
        const at::Tensor rectified = at::threshold_backward(pooledGradient, trace.pooled, 0);
        const at::Tensor gradient = at::max_pool2d_with_indices_backward(
            rectified, trace.convolved, {2, 2}, {2, 2}, {0, 0}, {1, 1}, false, trace.winners);
        auto [input, kernel, bias] = at::convolution_backward(
            gradient, trace.input, m_weights[2 * block],
            at::IntArrayRef{m_shape.outputChannels(static_cast<int>(block))}, {1, 1}, {0, 0}, {1, 1}, false,
            {0, 0}, 1, {block > 0, true, true});
        m_gradients[2 * block] = kernel;
        m_gradients[2 * block + 1] = bias;
        return input;
    }

    ClassicShape m_shape;
    TunedOptions m_options;
    NetworkLoss m_loss;
    std::vector<at::Tensor> m_weights;
    std::vector<at::Tensor> m_meanSquares;
    std::array<at::Tensor, kWeightCount> m_gradients;
    std::array<BlockTrace, ClassicShape::kBlocks> m_trace;
    at::Tensor m_flat;
    at::Tensor m_hidden;
    bool m_hasPictures = true;
};

}  // namespace

std::unique_ptr<NetworkStep> makeStockStep(const ClassicShape& shape, const TunedOptions& options)
{
    return std::make_unique<StockStep>(shape, options);
}

}  // namespace epochmark
