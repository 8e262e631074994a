// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/batchfeeder.h"

#include "ranks/rankslice.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cstring>

namespace epochmark {

namespace {

constexpr int64_t kColours = 3;

void scaleBytes(const uchar* bytes, float* values, int64_t count, float scale)
{
    for (int64_t i = 0; i < count; ++i) {
        values[i] = static_cast<float>(bytes[i]) * scale;
    }
}

at::Tensor labelTensor(const std::vector<int>& labels, int outputUnits, const TunedOptions& options)
{
    const std::vector<int64_t> values(labels.begin(), labels.end());
    const at::Tensor indices = at::tensor(values, at::kLong);
    const at::Tensor onDevice = indices.to(options.device);
    return outputUnits == 1 ? onDevice.to(options.type).unsqueeze(1) : onDevice;
}

}  // namespace

BatchFeeder::BatchFeeder(std::shared_ptr<const PixelStore> pixels, const Network& network,
                         const TunedOptions& options, bool asBytes)
    : m_pixels(std::move(pixels)), m_outputUnits(network.outputUnits()), m_size(network.pictureSize()),
      m_scale(network.pictureScale()), m_options(options), m_asBytes(asBytes)
{}

void BatchFeeder::shareOut(int rank, int ranks)
{
    m_rank = rank;
    m_ranks = ranks;
}

void BatchFeeder::begin(PictureOrder order, int batchSize)
{
    m_order = std::move(order);
    m_batchSize = static_cast<size_t>(batchSize);
    m_position = 0;
    m_labels = labelTensor(m_order.labels, m_outputUnits, m_options);
    m_ahead = {};
    m_bytes.reset();  // of the pass before: its thread ends first
    if (!m_pixels->isInMemory()) {
        m_bytes = std::make_unique<BytesAhead>(m_pixels, m_order.rows, m_batchSize, m_size,
                                               m_options.device.is_cuda(), m_rank, m_ranks);
    }
}

bool BatchFeeder::next(Batch& batch)
{
    take();
    batch = std::exchange(m_ahead, {});
    return batch.pictures.defined();
}

void BatchFeeder::prefetch()
{
    if (!m_bytes || m_bytes->isReady()) {  // waiting for a disk is next()'s: it counts as input
        take();
    }
}

void BatchFeeder::take()
{
    const size_t count = std::min(m_batchSize, m_order.rows.size() - m_position);
    if (count > 0 && !m_ahead.pictures.defined()) {
        const RankSlice share = sliceOf(count, m_rank, m_ranks);
        m_ahead = assemble(m_position + share.begin, share.count());
        m_ahead.total = static_cast<int64_t>(count);
        m_position += count;
    }
}

Batch BatchFeeder::assemble(size_t first, size_t count)
{
    const auto begin = static_cast<int64_t>(first);
    const at::Tensor labels = m_labels.slice(0, begin, begin + static_cast<int64_t>(count));
    return {m_bytes ? placed(m_bytes->next()) : gathered(first, count), labels, 0};
}

at::Tensor BatchFeeder::gathered(size_t first, size_t count) const
{
    if (!m_asBytes && m_options.device.is_cpu()) {
        return gatherScaled(first, count).to(m_options.type);
    }
    return placed(gatherBytes(first, count));
}

/// As the step takes them, where it takes them.
at::Tensor BatchFeeder::placed(const at::Tensor& bytes) const
{
    if (m_asBytes) {
        return bytes;
    }
    if (m_options.device.is_cpu()) {
        return scaled(bytes).to(m_options.type);
    }
    return bytes.to(m_options.device, true).permute({0, 3, 1, 2}).to(m_options.type).mul_(m_scale);
}

at::Tensor BatchFeeder::scaled(const at::Tensor& bytes) const
{
    const int64_t pictureValues = m_size.bytes();
    at::Tensor pictures = at::empty(
        {bytes.size(0), kColours, m_size.rows, m_size.columns},
        at::TensorOptions(at::kFloat).memory_format(at::MemoryFormat::ChannelsLast));
    float* values = pictures.data_ptr<float>();
    const uint8_t* source = bytes.data_ptr<uint8_t>();
    at::parallel_for(0, bytes.size(0), 1, [&](int64_t begin, int64_t end) {
        scaleBytes(source + begin * pictureValues, values + begin * pictureValues,
                   (end - begin) * pictureValues, m_scale);
    });
    return pictures;
}

at::Tensor BatchFeeder::gatherScaled(size_t first, size_t count) const
{
    const int64_t pictureValues = m_size.bytes();
    at::Tensor pictures = at::empty(
        {static_cast<int64_t>(count), kColours, m_size.rows, m_size.columns},
        at::TensorOptions(at::kFloat).memory_format(at::MemoryFormat::ChannelsLast));
    float* values = pictures.data_ptr<float>();
    at::parallel_for(0, static_cast<int64_t>(count), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const int row = m_order.rows[first + static_cast<size_t>(i)];
            scaleBytes(m_pixels->picture(row), values + i * pictureValues, pictureValues, m_scale);
        }
    });
    return pictures;
}

at::Tensor BatchFeeder::gatherBytes(size_t first, size_t count) const
{
    const int64_t pictureBytes = m_size.bytes();
    // Pinned memory lets CUDA copy while it computes; its allocator reuses a block only once the copy is
    // done.
    at::Tensor bytes = at::empty({static_cast<int64_t>(count), m_size.rows, m_size.columns, kColours},
                                 at::TensorOptions(at::kByte).pinned_memory(m_options.device.is_cuda()));
    auto* target = bytes.data_ptr<uint8_t>();
    at::parallel_for(0, static_cast<int64_t>(count), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const int row = m_order.rows[first + static_cast<size_t>(i)];
            std::memcpy(target + i * pictureBytes, m_pixels->picture(row), static_cast<size_t>(pictureBytes));
        }
    });
    return bytes;
}

Batch BatchFeeder::invented(int wholeSize) const
{
    const auto size = static_cast<int>(sliceOf(static_cast<size_t>(wholeSize), m_rank, m_ranks).count());
    const at::TensorOptions options = at::TensorOptions(m_options.type).device(m_options.device);
    const at::Tensor labels = labelTensor(std::vector<int>(static_cast<size_t>(size), 0), m_outputUnits,
                                          m_options);
    if (m_asBytes) {
        return {at::full({size, m_size.rows, m_size.columns, kColours}, 128, at::kByte), labels, wholeSize};
    }
    const at::Tensor pictures = at::full({size, kColours, m_size.rows, m_size.columns}, 127.5 * m_scale,
                                         options)
                                    .contiguous(at::MemoryFormat::ChannelsLast);
    return {pictures, labels, wholeSize};
}

}  // namespace epochmark
