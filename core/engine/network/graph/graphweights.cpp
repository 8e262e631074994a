// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphweights.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace epochmark {

namespace {

/// Deviation of a normal variable that is cut off at two deviations: keras/src/initializers.
constexpr double kCutDeviation = 0.87962566103423978;
constexpr double kCut = 2;

template <typename Draw>
at::Tensor drawnTensor(const GraphTensor& tensor, Draw draw)
{
    const std::vector<int64_t> sizes(tensor.sizes.begin(), tensor.sizes.end());
    at::Tensor values = at::empty(sizes, at::kFloat);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        value[i] = static_cast<float>(draw());
    }
    return values;
}

double cutNormal(NormalSource& source)
{
    double value = source.normal();
    while (std::abs(value) > kCut) {
        value = source.normal();
    }
    return value;
}

double uniformBetween(NormalSource& source, double least, double most)
{
    return least + source.uniform() * (most - least);
}

/// Keras' VarianceScaling.
at::Tensor scaledTensor(const GraphTensor& tensor, NormalSource& source)
{
    const Initialiser& start = tensor.start;
    const Fans fans = fansOf(tensor.sizes);
    const double fan = start.fan == Initialiser::Fan::In    ? fans.in
                       : start.fan == Initialiser::Fan::Out ? fans.out
                                                            : (fans.in + fans.out) / 2;
    const double variance = start.first / std::max(1.0, fan);
    const double deviation = std::sqrt(variance);
    const double limit = std::sqrt(3 * variance);
    switch (start.distribution) {
    case Initialiser::Distribution::Uniform:
        return drawnTensor(tensor, [&] { return uniformBetween(source, -limit, limit); });
    case Initialiser::Distribution::TruncatedNormal:
        return drawnTensor(tensor, [&] { return cutNormal(source) * (deviation / kCutDeviation); });
    case Initialiser::Distribution::Normal: break;
    }
    return drawnTensor(tensor, [&] { return source.normal() * deviation; });
}

}  // namespace

at::Tensor inLibtorchOrder(const GraphLayer& layer, const GraphTensor& tensor, const at::Tensor& values)
{
    const bool isDense = layer.kind == LayerKind::Dense && tensor.sizes.size() == 2;
    if (isDense) {
        return values.t().contiguous();
    }
    if (tensor.sizes.size() != 4 || !tensor.name.endsWith(QLatin1String("kernel"))) {
        return values;
    }
    const bool isDepthwise = tensor.name == QLatin1String("depthwise_kernel")
                             || layer.kind == LayerKind::DepthwiseConv2D;
    if (isDepthwise) {
        // Rows, columns, channels, multiplier: an output is a channel and its multiple.
        return values.permute({2, 3, 0, 1}).reshape({-1, 1, values.size(0), values.size(1)}).contiguous();
    }
    return values.permute({3, 2, 0, 1}).contiguous();
}

at::Tensor freshTensor(const GraphTensor& tensor, NormalSource& source)
{
    const Initialiser& start = tensor.start;
    switch (start.kind) {
    case Initialiser::Kind::Normal:
        return drawnTensor(tensor, [&] { return start.first + start.second * source.normal(); });
    case Initialiser::Kind::TruncatedNormal:
        return drawnTensor(tensor, [&] { return start.first + start.second * cutNormal(source); });
    case Initialiser::Kind::Uniform:
        return drawnTensor(tensor, [&] { return uniformBetween(source, start.first, start.second); });
    case Initialiser::Kind::Scaled: return scaledTensor(tensor, source);
    case Initialiser::Kind::Constant:
    case Initialiser::Kind::Other: break;
    }
    return drawnTensor(tensor, [&] { return start.first; });
}

}  // namespace epochmark
