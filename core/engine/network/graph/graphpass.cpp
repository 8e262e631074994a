// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphpass.h"

#include "engine/network/batchnormalisation.h"
#include "engine/network/dropout.h"
#include "engine/network/graph/graphactivation.h"
#include "engine/network/graph/graphshapes.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/var_mean.h>
#include <c10/core/GradMode.h>

namespace epochmark {

namespace {

using Tensors = std::vector<at::Tensor>;

/// The tensor of that name; undefined where the layer has none.
at::Tensor tensorNamed(const GraphLayer& layer, const Tensors& tensors, const char* name)
{
    for (size_t i = 0; i < tensors.size(); ++i) {
        if (layer.tensors.at(static_cast<qsizetype>(i)).name == QLatin1String(name)) {
            return tensors[i];
        }
    }
    return {};
}

/// Batch normalisation's two kinds of statistics; batch's own where it trains.
at::Tensor standardised(const at::Tensor& planes, const at::Tensor& mean, const at::Tensor& inverse,
                        const at::Tensor& gamma, const at::Tensor& beta)
{
    at::Tensor y = (planes - mean) * inverse;
    y = gamma.defined() ? y * gamma : y;
    return beta.defined() ? y + beta : y;
}

}  // namespace

GraphPass::GraphPass(const NetworkGraph& graph, const LayerTensors& tensors, PassOptions options)
    : m_graph(graph), m_tensors(tensors), m_options(std::move(options)),
      m_values(static_cast<size_t>(graph.calls.size())), m_lastUse(m_values.size(), 0)
{
    for (qsizetype i = 0; i < graph.calls.size(); ++i) {
        for (const int input : graph.calls.at(i).inputs) {
            m_lastUse[static_cast<size_t>(input)] = static_cast<size_t>(i);
        }
    }
}

at::Tensor GraphPass::run(const at::Tensor& pictures)
{
    m_values[0] = pictures.permute({0, 2, 3, 1});
    for (size_t i = 1; i < m_values.size(); ++i) {
        m_values[i] = called(i);
        forgetUnused(i);
    }
    return m_values.back();
}

/// Without gradients nobody else holds what is no longer needed.
void GraphPass::forgetUnused(size_t done)
{
    for (const int input : m_graph.calls.at(static_cast<qsizetype>(done)).inputs) {
        if (m_lastUse[static_cast<size_t>(input)] == done) {
            m_values[static_cast<size_t>(input)].reset();
        }
    }
}

Activation GraphPass::activationOf(const GraphLayer& layer, size_t call) const
{
    const bool isLast = call + 1 == m_values.size();
    const bool isProbability = layer.activation.kind == ActivationKind::Sigmoid
                               || layer.activation.kind == ActivationKind::Softmax;
    return m_options.stopsAtLogits && isLast && isProbability ? Activation() : layer.activation;
}

at::Tensor GraphPass::called(size_t index)
{
    const GraphCall& call = m_graph.calls.at(static_cast<qsizetype>(index));
    const GraphLayer& layer = m_graph.layers.at(call.layer);
    const Tensors& tensors = m_tensors[static_cast<size_t>(call.layer)];
    const at::Tensor& x = m_values[static_cast<size_t>(call.inputs.first())];
    switch (layer.kind) {
    case LayerKind::Input: return x;
    case LayerKind::Rescaling: return graphshapes::rescaled(layer, x);
    case LayerKind::Normalization: return graphshapes::normalised(layer, x);
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D:
        return activated(convolved(layer, tensors, x), activationOf(layer, index));
    case LayerKind::Dense:
        return activated(at::linear(x, tensors[0], layer.hasBias ? tensors[1] : at::Tensor()),
                         activationOf(layer, index));
    case LayerKind::BatchNormalization: return batchNormalised(layer, tensors, x);
    case LayerKind::LayerNormalization: return layerNormalised(layer, tensors, x);
    case LayerKind::MaxPooling2D:
    case LayerKind::AveragePooling2D: return graphshapes::pooled(layer, x);
    case LayerKind::GlobalMaxPooling2D: return x.amax({1, 2}, layer.keepsDims);
    case LayerKind::GlobalAveragePooling2D: return x.mean(at::OptionalIntArrayRef({1, 2}), layer.keepsDims);
    case LayerKind::ZeroPadding2D: return graphshapes::padded(layer, x);
    case LayerKind::Cropping2D: return graphshapes::cropped(layer, x);
    case LayerKind::UpSampling2D: return graphshapes::upSampled(layer, x);
    case LayerKind::Flatten: return x.flatten(1);
    case LayerKind::Reshape: return graphshapes::reshaped(call.shape, x);
    case LayerKind::Permute: return graphshapes::permuted(layer, x);
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D: return dropped(layer, x);
    case LayerKind::Activation: return activated(x, activationOf(layer, index));
    case LayerKind::PRelu: return at::relu(x) - tensors[0] * at::relu(-x);
    case LayerKind::LayerScale: return x * tensors[0];
    default: return merged(layer, call);
    }
}

at::Tensor GraphPass::slid(const GraphLayer& layer, const at::Tensor& planes, const at::Tensor& kernel,
                           const at::Tensor& bias, int64_t groups) const
{
    const graphshapes::Margins margins = graphshapes::marginsOf(layer, planes);
    const at::Tensor x = margins.isEven() ? planes : at::constant_pad_nd(planes, margins.edges(), 0);
    const int64_t rows = margins.isEven() ? margins.top : 0;
    const int64_t columns = margins.isEven() ? margins.left : 0;
    return at::conv2d(x, kernel, bias, {layer.strides[0], layer.strides[1]}, {rows, columns},
                      {layer.dilation[0], layer.dilation[1]}, groups);
}

at::Tensor GraphPass::convolved(const GraphLayer& layer, const Tensors& tensors, const at::Tensor& x) const
{
    const at::Tensor planes = x.permute({0, 3, 1, 2});
    const at::Tensor bias = layer.hasBias ? tensors.back() : at::Tensor();
    at::Tensor y;
    if (layer.kind == LayerKind::Conv2D) {
        y = slid(layer, planes, tensors[0], bias, layer.groups);
    } else if (layer.kind == LayerKind::DepthwiseConv2D) {
        y = slid(layer, planes, tensors[0], bias, planes.size(1));
    } else {
        y = at::conv2d(slid(layer, planes, tensors[0], {}, planes.size(1)), tensors[1], bias);
    }
    return y.permute({0, 2, 3, 1});
}

/// Keras' moving variance takes the batch's own variance, LibTorch's the unbiased one.
at::Tensor GraphPass::batchNormalised(const GraphLayer& layer, const Tensors& tensors,
                                      const at::Tensor& x) const
{
    const at::Tensor planes = x.dim() == 4 ? x.permute({0, 3, 1, 2}) : x.reshape({-1, x.size(-1)});
    const at::Tensor gamma = tensorNamed(layer, tensors, "gamma");
    const at::Tensor beta = tensorNamed(layer, tensors, "beta");
    at::Tensor mean = tensorNamed(layer, tensors, "moving_mean");
    at::Tensor variance = tensorNamed(layer, tensors, "moving_variance");
    const bool isTraining = m_options.isTraining && layer.isTrainable;
    const int64_t places = planes.numel() / planes.size(1);
    at::Tensor y;
    if (isTraining && m_options.sums) {
        SharedStatistics batch;
        y = sharedBatchNorm(planes, gamma, beta, layer.epsilon, m_options.sums, batch);
        mean.mul_(layer.momentum).add_(batch.mean, 1 - layer.momentum);
        variance.mul_(layer.momentum).add_(batch.variance, 1 - layer.momentum);
    } else if (isTraining && places == 1) {
        // A single value is its own mean: LibTorch refuses what Keras computes.
        const at::Tensor alone = planes.detach().reshape({-1});
        y = standardised(planes, planes, at::rsqrt(at::zeros_like(planes) + layer.epsilon),
                         gamma.defined() ? gamma.view_as(planes) : gamma,
                         beta.defined() ? beta.view_as(planes) : beta);
        mean.mul_(layer.momentum).add_(alone, 1 - layer.momentum);
        variance.mul_(layer.momentum);
    } else if (isTraining) {
        // Copies: the backward pass may look at what it got, and a shared layer comes here again.
        const at::Tensor newMean = mean.clone();
        const at::Tensor unbiased = variance.clone();
        y = at::batch_norm(planes, gamma, beta, newMean, unbiased, true, 1 - layer.momentum, layer.epsilon,
                           true);
        const auto count = static_cast<double>(places);
        mean.copy_(newMean);
        variance.mul_(layer.momentum / count).add_(unbiased, (count - 1) / count);
    } else {
        y = at::batch_norm(planes, gamma, beta, mean, variance, false, 0, layer.epsilon, true);
    }
    return x.dim() == 4 ? y.permute({0, 2, 3, 1}) : y.reshape(x.sizes());
}

at::Tensor GraphPass::layerNormalised(const GraphLayer& layer, const Tensors& tensors,
                                      const at::Tensor& x) const
{
    const at::IntArrayRef sizes = x.sizes().slice(static_cast<size_t>(x.dim() - layer.dims.size()));
    return at::layer_norm(x, sizes, tensorNamed(layer, tensors, "gamma"), tensorNamed(layer, tensors, "beta"),
                          layer.epsilon);
}

at::Tensor GraphPass::dropped(const GraphLayer& layer, const at::Tensor& x) const
{
    if (!m_options.isTraining || !m_options.dropsOut || layer.rate == 0) {
        return x;
    }
    std::vector<int64_t> sizes = x.sizes().vec();
    if (layer.kind == LayerKind::SpatialDropout2D) {
        sizes[1] = sizes[2] = 1;
    } else if (layer.dims.isEmpty()) {
        return droppedOut(x, layer.rate, m_options.sums.get());
    }
    for (qsizetype i = 0; i < layer.dims.size(); ++i) {
        sizes[static_cast<size_t>(i)] = layer.dims.at(i) > 0 ? layer.dims.at(i)
                                                             : sizes[static_cast<size_t>(i)];
    }
    const double kept = 1 - layer.rate;
    const bool isEachPictures = layer.dims.isEmpty() || layer.dims.first() != 1;
    at::Tensor mask = dropoutMask(sizes, x, kept, isEachPictures, m_options.sums.get());
    return x * (kept > 0 ? mask.div_(kept) : mask);
}

at::Tensor GraphPass::merged(const GraphLayer& layer, const GraphCall& call) const
{
    Tensors inputs;
    for (const int input : call.inputs) {
        inputs.push_back(m_values[static_cast<size_t>(input)]);
    }
    if (layer.kind == LayerKind::Concatenate) {
        return at::cat(inputs, layer.axis);
    }
    graphshapes::alignRanks(inputs);
    at::Tensor y = inputs.front();
    for (size_t i = 1; i < inputs.size(); ++i) {
        switch (layer.kind) {
        case LayerKind::Subtract: y = y - inputs[i]; break;
        case LayerKind::Multiply: y = y * inputs[i]; break;
        case LayerKind::Maximum: y = at::maximum(y, inputs[i]); break;
        case LayerKind::Minimum: y = at::minimum(y, inputs[i]); break;
        case LayerKind::ScaledAdd: y = y.add(inputs[i], layer.scale.first()); break;
        default: y = y + inputs[i]; break;
        }
    }
    return layer.kind == LayerKind::Average ? y / static_cast<double>(inputs.size()) : y;
}

}  // namespace epochmark
