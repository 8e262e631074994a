// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

namespace epochmark {

/// Which pictures of a whole batch a rank has.
struct BatchPart {
    int64_t begin = 0;  ///< the first of them
    int64_t whole = 0;  ///< all ranks' pictures together; 0: unknown
};

/// What a network needs of the other ranks where a layer looks at the whole batch: sums over the ranks, the
/// same calls in the same order on all of them, and which part of the batch is this one's.
class BatchSums {
public:
    virtual ~BatchSums() = default;
    /// Of the pass that follows; set by who shares the batch out. On the thread that trains.
    void setBatchPart(BatchPart part) { m_part = part; }
    BatchPart batchPart() const { return m_part; }
    /// In place; returns when it is there. Throws TrainingFailure.
    virtual void sum(at::Tensor& values) = 0;

private:
    BatchPart m_part;
};

}  // namespace epochmark
