// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

namespace epochmark {

/// What a network needs of the other ranks where a layer looks at the whole batch: sums over the ranks, the
/// same calls in the same order on all of them.
class BatchSums {
public:
    virtual ~BatchSums() = default;
    /// In place; returns when it is there. Throws TrainingFailure.
    virtual void sum(at::Tensor& values) = 0;
};

}  // namespace epochmark
