// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/ranks.h"
#include "engine/network/batchsums.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace epochmark {

/// The engine's side of the ranks: tensors summed over them. All ranks call the same functions in the same
/// order with tensors of the same sizes, dense and on the processor; results have the same bits on all ranks.
/// What goes wrong is thrown as a TrainingFailure that says which rank ended.
class Collective : public Ranks, public BatchSums {
public:
    /// Begins to sum in place; the tensor is not to be touched before finish().
    virtual void start(const at::Tensor& values) = 0;
    /// Waits for all sums that were begun.
    virtual void finish() = 0;
    void sum(at::Tensor& values) override = 0;
    /// Seconds spent in sum() since the last call of this.
    virtual double takeSumSeconds() = 0;
};

/// Meets the others over LibTorch's gloo. Errors are sentences: Usage (another contract, a number taken
/// twice), Internal (a rank that didn't come, a port that is taken), Stopped.
Result<std::shared_ptr<Collective>> joinOverGloo(const RankPlace& place, const RankContract& contract,
                                                 const JoinOptions& options);

}  // namespace epochmark
