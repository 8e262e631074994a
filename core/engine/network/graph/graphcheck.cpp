// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphcheck.h"

#include "engine/network/graph/graphpass.h"
#include "engine/network/graph/graphweights.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/log.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int64_t kPictures = 4;
constexpr uint64_t kPictureStream = 1'000'000;
constexpr qsizetype kShown = 16;
constexpr double kClip = 1e-7;  // keras.backend.epsilon()

/// splitmix64 (Steele, Lea, Flood 2014) as a number in [-1, 1).
double unit(uint64_t stream, uint64_t index)
{
    uint64_t z = index + (stream << 32) + 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    return static_cast<double>(z >> 11) * 0x1.0p-52 - 1;
}

/// factor u + offset, u of that stream.
at::Tensor line(const QList<qint64>& sizes, uint64_t stream, double factor, double offset)
{
    const std::vector<int64_t> shape(sizes.begin(), sizes.end());
    at::Tensor values = at::empty(shape, at::kDouble);
    auto* value = values.data_ptr<double>();
    at::parallel_for(0, values.numel(), 32768, [=](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            value[i] = factor * unit(stream, static_cast<uint64_t>(i)) + offset;
        }
    });
    return values;
}

at::Tensor tensorByFormula(const GraphTensor& tensor, uint64_t stream)
{
    if (tensor.name.contains(QLatin1String("gamma"))) {
        return line(tensor.sizes, stream, 0.1, 1);
    }
    if (tensor.name.contains(QLatin1String("variance"))) {
        return line(tensor.sizes, stream, 0.25, 1.25);
    }
    if (tensor.sizes.size() < 2) {
        return line(tensor.sizes, stream, 0.1, 0);
    }
    const qsizetype inputs = tensor.name.contains(QLatin1String("depthwise")) ? 2 : tensor.sizes.size() - 1;
    double fan = 1;
    for (qsizetype i = 0; i < inputs; ++i) {
        fan *= static_cast<double>(tensor.sizes.at(i));
    }
    return line(tensor.sizes, stream, std::sqrt(3) * std::sqrt(2 / fan), 0);
}

LayerTensors tensorsByFormula(const NetworkGraph& graph)
{
    LayerTensors tensors;
    uint64_t stream = 0;
    for (const GraphLayer& layer : graph.layers) {
        tensors.emplace_back();
        for (const GraphTensor& tensor : layer.tensors) {
            tensors.back().push_back(inLibtorchOrder(layer, tensor, tensorByFormula(tensor, stream++)));
            tensors.back().back().set_requires_grad(tensor.isTrained);
        }
    }
    return tensors;
}

/// What a pass in training mode changes is a copy.
LayerTensors withOwnStatistics(const LayerTensors& tensors)
{
    LayerTensors copies = tensors;
    for (auto& layer : copies) {
        for (at::Tensor& tensor : layer) {
            tensor = tensor.requires_grad() ? tensor : tensor.clone();
        }
    }
    return copies;
}

at::Tensor picturesByFormula(const NetworkGraph& graph)
{
    const QList<qint64>& input = graph.inputShape();
    const at::Tensor values = line({kPictures, input.at(0), input.at(1), 3}, kPictureStream, 0.5, 0.5);
    return (graph.isCheckedInBytes ? values * 255 : values).permute({0, 3, 1, 2});
}

at::Tensor binaryLoss(const NetworkGraph& graph, const at::Tensor& outputs)
{
    const at::Tensor labels = at::zeros({kPictures, 1}, at::kDouble);
    labels.slice(0, 1, kPictures, 2).fill_(1);
    if (graph.lastActivation != QLatin1String("sigmoid")) {
        return -(labels * at::log_sigmoid(outputs) + (1 - labels) * at::log_sigmoid(-outputs)).mean();
    }
    const at::Tensor clipped = at::clamp(outputs, kClip, 1 - kClip);
    return -(labels * at::log(clipped) + (1 - labels) * at::log(1 - clipped)).mean();
}

at::Tensor categoricalLoss(const NetworkGraph& graph, const at::Tensor& outputs)
{
    const at::Tensor labels = at::zeros_like(outputs).detach();
    for (int64_t picture = 0; picture < kPictures; ++picture) {
        labels[picture][picture % outputs.size(1)].fill_(1);
    }
    if (graph.lastActivation != QLatin1String("softmax")) {
        return -(labels * at::log_softmax(outputs, -1)).sum(-1).mean();
    }
    const at::Tensor scaled = outputs / outputs.sum(-1, true);
    return -(labels * at::log(at::clamp(scaled, kClip, 1 - kClip))).sum(-1).mean();
}

QList<double> firstValues(const at::Tensor& values)
{
    const at::Tensor flat = values.detach().contiguous().flatten();
    const auto* value = flat.data_ptr<double>();
    return {value, value + std::min<int64_t>(kShown, flat.numel())};
}

QList<NetworkCheck::Gradient> gradientsOf(const NetworkGraph& graph, const LayerTensors& tensors)
{
    QList<NetworkCheck::Gradient> gradients;
    for (size_t layer = 0; layer < tensors.size(); ++layer) {
        const GraphLayer& described = graph.layers.at(static_cast<qsizetype>(layer));
        for (size_t i = 0; i < tensors[layer].size(); ++i) {
            const GraphTensor& tensor = described.tensors.at(static_cast<qsizetype>(i));
            if (!tensor.isTrained) {
                continue;
            }
            const at::Tensor& found = tensors[layer][i].grad();
            NetworkCheck::Gradient gradient{described.name + QLatin1Char('/') + tensor.name, tensor.sizes, 0,
                                            0};
            if (found.defined()) {
                gradient.norm = found.norm().item<double>();
                gradient.sum = found.sum().item<double>();
            }
            gradients.append(gradient);
        }
    }
    return gradients;
}

}  // namespace

NetworkCheck checkGraph(const NetworkGraph& graph)
{
    const LayerTensors tensors = tensorsByFormula(graph);
    const at::Tensor pictures = picturesByFormula(graph);
    NetworkCheck check;
    {
        const at::NoGradGuard guard;
        check.inference = firstValues(GraphPass(graph, tensors, {}).run(pictures));
    }
    const LayerTensors trained = withOwnStatistics(tensors);
    const at::Tensor outputs = GraphPass(graph, trained, {true, false, false}).run(pictures);
    const at::Tensor loss = outputs.size(1) == 1 ? binaryLoss(graph, outputs)
                                                 : categoricalLoss(graph, outputs);
    if (loss.requires_grad()) {
        loss.backward();
    }
    check.outputs = firstValues(outputs);
    check.loss = loss.item<double>();
    check.gradients = gradientsOf(graph, trained);
    return check;
}

}  // namespace epochmark
