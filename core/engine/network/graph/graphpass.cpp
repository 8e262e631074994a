// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphpass.h"

#include "engine/network/dropout.h"
#include "engine/network/fuseddepthwise.h"
#include "engine/network/graph/graphactivation.h"
#include "engine/network/graph/graphnormalisation.h"
#include "engine/network/ownkernels.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/relu.h>

namespace epochmark {

namespace {

using Tensors = std::vector<at::Tensor>;

/// Whether each channel has one kernel, by whatever name: ConvNeXt's are convolutions of as many groups.
bool isDepthwise(const GraphLayer& layer)
{
    return layer.kind == LayerKind::Conv2D
               ? layer.groups > 1 && layer.units == layer.groups && layer.tensors.first().sizes.at(2) == 1
               : layer.multiplier == 1;
}

/// As far as its layer goes: each channel by itself, without gaps in the kernel.
bool isFusedDepthwise(const GraphLayer& layer)
{
    return isDepthwise(layer) && layer.dilation == GraphLayer::Pair{1, 1} && layer.kernel[1] % 2 == 1
           && layer.kernel[1] >= 3 && layer.kernel[1] <= 7;
}

}  // namespace

GraphPass::GraphPass(const NetworkGraph& graph, const LayerTensors& tensors, PassOptions options)
    : m_graph(graph), m_tensors(tensors), m_options(std::move(options)),
      m_values(static_cast<size_t>(graph.calls.size())), m_lastUse(m_values.size(), 0),
      m_uses(m_values.size(), 0), m_calls(static_cast<size_t>(graph.layers.size()), 0),
      m_isWaiting(m_values.size(), false), m_isRectified(m_values.size(), false), m_margins(m_values.size())
{
    for (qsizetype i = 0; i < graph.calls.size(); ++i) {
        ++m_calls[static_cast<size_t>(graph.calls.at(i).layer)];
        for (const int input : graph.calls.at(i).inputs) {
            m_lastUse[static_cast<size_t>(input)] = static_cast<size_t>(i);
            ++m_uses[static_cast<size_t>(input)];
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

const GraphLayer& GraphPass::layerOf(size_t call) const
{
    return m_graph.layers.at(m_graph.calls.at(static_cast<qsizetype>(call)).layer);
}

const Tensors& GraphPass::tensorsOf(size_t call) const
{
    return m_tensors[static_cast<size_t>(m_graph.calls.at(static_cast<qsizetype>(call)).layer)];
}

Activation GraphPass::activationOf(size_t call) const
{
    const Activation& activation = layerOf(call).activation;
    const bool isLast = call + 1 == m_values.size();
    const bool isProbability = activation.kind == ActivationKind::Sigmoid
                               || activation.kind == ActivationKind::Softmax;
    return m_options.stopsAtLogits && isLast && isProbability ? Activation() : activation;
}

/// Absent where several need its value.
std::optional<size_t> GraphPass::onlyUser(size_t call) const
{
    return m_uses[call] == 1 ? std::optional(m_lastUse[call]) : std::nullopt;
}

/// A ReLU or ReLU6 that alone needs the call's value; whoever asks does its work.
std::optional<Rectifier> GraphPass::rectifierBehind(size_t call)
{
    const std::optional<size_t> user = onlyUser(call);
    if (!user || layerOf(*user).kind != LayerKind::Activation) {
        return std::nullopt;
    }
    const Activation& activation = layerOf(*user).activation;
    if (activation.kind != ActivationKind::Relu || activation.slope != 0 || activation.threshold != 0) {
        return std::nullopt;
    }
    m_isRectified[call] = true;
    Rectifier rectifier{true};
    rectifier.ceiling = activation.ceiling.value_or(rectifier.ceiling);
    return rectifier;
}

at::Tensor GraphPass::called(size_t index)
{
    const GraphCall& call = m_graph.calls.at(static_cast<qsizetype>(index));
    const GraphLayer& layer = layerOf(index);
    const Tensors& tensors = tensorsOf(index);
    const auto input = static_cast<size_t>(call.inputs.isEmpty() ? 0 : call.inputs.first());
    const at::Tensor& x = m_values[input];
    switch (layer.kind) {
    case LayerKind::Input: return x;
    case LayerKind::Rescaling: return graphshapes::rescaled(layer, x);
    case LayerKind::Normalization: return graphshapes::normalised(layer, x);
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D: return activated(convolved(index, x), activationOf(index));
    case LayerKind::Dense:
        return activated(at::linear(x, tensors[0], layer.hasBias ? tensors[1] : at::Tensor()),
                         activationOf(index));
    case LayerKind::BatchNormalization: return batchNormalised(index, x);
    case LayerKind::LayerNormalization: return graphnormalisation::layerNormalised(layer, tensors, x);
    case LayerKind::MaxPooling2D:
    case LayerKind::AveragePooling2D: return graphshapes::pooled(layer, x);
    case LayerKind::GlobalMaxPooling2D: return x.amax({1, 2}, layer.keepsDims);
    case LayerKind::GlobalAveragePooling2D: return x.mean(at::OptionalIntArrayRef({1, 2}), layer.keepsDims);
    case LayerKind::ZeroPadding2D: return padded(index, x);
    case LayerKind::Cropping2D: return graphshapes::cropped(layer, x);
    case LayerKind::UpSampling2D: return graphshapes::upSampled(layer, x);
    case LayerKind::Flatten: return x.flatten(1);
    case LayerKind::Reshape: return graphshapes::reshaped(call.shape, x);
    case LayerKind::Permute: return graphshapes::permuted(layer, x);
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D: return dropped(layer, x);
    case LayerKind::Activation: return m_isRectified[input] ? x : activated(x, activationOf(index));
    case LayerKind::PRelu: return at::relu(x) - tensors[0] * at::relu(-x);
    case LayerKind::LayerScale: return x * tensors[0];
    default: return merged(index);
    }
}

/// Zeros around a picture are the convolution's own where it takes them.
at::Tensor GraphPass::padded(size_t index, const at::Tensor& x)
{
    const GraphLayer& layer = layerOf(index);
    const auto& [top, bottom, left, right] = layer.edges;
    const graphshapes::Margins margins{top, bottom, left, right};
    const std::optional<size_t> user = onlyUser(index);
    if (user && OwnKernels::take(x.permute({0, 3, 1, 2})) && !layerOf(*user).isSame) {
        const GraphLayer& behind = layerOf(*user);
        const bool isOne = behind.kind == LayerKind::DepthwiseConv2D || behind.kind == LayerKind::Conv2D;
        if ((isOne && isFusedDepthwise(behind)) || (behind.kind == LayerKind::Conv2D && margins.isEven())) {
            m_margins[index] = margins;
            return x;
        }
    }
    return graphshapes::padded(layer, x);
}

at::Tensor GraphPass::slid(const GraphLayer& layer, const at::Tensor& planes, const at::Tensor& kernel,
                           const at::Tensor& bias, const graphshapes::Margins& margins) const
{
    if (fitsFusedDepthwise(planes, kernel) && isFusedDepthwise(layer)) {
        return fusedDepthwise(
            planes, kernel, bias,
            {layer.strides[0], layer.strides[1], margins.top, margins.bottom, margins.left, margins.right});
    }
    const at::Tensor x = margins.isEven() ? planes : at::constant_pad_nd(planes, margins.edges(), 0);
    const int64_t rows = margins.isEven() ? margins.top : 0;
    const int64_t columns = margins.isEven() ? margins.left : 0;
    return at::conv2d(x, kernel, bias, {layer.strides[0], layer.strides[1]}, {rows, columns},
                      {layer.dilation[0], layer.dilation[1]},
                      layer.kind == LayerKind::Conv2D ? layer.groups : planes.size(1));
}

at::Tensor GraphPass::convolved(size_t index, const at::Tensor& x) const
{
    const GraphLayer& layer = layerOf(index);
    const Tensors& tensors = tensorsOf(index);
    const at::Tensor planes = x.permute({0, 3, 1, 2});
    const at::Tensor bias = layer.hasBias ? tensors.back() : at::Tensor();
    const auto input = static_cast<size_t>(m_graph.calls.at(static_cast<qsizetype>(index)).inputs.first());
    const graphshapes::Margins margins = layer.isSame ? graphshapes::marginsOf(layer, planes)
                                                      : m_margins[input];
    const at::Tensor y = layer.kind == LayerKind::SeparableConv2D
                             ? at::conv2d(slid(layer, planes, tensors[0], {}, margins), tensors[1], bias)
                             : slid(layer, planes, tensors[0], bias, margins);
    return y.permute({0, 2, 3, 1});
}

/// Whether a normalisation is left to the sum of two behind it. Not where it is called again: its moving
/// statistics take the batches in the order of the calls.
bool GraphPass::waitsForSum(size_t index, const at::Tensor& x) const
{
    const std::optional<size_t> user = onlyUser(index);
    const auto layer = static_cast<size_t>(m_graph.calls.at(static_cast<qsizetype>(index)).layer);
    if (!user || m_calls[layer] > 1 || layerOf(*user).kind != LayerKind::Add
        || !graphnormalisation::isFused(layerOf(index), x, m_options)) {
        return false;
    }
    const GraphCall& sum = m_graph.calls.at(static_cast<qsizetype>(*user));
    const auto shapeOf = [this](int call) { return m_graph.calls.at(call).shape; };
    return sum.inputs.size() == 2 && shapeOf(sum.inputs.first()) == shapeOf(sum.inputs.last());
}

at::Tensor GraphPass::batchNormalised(size_t index, const at::Tensor& x)
{
    const GraphLayer& layer = layerOf(index);
    if (waitsForSum(index, x)) {
        m_isWaiting[index] = true;
        return x;
    }
    graphnormalisation::Ending ending;
    if (graphnormalisation::isFused(layer, x, m_options)) {
        ending.rectifier = rectifierBehind(index).value_or(Rectifier());
    }
    return graphnormalisation::batchNormalised(layer, tensorsOf(index), x, m_options, ending);
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

/// The normalisation that waited, the sum and the rectifier behind it.
at::Tensor GraphPass::mergedWaiting(size_t index, size_t waiting, size_t other)
{
    if (m_isWaiting[other]) {
        m_values[other] = graphnormalisation::batchNormalised(layerOf(other), tensorsOf(other),
                                                              m_values[other], m_options, {});
        m_isWaiting[other] = false;
    }
    const graphnormalisation::Ending ending{m_values[other].permute({0, 3, 1, 2}),
                                            rectifierBehind(index).value_or(Rectifier())};
    return graphnormalisation::batchNormalised(layerOf(waiting), tensorsOf(waiting), m_values[waiting],
                                               m_options, ending);
}

at::Tensor GraphPass::merged(size_t index)
{
    const GraphLayer& layer = layerOf(index);
    const GraphCall& call = m_graph.calls.at(static_cast<qsizetype>(index));
    Tensors inputs;
    for (const int input : call.inputs) {
        inputs.push_back(m_values[static_cast<size_t>(input)]);
    }
    for (const int place : {1, 0}) {
        if (call.inputs.size() == 2 && m_isWaiting[static_cast<size_t>(call.inputs.at(place))]) {
            return mergedWaiting(index, static_cast<size_t>(call.inputs.at(place)),
                                 static_cast<size_t>(call.inputs.at(1 - place)));
        }
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
