// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphactivation.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/celu.h>
#include <ATen/ops/clamp.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/expm1.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/glu.h>
#include <ATen/ops/hardtanh.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/log_sigmoid.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/logaddexp.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/selu.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/sort.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

namespace epochmark {

namespace {

/// Keras' three constants of a ReLU, as keras/src/activations/activations.py has them.
at::Tensor generalRelu(const at::Tensor& x, const Activation& activation)
{
    const bool isPlain = activation.threshold == 0 && !activation.ceiling;
    if (isPlain) {
        return activation.slope == 0 ? at::relu(x) : at::leaky_relu(x, activation.slope);
    }
    at::Tensor y = activation.threshold != 0 ? at::where(x.gt(activation.threshold), x, at::zeros_like(x))
                   : activation.ceiling      ? at::hardtanh(x, 0, *activation.ceiling)
                                             : at::relu(x);
    if (activation.threshold != 0 && activation.ceiling) {
        y = at::clamp(y, 0, *activation.ceiling);
    }
    if (activation.slope != 0) {
        y = y - activation.slope * at::relu(activation.threshold - x);
    }
    return y;
}

/// max(x, 0) + log1p(exp(-|x|)): LibTorch's own turns into x beyond a threshold.
at::Tensor smoothRelu(const at::Tensor& x)
{
    return at::logaddexp(x, at::zeros_like(x));
}

at::Tensor hardSigmoid(const at::Tensor& x)
{
    return at::hardtanh(x + 3, 0, 6) / 6;
}

at::Tensor shrunk(const at::Tensor& x, bool isSoft)
{
    constexpr double kThreshold = 0.5;
    const at::Tensor zero = at::zeros_like(x);
    if (!isSoft) {
        return at::where(x.abs().gt(kThreshold), x, zero);
    }
    return at::where(x.gt(kThreshold), x - kThreshold, at::where(x.lt(-kThreshold), x + kThreshold, zero));
}

/// (x + 1)^2 / 4 between -1 and 1, 0 below, x above.
at::Tensor sparsePlus(const at::Tensor& x)
{
    return at::where(x.le(-1), at::zeros_like(x), at::where(x.ge(1), x, (x + 1).square() / 4));
}

/// The projection onto the simplex: Martins and Astudillo 2016, over the last axis.
at::Tensor sparsemax(const at::Tensor& x)
{
    const at::Tensor sorted = std::get<0>(at::sort(x, -1, true));
    const at::Tensor sums = sorted.cumsum(-1);
    const at::Tensor counts = at::arange(1, x.size(-1) + 1, x.options());
    const at::Tensor isSupported = (sorted - (sums - 1) / counts).gt(0);
    const at::Tensor size = isSupported.sum(-1, true);
    const at::Tensor safe = at::where(isSupported, sums, at::zeros_like(sums));
    const at::Tensor threshold = (safe.sum(-1, true) - 1) / size;
    return at::relu(x - threshold);
}

at::Tensor smooth(const at::Tensor& x, ActivationKind kind)
{
    switch (kind) {
    case ActivationKind::Celu: return at::celu(x);
    case ActivationKind::Selu: return at::selu(x);
    case ActivationKind::Gelu: return at::gelu(x);
    case ActivationKind::Glu: return at::glu(x, -1);
    case ActivationKind::Silu: return at::silu(x);
    case ActivationKind::Sigmoid: return at::sigmoid(x);
    case ActivationKind::LogSigmoid: return at::log_sigmoid(x);
    case ActivationKind::Tanh: return at::tanh(x);
    case ActivationKind::TanhShrink: return x - at::tanh(x);
    case ActivationKind::LogSoftmax: return at::log_softmax(x, -1);
    case ActivationKind::Softplus: return smoothRelu(x);
    case ActivationKind::Softsign: return x / (x.abs() + 1);
    case ActivationKind::Squareplus: return (x + at::sqrt(x.square() + 4)) / 2;
    case ActivationKind::Exponential: return at::exp(x);
    case ActivationKind::Mish: return x * at::tanh(smoothRelu(x));
    default: return x;
    }
}

}  // namespace

at::Tensor activated(const at::Tensor& x, const Activation& activation)
{
    switch (activation.kind) {
    case ActivationKind::Linear: return x;
    case ActivationKind::Relu: return generalRelu(x, activation);
    case ActivationKind::Elu: return at::elu(x, activation.alpha);
    case ActivationKind::Softmax: return at::softmax(x, activation.axis);
    case ActivationKind::HardSigmoid: return hardSigmoid(x);
    case ActivationKind::SteepHardSigmoid: return at::clamp(x * 0.2 + 0.5, 0, 1);
    case ActivationKind::HardSilu: return x * hardSigmoid(x);
    case ActivationKind::HardTanh: return at::hardtanh(x);
    case ActivationKind::HardShrink: return shrunk(x, false);
    case ActivationKind::SoftShrink: return shrunk(x, true);
    case ActivationKind::SparsePlus: return sparsePlus(x);
    case ActivationKind::SparseSigmoid: return at::clamp(x + 1, 0, 2) / 2;
    case ActivationKind::Sparsemax: return sparsemax(x);
    default: return smooth(x, activation.kind);
    }
}

}  // namespace epochmark
