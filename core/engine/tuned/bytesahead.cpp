// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/bytesahead.h"

#include "devices/processor/threadaffinity.h"
#include "engine/train/trainingfailure.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr qint64 kBytesReady = 64 << 20;

size_t batchesReady(size_t batchSize, PictureSize size)
{
    const qint64 batchBytes = static_cast<qint64>(batchSize) * size.bytes();
    return static_cast<size_t>(std::clamp<qint64>(kBytesReady / batchBytes, 2, 8));
}

}  // namespace

BytesAhead::BytesAhead(std::shared_ptr<const PixelStore> pixels, std::vector<int> rows, size_t batchSize,
                       PictureSize size, bool isPinned, int rank, int ranks)
    : m_pixels(std::move(pixels)), m_rows(std::move(rows)), m_batchSize(batchSize), m_size(size),
      m_isPinned(isPinned), m_rank(rank), m_ranks(ranks), m_mostReady(batchesReady(batchSize, size)),
      m_ahead(m_mostReady, [this] { work(); })
{}

at::Tensor BytesAhead::next()
{
    return m_ahead.next().value_or(at::Tensor());
}

void BytesAhead::work()
{
    leaveOpenMpPlace();  // the training thread may be bound to one processor, and this one with it
    for (size_t batch = 0; batch < m_mostReady; ++batch) {
        announce(batch * m_batchSize);
    }
    for (size_t first = 0; first < m_rows.size(); first += m_batchSize) {
        announce(first + m_batchSize * m_mostReady);
        const RankSlice share = shareOf(first);
        if (!m_ahead.deliver(gather(share.begin, share.count()))) {
            break;
        }
    }
}

/// Of the batch that begins there.
RankSlice BytesAhead::shareOf(size_t first) const
{
    const size_t begin = std::min(first, m_rows.size());
    const RankSlice share = sliceOf(std::min(m_batchSize, m_rows.size() - begin), m_rank, m_ranks);
    return {begin + share.begin, begin + share.end};
}

/// The disk works on several pictures at once when it knows of them.
void BytesAhead::announce(size_t first) const
{
    const RankSlice share = shareOf(first);
    for (size_t i = share.begin; i < share.end; ++i) {
        m_pixels->announce(m_rows[i]);
    }
}

at::Tensor BytesAhead::gather(size_t first, size_t count) const
{
    at::Tensor bytes = at::empty({static_cast<int64_t>(count), m_size.rows, m_size.columns, 3},
                                 at::TensorOptions(at::kByte).pinned_memory(m_isPinned));
    auto* target = bytes.data_ptr<uint8_t>();
    for (size_t i = first; i < first + count; ++i) {
        if (m_ahead.isCancelled()) {
            return {};  // nobody waits for it any more
        }
        if (const auto copied = m_pixels->copy(m_rows[i], target); !copied) {
            throw TrainingFailure(copied.error());
        }
        target += m_size.bytes();
    }
    return bytes;
}

}  // namespace epochmark
