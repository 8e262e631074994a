// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kerneloracle.h"

namespace epochmark {

QList<const kernels::Kernels*> runnableKernels()
{
    QList<const kernels::Kernels*> sets;
    for (const char* name : {"avx512", "avx2", "baseline"}) {
        if (const kernels::Kernels* set = kernels::kernelsNamed(name)) {
            sets.append(set);
        }
    }
    return sets;
}

double relativeDifference(const at::Tensor& actual, const at::Tensor& expected)
{
    const at::Tensor wanted = expected.to(at::kDouble);
    const double size = wanted.norm().item<double>();
    return (actual.to(at::kDouble) - wanted).norm().item<double>() / (size > 0 ? size : 1);
}

BlockOracle traceBlock(const at::Tensor& input, const at::Tensor& kernel, const at::Tensor& bias,
                       const at::Tensor& pooledGradient)
{
    const at::Tensor x = input.to(at::kDouble);
    const at::Tensor k = kernel.to(at::kDouble);
    const at::Tensor rectified = at::relu(at::conv2d(x, k, bias.to(at::kDouble)));
    const auto [pooled, indices] = at::max_pool2d_with_indices(rectified, {2, 2}, {2, 2});
    const int64_t width = rectified.size(3);
    const at::Tensor place = indices.floor_divide(width).remainder(2) * 2
                             + indices.remainder(width).remainder(2);
    const at::Tensor winners = at::where(pooled <= 0, at::full_like(place, int{kernels::kNoWinner}), place);
    const at::Tensor gradient = at::threshold_backward(
        at::max_pool2d_with_indices_backward(pooledGradient.to(at::kDouble), rectified, {2, 2}, {2, 2},
                                             {0, 0}, {1, 1}, false, indices),
        rectified, 0);
    const auto [dx, dk, db] = at::convolution_backward(gradient, x, k, at::IntArrayRef{k.size(0)}, {1, 1},
                                                       {0, 0}, {1, 1}, false, {0, 0}, 1, {true, true, true});
    return {pooled, winners.to(at::kByte), dx, dk, db};
}

}  // namespace epochmark
