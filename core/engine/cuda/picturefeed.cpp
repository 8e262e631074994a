// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/picturefeed.h"

#include "engine/train/trainingfailure.h"

#include <QObject>

#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr int64_t kColours = 3;
constexpr qint64 kBytesAtOnce = 64 << 20;

void copyPicture(const PixelStore& pixels, qsizetype row, uint8_t* target)
{
    if (const auto copied = pixels.copy(row, target); !copied) {
        throw TrainingFailure(copied.error());
    }
}

/// Into the first elements of a tensor that stays where it is.
void sendNumbers(const at::Tensor& target, const std::vector<int>& numbers)
{
    const std::vector<int64_t> values(numbers.begin(), numbers.end());
    target.slice(0, 0, static_cast<int64_t>(values.size())).copy_(at::tensor(values, at::kLong));
}

}  // namespace

PictureFeed::PictureFeed(std::shared_ptr<const PixelStore> pixels, const Network& network,
                         const TunedOptions& options, GraphDevice& device,
                         std::optional<qint64> mostStoredBytes)
    : m_pixels(std::move(pixels)), m_outputUnits(network.outputUnits()), m_size(network.pictureSize()),
      m_scale(network.pictureScale()), m_options(options), m_device(device),
      m_mostStoredBytes(mostStoredBytes)
{}

qint64 PictureFeed::setBytes() const
{
    return m_pixels->count() * m_size.bytes();
}

void PictureFeed::prepare(int largestBatch, const StopToken& stop)
{
    if (!m_mostStoredBytes) {
        const auto memory = m_device.memory();
        // Weights, activations and LibTorch's plans want room besides.
        m_mostStoredBytes = memory ? memory->freeBytes / 2 : setBytes();
    }
    const at::TensorOptions numbers = at::TensorOptions(at::kLong).device(m_device.device());
    const at::TensorOptions bytes = at::TensorOptions(at::kByte).device(m_device.device());
    if (setBytes() <= *m_mostStoredBytes) {
        m_stored = at::empty({m_pixels->count(), m_size.rows, m_size.columns, kColours}, bytes);
        storeAll(stop);
    } else {
        m_input = at::zeros({largestBatch, m_size.rows, m_size.columns, kColours}, bytes);
        for (auto& slot : m_slots) {
            slot = m_device.makeSlot(m_input.sizes());
        }
    }
    m_labels = at::zeros({m_pixels->count()}, numbers);
    m_position = at::zeros({1}, numbers);
    m_counts = at::arange(largestBatch, numbers);
    m_order = at::zeros({m_pixels->count()}, numbers);
}

void PictureFeed::storeAll(const StopToken& stop)
{
    const qint64 rows = std::max<qint64>(1, kBytesAtOnce / m_size.bytes());
    for (qint64 first = 0; first < m_pixels->count(); first += rows) {
        if (stop.isStopRequested()) {
            m_stored = at::Tensor();
            throw TrainingFailure({ErrorCode::Stopped, QObject::tr("Stopped while warming up."), {}});
        }
        const qint64 count = std::min<qint64>(rows, m_pixels->count() - first);
        const at::Tensor bytes = m_device.hostBytes({count, m_size.rows, m_size.columns, kColours});
        for (qint64 i = 0; i < count; ++i) {
            copyPicture(*m_pixels, first + i, bytes.data_ptr<uint8_t>() + i * m_size.bytes());
        }
        m_stored.slice(0, first, first + count).copy_(bytes);
    }
}

void PictureFeed::begin(PictureOrder order, int batchSize)
{
    m_ahead.reset();  // of the pass before: its thread ends first
    m_pictures = static_cast<int>(order.rows.size());
    m_batchSize = batchSize;
    m_done = 0;
    m_sent = 0;
    m_taken = 0;
    m_position.zero_();
    sendNumbers(m_labels, order.labels);
    if (isResident()) {
        sendNumbers(m_order, order.rows);
    } else {
        m_ahead = std::make_unique<BytesAhead>(m_pixels, std::move(order.rows),
                                               static_cast<size_t>(batchSize), m_size,
                                               m_device.device().is_cuda());
    }
}

int PictureFeed::nextSize() const
{
    return std::min(m_batchSize, m_pictures - m_done);
}

void PictureFeed::load()
{
    if (isResident()) {
        return;
    }
    if (m_sent == m_taken) {
        send();
    }
    m_slots[static_cast<size_t>(m_taken % 2)]->takeInto(m_input);
    ++m_taken;
}

void PictureFeed::prefetch()
{
    if (!isResident() && m_sent == m_taken && nextSize() > 0 && m_ahead->isReady()) {
        send();
    }
}

void PictureFeed::send()
{
    m_slots[static_cast<size_t>(m_sent % 2)]->fill(m_ahead->next());
    ++m_sent;
}

void PictureFeed::advance(int size)
{
    m_done += size;
}

Batch PictureFeed::assemble(int64_t size)
{
    const at::Tensor places = m_counts.slice(0, 0, size).add(m_position);
    const at::Tensor bytes = isResident() ? m_stored.index_select(0, m_order.index_select(0, places))
                                          : m_input.slice(0, 0, size);
    at::Tensor labels = m_labels.index_select(0, places);
    m_position.add_(size);
    if (m_outputUnits == 1) {
        labels = labels.to(m_options.type).unsqueeze(1);
    }
    return {scaled(bytes), labels, 0};
}

at::Tensor PictureFeed::scaled(const at::Tensor& bytes) const
{
    return bytes.permute({0, 3, 1, 2}).to(m_options.type).mul_(m_scale);
}

}  // namespace epochmark
