// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/train/readahead.h"
#include "ranks/rankslice.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace epochmark {

/// A thread that copies the pictures of one pass out of a spool file, some batches ahead of the training: a
/// few, or as many as 64 MiB hold. Made for one pass; the destructor stops the thread and waits for it.
/// next() belongs to the thread that trains.
class BytesAhead {
public:
    /// With `isPinned` the bytes lie where CUDA takes them while it computes. Of `ranks` that share each
    /// batch out, the share of `rank`, which may be empty.
    BytesAhead(std::shared_ptr<const PixelStore> pixels, std::vector<int> rows, size_t batchSize,
               PictureSize size, bool isPinned, int rank = 0, int ranks = 1);
    BytesAhead(const BytesAhead&) = delete;
    BytesAhead& operator=(const BytesAhead&) = delete;

    /// Whether next() has one without waiting.
    bool isReady() { return m_ahead.isReady(); }
    /// Waits for the next batch, N x H x W x 3 bytes; undefined when the pass is over. Throws TrainingFailure
    /// when the file can't be read any more.
    at::Tensor next();

private:
    void work();
    at::Tensor gather(size_t first, size_t count) const;
    RankSlice shareOf(size_t first) const;
    void announce(size_t first) const;

    const std::shared_ptr<const PixelStore> m_pixels;
    const std::vector<int> m_rows;
    const size_t m_batchSize;
    const PictureSize m_size;
    const bool m_isPinned;
    const int m_rank;
    const int m_ranks;
    const size_t m_mostReady;
    ReadAhead<at::Tensor> m_ahead;  // last: its thread uses all the others
};

}  // namespace epochmark
