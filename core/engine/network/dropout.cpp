// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/dropout.h"

#include <ATen/ops/dropout.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_strided.h>

namespace epochmark {

namespace {

bool isSharedOut(const BatchSums* sums)
{
    return sums != nullptr && sums->batchPart().whole > 0;
}

}  // namespace

at::Tensor dropoutMask(std::vector<int64_t> sizes, const at::Tensor& x, double kept, bool isEachPictures,
                       const BatchSums* sums)
{
    if (!isSharedOut(sums) || !isEachPictures) {
        return at::empty(sizes, x.options()).bernoulli_(kept);
    }
    const BatchPart part = sums->batchPart();
    const int64_t own = x.size(0);
    sizes.front() = part.whole;
    const bool isWhole = own > 0 && at::IntArrayRef(sizes).slice(1) == x.sizes().slice(1)
                         && x.is_non_overlapping_and_dense() && x.stride(0) == x.numel() / own;
    at::Tensor whole = isWhole ? at::empty_strided(sizes, x.strides(), x.options())
                               : at::empty(sizes, x.options());
    return whole.bernoulli_(kept).narrow(0, part.begin, own).clone();
}

at::Tensor droppedOut(const at::Tensor& x, double rate, const BatchSums* sums)
{
    if (!isSharedOut(sums) || rate == 0) {
        return at::dropout(x, rate, true);
    }
    const double kept = 1 - rate;
    at::Tensor mask = dropoutMask(x.sizes().vec(), x, kept, true, sums);
    return x * (kept > 0 ? mask.div_(kept) : mask);
}

}  // namespace epochmark
