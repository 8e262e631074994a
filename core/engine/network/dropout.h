// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/batchsums.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace epochmark {

/// Ones where a number is kept, with that probability, else zeros: `sizes` of x, or 1 where all of a
/// dimension share theirs. `sums`: of the ranks that share a batch out; null: alone. All of them draw the
/// whole batch's mask, in the memory order of a batch that isn't shared out, and each takes its part: seeded
/// alike, they drop what one rank would. Not where one mask is for all pictures (`isEachPictures` false).
at::Tensor dropoutMask(std::vector<int64_t> sizes, const at::Tensor& x, double kept, bool isEachPictures,
                       const BatchSums* sums);

/// x in training with that share of its numbers dropped and the others made larger.
at::Tensor droppedOut(const at::Tensor& x, double rate, const BatchSums* sums);

}  // namespace epochmark
