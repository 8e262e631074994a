// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/networkgraph.h"

#include <ATen/core/Tensor.h>

#include <vector>

/// Layers without weights of their own: x is N x rows x columns x channels, unless a layer takes any shape.
namespace epochmark::graphshapes {

/// Zeros around a picture that padding "same" asks for.
struct Margins {
    int64_t top = 0;
    int64_t bottom = 0;
    int64_t left = 0;
    int64_t right = 0;

    bool isEven() const { return top == bottom && left == right; }
    /// As constant_pad_nd() takes them, columns first.
    std::vector<int64_t> edges() const { return {left, right, top, bottom}; }
};
/// planes: N x channels x rows x columns.
Margins marginsOf(const GraphLayer& layer, const at::Tensor& planes);

at::Tensor rescaled(const GraphLayer& layer, const at::Tensor& x);
at::Tensor normalised(const GraphLayer& layer, const at::Tensor& x);
at::Tensor pooled(const GraphLayer& layer, const at::Tensor& x);
at::Tensor padded(const GraphLayer& layer, const at::Tensor& x);
at::Tensor cropped(const GraphLayer& layer, const at::Tensor& x);
at::Tensor upSampled(const GraphLayer& layer, const at::Tensor& x);
at::Tensor reshaped(const QList<qint64>& shape, const at::Tensor& x);
at::Tensor permuted(const GraphLayer& layer, const at::Tensor& x);
/// Axes of one behind the batch, until all have the largest rank.
void alignRanks(std::vector<at::Tensor>& tensors);

}  // namespace epochmark::graphshapes
