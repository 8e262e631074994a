// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/bytesahead.h"
#include "engine/tuned/networkstep.h"

#include <memory>

namespace epochmark {

/// Assembles batches out of the uint8 store: gathers rows, scales by 1/255. On the CPU with all threads of
/// the caller (or bytes alone, where the step scales them itself); for another device the bytes are gathered
/// and sent while the device still works on the step before, and scaled there. Bytes that lie in a spool file
/// are gathered by a thread of their own, whatever the device; the digits are the same.
class BatchFeeder {
public:
    BatchFeeder(std::shared_ptr<const PixelStore> pixels, const Network& network, const TunedOptions& options,
                bool asBytes);

    /// From here on it gives a rank's share of each batch of a pass, which may be empty.
    void shareOut(int rank, int ranks);

    void begin(PictureOrder order, int batchSize);
    /// The next batch; nothing when the pass is over. The last one may be short.
    bool next(Batch& batch);
    /// Sends the following batch ahead, if that needs no waiting. To be called when the current step has been
    /// handed to the device.
    void prefetch();
    /// A batch of invented pictures of the same form; of several ranks this one's share of it.
    Batch invented(int wholeSize) const;

private:
    void take();
    Batch assemble(size_t first, size_t count);
    at::Tensor gathered(size_t first, size_t count) const;
    at::Tensor placed(const at::Tensor& bytes) const;
    at::Tensor gatherScaled(size_t first, size_t count) const;
    at::Tensor gatherBytes(size_t first, size_t count) const;
    at::Tensor scaled(const at::Tensor& bytes) const;

    std::shared_ptr<const PixelStore> m_pixels;
    int m_outputUnits;
    PictureSize m_size;
    float m_scale;  ///< of a byte
    TunedOptions m_options;
    bool m_asBytes;
    PictureOrder m_order;
    at::Tensor m_labels;  ///< of the whole pass, on the device
    size_t m_batchSize = 1;
    size_t m_position = 0;
    int m_rank = 0;
    int m_ranks = 1;
    Batch m_ahead;
    std::unique_ptr<BytesAhead> m_bytes;  ///< out of the spool file, of this pass
};

}  // namespace epochmark
