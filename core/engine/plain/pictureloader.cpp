// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/plain/pictureloader.h"

#include "engine/decode/picturedecoder.h"
#include "engine/train/trainingfailure.h"
#include "workload/workloadspec.h"

#include <QObject>

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

constexpr size_t kBatchesAhead = 4;

TrainingFailure failure(const QString& reason)
{
    return TrainingFailure(
        {ErrorCode::Input,
         QObject::tr("A picture can't be read any more: %1. Check that the dataset is unchanged and "
                     "start again.")
             .arg(reason),
         {}});
}

/// Interleaved bytes to three planes of values, as ToTensor does.
void writePlanes(const std::vector<uchar>& bytes, float* planes, float scale)
{
    const auto pixels = static_cast<int64_t>(bytes.size() / 3);
    for (int64_t colour = 0; colour < 3; ++colour) {
        for (int64_t pixel = 0; pixel < pixels; ++pixel) {
            planes[colour * pixels + pixel] = static_cast<float>(
                                                  bytes[static_cast<size_t>(3 * pixel + colour)])
                                              * scale;
        }
    }
}

}  // namespace

PictureLoader::PictureLoader(const PictureSource& source, PictureOrder order, int batchSize, PictureSize size,
                             float scale)
    : m_source(source), m_order(std::move(order)), m_batchSize(static_cast<size_t>(batchSize)), m_size(size),
      m_scale(scale), m_ahead(kBatchesAhead, [this] { work(); })
{}

void PictureLoader::work()
{
    auto reader = m_source.openReader();
    if (!reader) {
        throw failure(reader.error().message);
    }
    for (size_t first = 0; first < m_order.rows.size(); first += m_batchSize) {
        const size_t count = std::min(m_batchSize, m_order.rows.size() - first);
        if (!m_ahead.deliver(load(*reader.value(), first, count))) {
            break;
        }
    }
}

LoadedBatch PictureLoader::load(PictureReader& reader, size_t first, size_t count) const
{
    at::Tensor pictures = at::empty({static_cast<int64_t>(count), 3, m_size.rows, m_size.columns},
                                    at::kFloat);
    float* planes = pictures.data_ptr<float>();
    std::vector<int64_t> labels;
    std::vector<uchar> rgb(static_cast<size_t>(m_size.bytes()));
    for (size_t i = first; i < first + count && !m_ahead.isCancelled(); ++i) {
        const Result<QByteArray> encoded = reader.read(m_order.rows[i]);
        if (!encoded) {
            throw failure(encoded.error().message);
        }
        const PictureVerdict verdict = decodePicture(encoded.value(), rgb.data(), m_size);
        if (!verdict.isUsed) {
            throw failure(verdict.reason);
        }
        writePlanes(rgb, planes, m_scale);
        planes += m_size.bytes();
        labels.push_back(m_order.labels[i]);
    }
    return {pictures, at::tensor(labels, at::kLong)};
}

}  // namespace epochmark
