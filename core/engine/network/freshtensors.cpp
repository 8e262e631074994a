// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/freshtensors.h"

#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <cmath>

namespace epochmark::freshtensors {

namespace {

std::vector<int64_t> sizesOf(const NetworkTensor& tensor)
{
    return {tensor.sizes.begin(), tensor.sizes.end()};
}

template <typename Draw>
at::Tensor drawn(const NetworkTensor& tensor, Draw draw)
{
    at::Tensor values = at::zeros(sizesOf(tensor), at::kFloat);
    auto* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        value[i] = static_cast<float>(draw());
    }
    return values;
}

at::Tensor constant(const NetworkTensor& tensor, bool isOne)
{
    return isOne ? at::ones(sizesOf(tensor), at::kFloat) : at::zeros(sizesOf(tensor), at::kFloat);
}

}  // namespace

at::Tensor kaimingNormal(const NetworkTensor& tensor, NormalSource& source)
{
    const auto fanOut = static_cast<double>(tensor.sizes[0] * tensor.sizes[2] * tensor.sizes[3]);
    return normal(tensor, std::sqrt(2 / fanOut), source);
}

at::Tensor normal(const NetworkTensor& tensor, double deviation, NormalSource& source)
{
    return drawn(tensor, [&] { return deviation * source.normal(); });
}

at::Tensor uniform(const NetworkTensor& tensor, double bound, NormalSource& source)
{
    return drawn(tensor, [&] { return (2 * source.uniform() - 1) * bound; });
}

at::Tensor normalisationPair(const NetworkTensor& tensor)
{
    return constant(tensor, tensor.name.endsWith(QLatin1String(".weight")));
}

NetworkState stateOf(const QList<NetworkTensor>& parameters, const QList<NetworkTensor>& buffers,
                     const std::function<at::Tensor(const NetworkTensor&)>& weight)
{
    NetworkState state;
    for (const NetworkTensor& tensor : parameters) {
        state.weights.push_back(weight(tensor));
        state.meanSquares.push_back(constant(tensor, false));
    }
    for (const NetworkTensor& tensor : buffers) {
        state.buffers.push_back(constant(tensor, tensor.name.endsWith(QLatin1String("_var"))));
    }
    return state;
}

}  // namespace epochmark::freshtensors
