// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/train/readahead.h"
#include "engine/train/steppipeline.h"

#include <ATen/core/Tensor.h>

#include <optional>

namespace epochmark {

/// One batch as a script's data loader makes it.
struct LoadedBatch {
    at::Tensor pictures;  ///< N x 3 x H x W, float, values 0-1, on the CPU
    at::Tensor labels;    ///< N class indices, int64, on the CPU
};

/// A thread that reads, decodes and stacks the pictures of one pass, a few batches ahead of the training.
/// Made for one pass; the destructor stops the thread and waits for it.
class PictureLoader {
public:
    /// A byte of a picture becomes `scale` times its value.
    PictureLoader(const PictureSource& source, PictureOrder order, int batchSize, PictureSize size,
                  float scale);
    PictureLoader(const PictureLoader&) = delete;
    PictureLoader& operator=(const PictureLoader&) = delete;

    /// Waits for the next batch; nothing when the pass is over. Throws TrainingFailure when a picture that
    /// was readable before no longer is.
    std::optional<LoadedBatch> next() { return m_ahead.next(); }

private:
    void work();
    LoadedBatch load(PictureReader& reader, size_t first, size_t count) const;

    const PictureSource& m_source;
    const PictureOrder m_order;
    const size_t m_batchSize;
    const PictureSize m_size;
    const float m_scale;
    ReadAhead<LoadedBatch> m_ahead;  // last: its thread uses all the others
};

}  // namespace epochmark
