// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphnormalisation.h"

#include "engine/network/batchnormalisation.h"
#include "engine/network/ownkernels.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/rsqrt.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

namespace epochmark::graphnormalisation {

namespace {

using Tensors = std::vector<at::Tensor>;

/// A normalisation's tensors, each undefined where the layer has none.
struct NormTensors {
    at::Tensor gamma;
    at::Tensor beta;
    at::Tensor mean;  ///< moving ones
    at::Tensor variance;
};

bool usesBatch(const GraphLayer& layer, const PassOptions& options)
{
    return options.isTraining && layer.isTrainable;
}

at::Tensor planesOf(const at::Tensor& x)
{
    return x.dim() == 4 ? x.permute({0, 3, 1, 2}) : x.reshape({-1, x.size(-1)});
}

int64_t placesOf(const at::Tensor& planes)
{
    return planes.numel() / planes.size(1);
}

void move(const GraphLayer& layer, NormTensors& own, const at::Tensor& mean, const at::Tensor& variance)
{
    own.mean.mul_(layer.momentum).add_(mean, 1 - layer.momentum);
    own.variance.mul_(layer.momentum).add_(variance, 1 - layer.momentum);
}

/// A single value is its own mean: LibTorch refuses what Keras computes.
at::Tensor ofSingleValues(const GraphLayer& layer, const at::Tensor& planes, NormTensors& own)
{
    const at::Tensor alone = planes.detach().reshape({-1});
    at::Tensor y = (planes - planes) * at::rsqrt(at::zeros_like(planes) + layer.epsilon);
    y = own.gamma.defined() ? y * own.gamma.view_as(planes) : y;
    y = own.beta.defined() ? y + own.beta.view_as(planes) : y;
    move(layer, own, alone, at::zeros_like(alone));
    return y;
}

/// Keras' moving variance takes the batch's own variance, LibTorch's the unbiased one.
at::Tensor byLibtorch(const GraphLayer& layer, const at::Tensor& planes, NormTensors& own)
{
    // Copies: the backward pass may look at what it got, and a shared layer comes here again.
    const at::Tensor newMean = own.mean.clone();
    const at::Tensor unbiased = own.variance.clone();
    at::Tensor y = at::batch_norm(planes, own.gamma, own.beta, newMean, unbiased, true, 1 - layer.momentum,
                                  layer.epsilon, true);
    const auto count = static_cast<double>(placesOf(planes));
    own.mean.copy_(newMean);
    own.variance.mul_(layer.momentum / count).add_(unbiased, (count - 1) / count);
    return y;
}

at::Tensor trained(const GraphLayer& layer, const at::Tensor& planes, NormTensors& own,
                   const PassOptions& options, const Ending* fused)
{
    if (!options.sums && fused == nullptr) {
        return placesOf(planes) == 1 ? ofSingleValues(layer, planes, own) : byLibtorch(layer, planes, own);
    }
    SharedStatistics batch;
    at::Tensor y = fused != nullptr
                       ? fusedBatchNorm(planes, own.gamma, own.beta, layer.epsilon, fused->added,
                                        fused->rectifier, batch)
                       : sharedBatchNorm(planes, own.gamma, own.beta, layer.epsilon, options.sums, batch);
    move(layer, own, batch.mean, batch.variance);
    return y;
}

}  // namespace

at::Tensor tensorNamed(const GraphLayer& layer, const Tensors& tensors, const char* name)
{
    for (size_t i = 0; i < tensors.size(); ++i) {
        if (layer.tensors.at(static_cast<qsizetype>(i)).name == QLatin1String(name)) {
            return tensors[i];
        }
    }
    return {};
}

bool isFused(const GraphLayer& layer, const at::Tensor& x, const PassOptions& options)
{
    const at::Tensor planes = planesOf(x);
    return OwnKernels::take(planes)
           && (usesBatch(layer, options) ? !options.sums && placesOf(planes) > 1
                                         : !c10::GradMode::is_enabled());
}

at::Tensor batchNormalised(const GraphLayer& layer, const Tensors& tensors, const at::Tensor& x,
                           const PassOptions& options, const Ending& ending)
{
    NormTensors own{tensorNamed(layer, tensors, "gamma"), tensorNamed(layer, tensors, "beta"),
                    tensorNamed(layer, tensors, "moving_mean"),
                    tensorNamed(layer, tensors, "moving_variance")};
    const at::Tensor planes = planesOf(x);
    const bool fuses = isFused(layer, x, options);
    at::Tensor y;
    if (usesBatch(layer, options)) {
        y = trained(layer, planes, own, options, fuses ? &ending : nullptr);
    } else if (fuses) {
        y = fusedNorm(planes, own.gamma, own.beta, own.mean, own.variance, layer.epsilon, ending.added,
                      ending.rectifier);
    } else {
        y = at::batch_norm(planes, own.gamma, own.beta, own.mean, own.variance, false, 0, layer.epsilon,
                           true);
    }
    return x.dim() == 4 ? y.permute({0, 2, 3, 1}) : y.reshape(x.sizes());
}

at::Tensor layerNormalised(const GraphLayer& layer, const Tensors& tensors, const at::Tensor& x)
{
    const at::IntArrayRef sizes = x.sizes().slice(static_cast<size_t>(x.dim() - layer.dims.size()));
    return at::layer_norm(x, sizes, tensorNamed(layer, tensors, "gamma"), tensorNamed(layer, tensors, "beta"),
                          layer.epsilon);
}

}  // namespace epochmark::graphnormalisation
