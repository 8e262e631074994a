// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/cuda/graphdevice.h"

#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAStream.h>

#include <cuda_runtime_api.h>

#include <memory>

namespace epochmark {

/// LibTorch's name of it has moved between namespaces.
using MemoryPool = decltype(at::cuda::graph_pool_handle());

/// An event that tells when; polled, never waited for.
class CudaEvent {
public:
    CudaEvent();
    ~CudaEvent();
    CudaEvent(const CudaEvent&) = delete;
    CudaEvent& operator=(const CudaEvent&) = delete;

    void record(const c10::cuda::CUDAStream& stream);
    /// That stream goes on only when the event is reached.
    void holdBack(const c10::cuda::CUDAStream& stream) const;
    bool isReached() const;
    double secondsSince(const CudaEvent& earlier) const;

private:
    cudaEvent_t m_event = nullptr;
};

/// An NVIDIA card by CUDA graphs. Steps are recorded on a stream of their own and replayed on the current
/// one; their memory is one pool, as they follow each other and share nothing that lies in it. cuDNN chooses
/// the fastest of its deterministic algorithms while steps are made ready.
class CudaGraphDevice final : public GraphDevice {
public:
    /// Throws what CUDA says against that card.
    explicit CudaGraphDevice(int index);

    at::Device device() const override { return at::Device(at::kCUDA, m_index); }
    void aside(const std::function<void()>& work) override;
    std::unique_ptr<RecordedStep> record(const std::function<void()>& work) override;
    std::unique_ptr<QueueMark> mark() override;
    std::unique_ptr<UploadSlot> makeSlot(at::IntArrayRef sizes) override;
    at::Tensor hostBytes(at::IntArrayRef sizes) const override;
    std::optional<DeviceMemory> memory() const override;
    std::optional<qint64> peakBytes() const override;
    void forgetPeak() override;
    QJsonObject facts() const override;

private:
    void followCurrent(const c10::cuda::CUDAStream& stream) const;

    c10::DeviceIndex m_index;
    c10::cuda::CUDAStream m_side;
    c10::cuda::CUDAStream m_uploads;
    MemoryPool m_pool;
};

}  // namespace epochmark
