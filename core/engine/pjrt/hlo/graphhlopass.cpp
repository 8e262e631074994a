// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/graphhlopass.h"

#include "engine/pjrt/hlo/hloactivation.h"
#include "engine/pjrt/hlo/hlowalk.h"
#include "workload/network/keras/layershape.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace epochmark {

namespace {

/// Of a layer whose window slides over `dims`, padded as its padding "same" asks for.
HloWindow windowOf(const GraphLayer& layer, const HloDims& dims)
{
    HloWindow window;
    for (const size_t axis : {0, 1}) {
        window.size[axis] = layer.kernel[axis];
        window.stride[axis] = layer.strides[axis];
        window.dilation[axis] = layer.dilation[axis];
        if (layer.isSame) {
            const SamePadding padding = samePadding(dims[axis + 1], window.span(axis), window.stride[axis]);
            window.low[axis] = padding.before;
            window.high[axis] = padding.behind;
        }
    }
    return window;
}

/// All dimensions, in their order.
HloDims allOf(size_t rank)
{
    HloDims dims(rank);
    for (size_t dim = 0; dim < rank; ++dim) {
        dims[dim] = static_cast<int64_t>(dim);
    }
    return dims;
}

/// The shape of a call's values, the batch before it.
HloDims shapeOf(const GraphCall& call, int64_t batch)
{
    HloDims dims{batch};
    dims.insert(dims.end(), call.shape.begin(), call.shape.end());
    return dims;
}

/// Places of one behind the batch, until there are as many as in the longest.
HloDims withPlaces(const HloDims& dims, size_t rank)
{
    HloDims result = dims;
    result.insert(result.begin() + 1, rank - dims.size(), 1);
    return result;
}

}  // namespace

GraphHloPass::GraphHloPass(HloTape& tape, const NetworkGraph& graph, std::vector<HloLayerTensors>& tensors,
                           const HloPass& pass)
    : m_tape(tape), m_text(tape.text()), m_graph(graph), m_tensors(tensors), m_pass(pass)
{}

HloValue GraphHloPass::run(const HloValue& pictures)
{
    m_values = {pictures};
    for (qsizetype i = 1; i < m_graph.calls.size(); ++i) {
        m_values.push_back(called(i));
    }
    return m_values.back();
}

Activation GraphHloPass::activationOf(qsizetype index) const
{
    const Activation& activation = m_graph.layers.at(m_graph.calls.at(index).layer).activation;
    const bool isLast = index + 1 == m_graph.calls.size();
    const bool isProbability = activation.kind == ActivationKind::Sigmoid
                               || activation.kind == ActivationKind::Softmax;
    return isLast && isProbability ? Activation() : activation;
}

HloValue* GraphHloPass::tensorNamed(qsizetype index, const char* name)
{
    const int layer = m_graph.calls.at(index).layer;
    const QList<GraphTensor>& named = m_graph.layers.at(layer).tensors;
    for (qsizetype i = 0; i < named.size(); ++i) {
        if (named.at(i).name == QLatin1String(name)) {
            return &m_tensors[static_cast<size_t>(layer)][static_cast<size_t>(i)];
        }
    }
    return nullptr;
}

HloValue GraphHloPass::called(qsizetype index)
{
    const GraphCall& call = m_graph.calls.at(index);
    const GraphLayer& layer = m_graph.layers.at(call.layer);
    const HloValue& x = m_values[static_cast<size_t>(call.inputs.isEmpty() ? 0 : call.inputs.first())];
    if (mergesInputs(layer.kind)) {
        return merged(index);
    }
    switch (layer.kind) {
    case LayerKind::Conv2D:
    case LayerKind::DepthwiseConv2D:
    case LayerKind::SeparableConv2D:
    case LayerKind::Dense:
    case LayerKind::Activation: return hloActivated(m_tape, weighed(index, x), activationOf(index));
    case LayerKind::BatchNormalization:
    case LayerKind::LayerNormalization:
    case LayerKind::PRelu:
    case LayerKind::LayerScale: return weighed(index, x);
    default: return shaped(index, x);
    }
}

/// Layers with weights.
HloValue GraphHloPass::weighed(qsizetype index, const HloValue& x)
{
    const int layer = m_graph.calls.at(index).layer;
    const HloLayerTensors& tensors = m_tensors[static_cast<size_t>(layer)];
    switch (m_graph.layers.at(layer).kind) {
    case LayerKind::Dense: return multiplied(index, x);
    case LayerKind::Activation: return x;
    case LayerKind::BatchNormalization: return batchNormalised(index, x);
    case LayerKind::LayerNormalization: return layerNormalised(index, x);
    case LayerKind::PRelu: return rectified(x, tensors[0]);
    case LayerKind::LayerScale: return m_tape.multiply(x, overLast(tensors[0], x.type.dims));
    default: return convolved(index, x);
    }
}

/// Layers without.
HloValue GraphHloPass::shaped(qsizetype index, const HloValue& x)
{
    const GraphCall& call = m_graph.calls.at(index);
    const GraphLayer& layer = m_graph.layers.at(call.layer);
    switch (layer.kind) {
    case LayerKind::Rescaling: return rescaled(layer, x);
    case LayerKind::Normalization: return standardised(layer, x);
    case LayerKind::MaxPooling2D:
    case LayerKind::AveragePooling2D: return pooled(layer, x);
    case LayerKind::GlobalMaxPooling2D:
    case LayerKind::GlobalAveragePooling2D: return globallyPooled(layer, x);
    case LayerKind::ZeroPadding2D:
    case LayerKind::Cropping2D: return padded(layer, x);
    case LayerKind::UpSampling2D: return enlarged(layer, x);
    case LayerKind::Flatten:
    case LayerKind::Reshape: return m_tape.reshape(x, shapeOf(call, x.type.dims.front()));
    case LayerKind::Permute: {
        HloDims order{0};
        order.insert(order.end(), layer.dims.begin(), layer.dims.end());
        return m_tape.transpose(x, order);
    }
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D: return dropped(index, x);
    default: return x;
    }
}

HloValue GraphHloPass::overLast(const HloValue& values, const HloDims& result)
{
    HloDims dims;
    for (size_t dim = result.size() - values.type.dims.size(); dim < result.size(); ++dim) {
        dims.push_back(static_cast<int64_t>(dim));
    }
    return m_tape.broadcast(values, dims, result);
}

/// One number, or one a channel, for each of x's values.
HloValue GraphHloPass::numbersFor(const HloValue& x, const QList<double>& numbers)
{
    if (numbers.size() == 1) {
        return m_text.like(numbers.first(), x);
    }
    return overLast(m_text.constants({numbers.begin(), numbers.end()}), x.type.dims);
}

HloValue GraphHloPass::convolved(qsizetype index, const HloValue& x)
{
    const int position = m_graph.calls.at(index).layer;
    const GraphLayer& layer = m_graph.layers.at(position);
    const HloLayerTensors& tensors = m_tensors[static_cast<size_t>(position)];
    const bool isDepthwise = layer.kind != LayerKind::Conv2D;
    HloValue y = m_tape.convolution(x, tensors[0], windowOf(layer, x.type.dims),
                                    isDepthwise ? x.type.dims[3] : layer.groups);
    if (layer.kind == LayerKind::SeparableConv2D) {
        y = m_tape.convolution(y, tensors[1], HloWindow());
    }
    return layer.hasBias ? m_tape.addBias(y, tensors.back()) : y;
}

/// Over the last axis, whatever lies before it.
HloValue GraphHloPass::multiplied(qsizetype index, const HloValue& x)
{
    const int position = m_graph.calls.at(index).layer;
    const HloLayerTensors& tensors = m_tensors[static_cast<size_t>(position)];
    const HloDims& dims = x.type.dims;
    const HloValue rows = m_tape.reshape(x, {x.type.count() / dims.back(), dims.back()});
    HloDims result = dims;
    result.back() = tensors[0].type.dims[0];
    const HloValue product = m_tape.reshape(m_tape.matrixProduct(rows, tensors[0]), result);
    return m_graph.layers.at(position).hasBias ? m_tape.addBias(product, tensors[1]) : product;
}

HloValue GraphHloPass::batchNormalised(qsizetype index, const HloValue& x)
{
    const GraphLayer& layer = m_graph.layers.at(m_graph.calls.at(index).layer);
    const HloValue* gamma = tensorNamed(index, "gamma");
    const HloValue* beta = tensorNamed(index, "beta");
    HloValue* mean = tensorNamed(index, "moving_mean");
    HloValue* variance = tensorNamed(index, "moving_variance");
    Q_ASSERT(mean != nullptr && variance != nullptr);  // every batch normalisation has them
    HloNormalisation normalisation{gamma != nullptr ? std::optional(*gamma) : std::nullopt,
                                   beta != nullptr ? std::optional(*beta) : std::nullopt,
                                   *mean,
                                   *variance,
                                   1 - layer.momentum,
                                   layer.epsilon,
                                   false};
    if (!m_pass.isTraining || !layer.isTrainable) {
        return m_tape.normaliseAsLearned(x, normalisation);
    }
    const HloValue y = m_tape.normalise(x, normalisation, m_pass.rows);
    *mean = normalisation.mean;
    *variance = normalisation.variance;
    return y;
}

HloValue GraphHloPass::layerNormalised(qsizetype index, const HloValue& x)
{
    const GraphLayer& layer = m_graph.layers.at(m_graph.calls.at(index).layer);
    const HloDims& dims = x.type.dims;
    const HloDims every = allOf(dims.size());
    const HloDims axes(every.end() - layer.dims.size(), every.end());
    const HloDims kept(every.begin(), every.end() - layer.dims.size());
    const HloValue centred = m_tape.subtract(x, m_tape.broadcast(m_tape.mean(x, axes), kept, dims));
    const HloValue variance = m_tape.mean(m_tape.multiply(centred, centred), axes);
    const HloValue scale = m_tape.inverseRoot(m_tape.shifted(variance, layer.epsilon));
    HloValue y = m_tape.multiply(centred, m_tape.broadcast(scale, kept, dims));
    if (const HloValue* gamma = tensorNamed(index, "gamma")) {
        y = m_tape.multiply(y, overLast(*gamma, dims));
    }
    if (const HloValue* beta = tensorNamed(index, "beta")) {
        y = m_tape.add(y, overLast(*beta, dims));
    }
    return y;
}

HloValue GraphHloPass::rectified(const HloValue& x, const HloValue& slopes)
{
    const HloValue below = m_tape.relu(m_tape.scaled(x, -1));
    return m_tape.subtract(m_tape.relu(x), m_tape.multiply(below, overLast(slopes, x.type.dims)));
}

HloValue GraphHloPass::rescaled(const GraphLayer& layer, const HloValue& x)
{
    return m_tape.add(m_tape.multiply(x, numbersFor(x, layer.scale)), numbersFor(x, layer.offset));
}

/// As graphshapes::normalised().
HloValue GraphHloPass::standardised(const GraphLayer& layer, const HloValue& x)
{
    constexpr double kLeastDeviation = 1e-7;  // keras.backend.epsilon()
    QList<double> deviations;
    for (const double variance : layer.scale.isEmpty() ? QList<double>{1} : layer.scale) {
        deviations.append(std::max(std::sqrt(variance), kLeastDeviation));
    }
    const HloValue deviation = numbersFor(x, deviations);
    const HloValue mean = numbersFor(x, layer.offset.isEmpty() ? QList<double>{0} : layer.offset);
    return layer.isInverted ? m_tape.add(m_tape.multiply(x, deviation), mean)
                            : m_tape.divide(m_tape.subtract(x, mean), deviation);
}

HloValue GraphHloPass::pooled(const GraphLayer& layer, const HloValue& x)
{
    const HloWindow window = windowOf(layer, x.type.dims);
    return layer.kind == LayerKind::MaxPooling2D ? m_tape.maxPool(x, window)
                                                 : m_tape.averagePool(x, window, false);
}

HloValue GraphHloPass::globallyPooled(const GraphLayer& layer, const HloValue& x)
{
    const HloValue y = layer.kind == LayerKind::GlobalMaxPooling2D ? m_tape.largest(x, {1, 2})
                                                                   : m_tape.averagePool(x);
    const HloDims& dims = x.type.dims;
    return layer.keepsDims ? m_tape.reshape(y, {dims[0], 1, 1, dims[3]}) : y;
}

HloValue GraphHloPass::padded(const GraphLayer& layer, const HloValue& x)
{
    const int64_t sign = layer.kind == LayerKind::Cropping2D ? -1 : 1;
    const auto& [top, bottom, left, right] = layer.edges;
    return m_tape.pad(x, {0, sign * top, sign * left, 0}, {0, sign * bottom, sign * right, 0});
}

HloValue GraphHloPass::enlarged(const GraphLayer& layer, const HloValue& x)
{
    return layer.isBilinear ? interpolated(interpolated(x, 1, layer.kernel[0]), 2, layer.kernel[1])
                            : repeated(layer, x);
}

/// In each place the value of the place before it, or behind it; at the edge its own.
HloValue GraphHloPass::neighbours(const HloValue& x, int64_t dim, bool isBefore)
{
    const HloDims none(x.type.dims.size());
    const auto along = static_cast<size_t>(dim);
    const int64_t last = x.type.dims[along] - 1;
    const auto part = [&](int64_t first, int64_t end) {
        HloDims start = none;
        HloDims limit = x.type.dims;
        start[along] = first;
        limit[along] = end;
        return m_tape.slice(x, start, limit);
    };
    if (last == 0) {
        return x;
    }
    return isBefore ? m_tape.concatenate({part(0, 1), part(0, last)}, dim)
                    : m_tape.concatenate({part(1, last + 1), part(last, last + 1)}, dim);
}

/// Of the `factor` places that each place becomes, number k has its centre (k + 1/2) / factor - 1/2 from that
/// place's own, and its value on the line to the neighbour there (half-pixel centres, as Keras resizes).
HloValue GraphHloPass::interpolated(const HloValue& x, int64_t dim, int64_t factor)
{
    const HloValue before = neighbours(x, dim, true);
    const HloValue behind = neighbours(x, dim, false);
    HloDims single = x.type.dims;
    single.insert(single.begin() + dim + 1, 1);
    std::vector<HloValue> places;
    for (int64_t k = 0; k < factor; ++k) {
        const double away = (static_cast<double>(k) + 0.5) / static_cast<double>(factor) - 0.5;
        const HloValue other = m_tape.scaled(away < 0 ? before : behind, std::abs(away));
        const HloValue value = m_tape.add(m_tape.scaled(x, 1 - std::abs(away)), other);
        places.push_back(m_tape.reshape(value, single));
    }
    HloDims result = x.type.dims;
    result[static_cast<size_t>(dim)] *= factor;
    return m_tape.reshape(m_tape.concatenate(places, dim + 1), result);
}

/// Each row and column several times.
HloValue GraphHloPass::repeated(const GraphLayer& layer, const HloValue& x)
{
    const HloDims& dims = x.type.dims;
    const auto& [rows, columns] = layer.kernel;
    const HloValue spread = m_tape.broadcast(x, {0, 1, 3, 5},
                                             {dims[0], dims[1], rows, dims[2], columns, dims[3]});
    return m_tape.reshape(spread, {dims[0], dims[1] * rows, dims[2] * columns, dims[3]});
}

HloValue GraphHloPass::dropped(qsizetype index, const HloValue& x)
{
    const GraphLayer& layer = m_graph.layers.at(m_graph.calls.at(index).layer);
    HloDims sizes = x.type.dims;
    if (layer.kind == LayerKind::SpatialDropout2D) {
        sizes[1] = sizes[2] = 1;
    }
    for (qsizetype i = 0; i < layer.dims.size(); ++i) {
        const auto dim = static_cast<size_t>(i);
        sizes[dim] = layer.dims.at(i) > 0 ? layer.dims.at(i) : sizes[dim];
    }
    return hloDropped(m_tape, x, m_pass, layer.rate, sizes, static_cast<uint64_t>(index));
}

HloValue GraphHloPass::merged(qsizetype index)
{
    const GraphCall& call = m_graph.calls.at(index);
    const GraphLayer& layer = m_graph.layers.at(call.layer);
    std::vector<HloValue> inputs;
    size_t rank = 0;
    for (const int input : call.inputs) {
        inputs.push_back(m_values[static_cast<size_t>(input)]);
        rank = std::max(rank, inputs.back().type.dims.size());
    }
    if (layer.kind == LayerKind::Concatenate) {
        return m_tape.concatenate(inputs, layer.axis < 0 ? layer.axis + static_cast<int64_t>(rank)
                                                         : layer.axis);
    }
    const HloDims result = shapeOf(call, inputs.front().type.dims.front());
    for (HloValue& input : inputs) {
        if (input.type.dims != result) {
            const HloValue aligned = m_tape.reshape(input, withPlaces(input.type.dims, rank));
            input = m_tape.broadcast(aligned, allOf(rank), result);
        }
    }
    HloValue y = inputs.front();
    for (size_t i = 1; i < inputs.size(); ++i) {
        switch (layer.kind) {
        case LayerKind::Subtract: y = m_tape.subtract(y, inputs[i]); break;
        case LayerKind::Multiply: y = m_tape.multiply(y, inputs[i]); break;
        case LayerKind::Maximum: y = m_tape.maximum(y, inputs[i]); break;
        case LayerKind::Minimum: y = m_tape.minimum(y, inputs[i]); break;
        case LayerKind::ScaledAdd: y = m_tape.add(y, m_tape.scaled(inputs[i], layer.scale.first())); break;
        default: y = m_tape.add(y, inputs[i]); break;
        }
    }
    return layer.kind == LayerKind::Average ? m_tape.scaled(y, 1 / static_cast<double>(inputs.size())) : y;
}

}  // namespace epochmark
