// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/batchnormalisation.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/native_batch_norm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/var_mean.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace epochmark {

namespace {

/// All dimensions but the channels'.
std::vector<int64_t> othersOf(const at::Tensor& planes)
{
    return planes.dim() == 4 ? std::vector<int64_t>{0, 2, 3} : std::vector<int64_t>{0};
}

/// A number a channel, to be multiplied with planes.
at::Tensor along(const at::Tensor& channels, const at::Tensor& planes)
{
    return planes.dim() == 4 ? channels.view({1, -1, 1, 1}) : channels.view({1, -1});
}

/// Counts, means and squared deviations of the parts, put together (Chan, Golub and LeVeque 1979) in double
/// precision.
SharedStatistics statisticsOf(const at::Tensor& planes, BatchSums& sums)
{
    const int64_t channels = planes.size(1);
    const auto own = static_cast<double>(planes.numel() / std::max<int64_t>(1, channels));
    const at::TensorOptions wide(at::kDouble);
    at::Tensor mean = at::zeros({channels}, wide);
    at::Tensor variance = at::zeros({channels}, wide);
    if (own > 0) {
        std::tie(variance, mean) = at::var_mean(planes, othersOf(planes), false);
        mean = mean.to(at::kDouble);
        variance = variance.to(at::kDouble);
    }
    at::Tensor parts = at::cat({mean * own, (variance + mean.square()) * own, at::full({1}, own, wide)});
    sums.sum(parts);
    const double count = parts[2 * channels].item<double>();
    const at::Tensor whole = parts.slice(0, 0, channels) / count;
    const at::Tensor spread = (parts.slice(0, channels, 2 * channels) / count - whole.square()).clamp_min(0);
    return {whole.to(planes.scalar_type()), spread.to(planes.scalar_type()), count};
}

class SharedBatchNorm final : public torch::autograd::Function<SharedBatchNorm> {
public:
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& planes,
                              const at::Tensor& gamma, const at::Tensor& beta, double epsilon,
                              BatchSums* sums, SharedStatistics* statistics)
    {
        *statistics = statisticsOf(planes, *sums);
        const at::Tensor& mean = statistics->mean;
        const at::Tensor& variance = statistics->variance;
        context->save_for_backward({planes, gamma, mean, at::rsqrt(variance + epsilon)});
        context->saved_data["count"] = statistics->count;
        context->saved_data["sums"] = reinterpret_cast<int64_t>(sums);
        if (planes.size(0) == 0) {
            return planes.clone();
        }
        return std::get<0>(at::native_batch_norm(planes, gamma, beta, mean, variance, false, 0, epsilon));
    }

    /// dx = gamma / sd * (dy - mean(dy) - x^ mean(dy x^)), the means over all ranks.
    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const at::Tensor& planes = saved[0];
        const at::Tensor& gamma = saved[1];
        const at::Tensor& inverse = saved[3];
        const at::Tensor gradient = gradients[0];
        const auto others = othersOf(planes);
        const at::Tensor standardised = (planes - along(saved[2], planes)) * along(inverse, planes);
        const at::Tensor ofBeta = gradient.sum(others, false, at::kDouble);
        const at::Tensor ofGamma = (gradient * standardised).sum(others, false, at::kDouble);
        at::Tensor means = at::cat({ofBeta, ofGamma});
        reinterpret_cast<BatchSums*>(context->saved_data["sums"].toInt())->sum(means);
        means.div_(context->saved_data["count"].toDouble());
        const int64_t channels = planes.size(1);
        const at::ScalarType type = planes.scalar_type();
        const at::Tensor constant = along(means.slice(0, 0, channels).to(type), planes);
        const at::Tensor slope = along(means.slice(0, channels).to(type), planes);
        const at::Tensor scale = along(inverse * gamma, planes);
        const at::Tensor ofPlanes = (gradient - constant - standardised * slope) * scale;
        return {ofPlanes, ofGamma.to(type), ofBeta.to(type), {}, {}, {}};
    }
};

}  // namespace

at::Tensor sharedBatchNorm(const at::Tensor& planes, const at::Tensor& gamma, const at::Tensor& beta,
                           double epsilon, const std::shared_ptr<BatchSums>& sums,
                           SharedStatistics& statistics)
{
    // Defined ones, so that a layer without them takes the same way.
    const at::Tensor scale = gamma.defined() ? gamma : at::ones({planes.size(1)}, planes.options());
    const at::Tensor shift = beta.defined() ? beta : at::zeros({planes.size(1)}, planes.options());
    return SharedBatchNorm::apply(planes, scale, shift, epsilon, sums.get(), &statistics);
}

}  // namespace epochmark
