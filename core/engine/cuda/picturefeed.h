// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "engine/api/decoding.h"
#include "engine/cuda/graphdevice.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/bytesahead.h"
#include "engine/tuned/networkstep.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace epochmark {

/// Where recorded steps find their pictures: tensors that never move. The whole set lies on the device as
/// bytes where it fits into half of the free memory, else each batch is sent while those before it are at
/// work. Order and labels are sent once a pass, and the device itself counts on. One thread.
class PictureFeed {
public:
    /// `mostStoredBytes`: more pictures than that stay here; absent: half of what is free on the device.
    PictureFeed(std::shared_ptr<const PixelStore> pixels, const Network& network, const TunedOptions& options,
                GraphDevice& device, std::optional<qint64> mostStoredBytes = std::nullopt);

    /// Sends the pictures, or makes room for the batches. Once, before the first pass. Throws
    /// TrainingFailure.
    void prepare(int largestBatch, const StopToken& stop);
    bool isPrepared() const { return m_order.defined(); }
    /// Whether the pictures lie on the device; known once it is prepared.
    bool isResident() const { return m_stored.defined(); }
    qint64 setBytes() const;  ///< of all the pictures

    void begin(PictureOrder order, int batchSize);
    /// Pictures of the next batch; 0 when the pass is over.
    int nextSize() const;
    /// Waits until the next batch is on its way.
    void load();
    /// Sends the one after it, if that needs no waiting.
    void prefetch();
    /// Counts on by a batch of that many pictures, whose step was asked for.
    void advance(int size);

    /// Part of a step: the batch of that many pictures that is next. May be recorded.
    Batch assemble(int64_t size);

private:
    void storeAll(const StopToken& stop);
    void send();
    at::Tensor scaled(const at::Tensor& bytes) const;

    std::shared_ptr<const PixelStore> m_pixels;
    int m_outputUnits;
    PictureSize m_size;
    float m_scale;
    TunedOptions m_options;
    GraphDevice& m_device;
    std::optional<qint64> m_mostStoredBytes;

    at::Tensor m_stored;    ///< all pictures, N x rows x columns x 3 bytes; undefined where they don't fit
    at::Tensor m_input;     ///< else the batch that a step takes
    at::Tensor m_order;     ///< rows of m_stored, as this pass shows them
    at::Tensor m_labels;    ///< class indices, in that order
    at::Tensor m_position;  ///< where in both the next batch begins
    at::Tensor m_counts;    ///< 0, 1, 2...

    int m_pictures = 0;  ///< of the pass
    int m_batchSize = 1;
    int m_done = 0;  ///< pictures of it whose steps were asked for
    std::unique_ptr<BytesAhead> m_ahead;
    std::array<std::unique_ptr<UploadSlot>, 2> m_slots;
    int64_t m_sent = 0;   ///< batches of the pass, into one slot after the other
    int64_t m_taken = 0;  ///< of them those that a step takes
};

}  // namespace epochmark
