// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphshapes.h"

#include "workload/network/keras/layershape.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/full.h>
#include <ATen/ops/max_pool2d.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace epochmark::graphshapes {

namespace {

constexpr qsizetype kMostFilled = 64;

/// One number, or one a channel, as a tensor that x can be computed with. On a card a few of them are filled
/// in there: a recorded step can't send any.
at::Tensor numbersFor(const at::Tensor& x, const QList<double>& numbers)
{
    if (!x.is_cpu() && numbers.size() <= kMostFilled) {
        std::vector<at::Tensor> filled;
        for (const double number : numbers) {
            filled.push_back(at::full({1}, number, x.options()));
        }
        return at::cat(filled);
    }
    const std::vector<double> values(numbers.begin(), numbers.end());
    return at::tensor(values, at::kDouble).to(x.options());
}

at::Tensor asPlanes(const at::Tensor& x)
{
    return x.permute({0, 3, 1, 2});
}

at::Tensor asRows(const at::Tensor& planes)
{
    return planes.permute({0, 2, 3, 1});
}

/// Means over windows whose zeros outside of the picture don't count.
at::Tensor evenlyAveraged(const at::Tensor& planes, const Margins& margins, at::IntArrayRef kernel,
                          at::IntArrayRef strides)
{
    const at::Tensor ones = at::ones({1, 1, planes.size(2), planes.size(3)}, planes.options());
    const auto summed = [&](const at::Tensor& values) {
        return at::avg_pool2d(at::constant_pad_nd(values, margins.edges(), 0), kernel, strides, {0, 0}, false,
                              true, 1);
    };
    return summed(planes) / summed(ones);
}

}  // namespace

Margins marginsOf(const GraphLayer& layer, const at::Tensor& planes)
{
    if (!layer.isSame) {
        return {};
    }
    const auto along = [&](size_t axis, int64_t size) {
        return samePadding(size, (layer.kernel[axis] - 1) * layer.dilation[axis] + 1, layer.strides[axis]);
    };
    const SamePadding rows = along(0, planes.size(2));
    const SamePadding columns = along(1, planes.size(3));
    return {rows.before, rows.behind, columns.before, columns.behind};
}

at::Tensor rescaled(const GraphLayer& layer, const at::Tensor& x)
{
    const bool isSingle = layer.scale.size() == 1 && layer.offset.size() == 1;
    if (isSingle) {
        const at::Tensor scaled = x * layer.scale.first();
        return layer.offset.first() == 0 ? scaled : scaled + layer.offset.first();
    }
    return x * numbersFor(x, layer.scale) + numbersFor(x, layer.offset);
}

at::Tensor normalised(const GraphLayer& layer, const at::Tensor& x)
{
    constexpr double kLeastDeviation = 1e-7;  // keras.backend.epsilon()
    QList<double> deviations;
    for (const double variance : layer.scale.isEmpty() ? QList<double>{1} : layer.scale) {
        deviations.append(std::max(std::sqrt(variance), kLeastDeviation));
    }
    const QList<double> means = layer.offset.isEmpty() ? QList<double>{0} : layer.offset;
    return layer.isInverted ? x * numbersFor(x, deviations) + numbersFor(x, means)
                            : (x - numbersFor(x, means)) / numbersFor(x, deviations);
}

at::Tensor pooled(const GraphLayer& layer, const at::Tensor& x)
{
    const at::Tensor planes = asPlanes(x);
    const Margins margins = marginsOf(layer, planes);
    const std::vector<int64_t> kernel(layer.kernel.begin(), layer.kernel.end());
    const std::vector<int64_t> strides(layer.strides.begin(), layer.strides.end());
    const std::vector<int64_t> padding{margins.top, margins.left};
    if (layer.kind == LayerKind::AveragePooling2D) {
        return asRows(margins.isEven() ? at::avg_pool2d(planes, kernel, strides, padding, false, false)
                                       : evenlyAveraged(planes, margins, kernel, strides));
    }
    constexpr double kLowest = -std::numeric_limits<double>::infinity();
    return asRows(margins.isEven() ? at::max_pool2d(planes, kernel, strides, padding)
                                   : at::max_pool2d(at::constant_pad_nd(planes, margins.edges(), kLowest),
                                                    kernel, strides));
}

at::Tensor padded(const GraphLayer& layer, const at::Tensor& x)
{
    const auto& [top, bottom, left, right] = layer.edges;
    return asRows(at::constant_pad_nd(asPlanes(x), {left, right, top, bottom}, 0));
}

at::Tensor cropped(const GraphLayer& layer, const at::Tensor& x)
{
    return x.slice(1, layer.edges[0], x.size(1) - layer.edges[1])
        .slice(2, layer.edges[2], x.size(2) - layer.edges[3]);
}

at::Tensor upSampled(const GraphLayer& layer, const at::Tensor& x)
{
    const std::vector<int64_t> sizes{x.size(1) * layer.kernel[0], x.size(2) * layer.kernel[1]};
    return asRows(layer.isBilinear ? at::upsample_bilinear2d(asPlanes(x), sizes, false)
                                   : at::upsample_nearest2d(asPlanes(x), sizes));
}

at::Tensor reshaped(const QList<qint64>& shape, const at::Tensor& x)
{
    std::vector<int64_t> sizes{x.size(0)};
    sizes.insert(sizes.end(), shape.begin(), shape.end());
    return x.reshape(sizes);
}

at::Tensor permuted(const GraphLayer& layer, const at::Tensor& x)
{
    std::vector<int64_t> axes{0};
    axes.insert(axes.end(), layer.dims.begin(), layer.dims.end());
    return x.permute(axes);
}

void alignRanks(std::vector<at::Tensor>& tensors)
{
    int64_t rank = 0;
    for (const at::Tensor& tensor : tensors) {
        rank = std::max(rank, tensor.dim());
    }
    for (at::Tensor& tensor : tensors) {
        while (tensor.dim() < rank) {
            tensor = tensor.unsqueeze(1);
        }
    }
}

}  // namespace epochmark::graphshapes
