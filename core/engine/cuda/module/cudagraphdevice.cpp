// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/module/cudagraphdevice.h"

#include <ATen/Context.h>
#include <ATen/core/CachingHostAllocator.h>
#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <ATen/cuda/CUDAGraph.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAException.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>

#include <map>
#include <mutex>
#include <utility>

// LibTorch 2.7 has no allocator of pinned memory that can be asked for; its headers lack this one, too.
#if __has_include(<torch/headeronly/version.h>)
#define EPOCHMARK_HAS_HOST_POOLS 1
#else
#define EPOCHMARK_HAS_HOST_POOLS 0
#endif

namespace epochmark {

namespace {

c10::DeviceIndex checkedIndex(int index)
{
    int count = 0;
    C10_CUDA_CHECK(cudaGetDeviceCount(&count));
    TORCH_CHECK(index >= 0 && index < count, "there is no card number ", index, ", CUDA counts ", count);
    return static_cast<c10::DeviceIndex>(index);
}

/// Beside a card's own queue. For each stream that a matrix is multiplied on, cuBLAS keeps memory until the
/// process ends: all trainings take the same two.
struct SideStreams {
    c10::cuda::CUDAStream steps;
    c10::cuda::CUDAStream uploads;
};

const SideStreams& sideStreams(c10::DeviceIndex index)
{
    static std::mutex mutex;
    static std::map<c10::DeviceIndex, SideStreams> streams;
    const std::lock_guard lock(mutex);
    auto found = streams.find(index);
    if (found == streams.end()) {
        const SideStreams made{c10::cuda::getStreamFromPool(false, index),
                               c10::cuda::getStreamFromPool(false, index)};
        found = streams.emplace(index, made).first;
    }
    return found->second;
}

class CudaMark final : public QueueMark {
public:
    explicit CudaMark(const c10::cuda::CUDAStream& stream) { m_event.record(stream); }
    bool isReached() override { return m_event.isReached(); }
    double secondsSince(const QueueMark& earlier) const override
    {
        return m_event.secondsSince(static_cast<const CudaMark&>(earlier).m_event);
    }

private:
    CudaEvent m_event;
};

class CudaStep final : public RecordedStep {
public:
    CudaStep() = default;
    void replay() override { m_graph.replay(); }
    std::optional<qint64> operations() const override { return m_operations; }
    at::cuda::CUDAGraph& graph() { return m_graph; }

    /// While it is being recorded on that stream: LibTorch keeps no graph that could be asked later.
    void count(const c10::cuda::CUDAStream& stream)
    {
        cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
        cudaGraph_t graph = nullptr;
        size_t nodes = 0;
        const bool isCounted = cudaStreamGetCaptureInfo(stream.stream(), &status, nullptr, &graph)
                                   == cudaSuccess
                               && status == cudaStreamCaptureStatusActive
                               && cudaGraphGetNodes(graph, nullptr, &nodes) == cudaSuccess;
        m_operations = isCounted ? std::optional<qint64>(nodes) : std::nullopt;
    }

private:
    at::cuda::CUDAGraph m_graph;
    std::optional<qint64> m_operations;
};

#if EPOCHMARK_HAS_HOST_POOLS
/// Its first versions have no pools.
template <typename HostAllocator>
void leaveHostPool(HostAllocator& allocator, MemoryPool pool)
{
    if constexpr (requires { allocator.end_allocate_to_pool(pool); }) {
        allocator.end_allocate_to_pool(pool);
        allocator.release_pool(pool);
    }
}
#endif

/// Whatever fails here has failed before: that says more.
template <typename Action>
void tryTo(const Action& action)
{
    try {
        action();
    } catch (const std::exception&) {
        static_cast<void>(cudaGetLastError());
    }
}

/// Before 2.15, LibTorch takes neither its allocators nor its generator out of a recording that CUDA has
/// ended (CUDAGraph::capture_end() throws first, and reset() doesn't know of it): the allocators would ask a
/// graph that is gone, and numbers couldn't be drawn any more. Each part says so where it isn't in one.
void giveUp(std::unique_ptr<CudaStep> step, c10::DeviceIndex index, MemoryPool pool)
{
    tryTo([&] { step->graph().capture_end(); });
    step.reset();
    tryTo([&] {
        c10::cuda::CUDACachingAllocator::endAllocateToPool(index, pool);
        c10::cuda::CUDACachingAllocator::releasePool(index, pool);
    });
#if EPOCHMARK_HAS_HOST_POOLS
    tryTo([&] { leaveHostPool(*at::getHostAllocator(at::kCUDA), pool); });
#endif
    tryTo([&] {
        at::Generator generator = at::globalContext().defaultGenerator(at::Device(at::kCUDA, index));
        at::Generator fresh = at::detail::getCUDAHooks().getNewGenerator(index);
        fresh.set_current_seed(generator.current_seed());
        generator.graphsafe_set_state(fresh);
    });
}

/// LibTorch goes backward on a thread of its own for each card. CUDA makes the card's context current there
/// with the first kernel that it launches, and cuBLAS, if it comes before any, warns that there is none: in
/// fp32 and tf32 a step's way back begins with a matrix product (its loss has its gradient by hand). So the
/// thread's first gradient is one multiplication of one number. What fails here will fail later, by its name.
void wakeBackwardThread(c10::DeviceIndex index)
{
    tryTo([&] {
        const at::AutoGradMode withGradients(true);
        const at::Tensor one = at::ones({1}, at::TensorOptions(at::Device(at::kCUDA, index)));
        at::Tensor weight = one.clone().requires_grad_();
        weight.mul(one).backward(one);
    });
}

class CudaSlot final : public UploadSlot {
public:
    CudaSlot(at::IntArrayRef sizes, at::Device device, const c10::cuda::CUDAStream& uploads)
        : m_uploads(uploads), m_bytes(at::zeros(sizes, at::TensorOptions(at::kByte).device(device)))
    {
        // What is still being sent when the slot goes is waited for before its memory is given away.
        m_bytes.record_stream(m_uploads);
        m_taken.record(c10::cuda::getCurrentCUDAStream(device.index()));
    }

    void fill(const at::Tensor& bytes) override
    {
        m_rows = bytes.size(0);
        m_taken.holdBack(m_uploads);
        const c10::cuda::CUDAStreamGuard guard(m_uploads);
        // Pinned memory: its allocator gives it away again only when this copy is done.
        m_bytes.slice(0, 0, m_rows).copy_(bytes, true);
        m_filled.record(m_uploads);
    }

    void takeInto(at::Tensor& target) override
    {
        const auto current = c10::cuda::getCurrentCUDAStream(m_bytes.device().index());
        m_filled.holdBack(current);
        target.slice(0, 0, m_rows).copy_(m_bytes.slice(0, 0, m_rows), true);
        m_taken.record(current);
    }

private:
    c10::cuda::CUDAStream m_uploads;
    at::Tensor m_bytes;
    int64_t m_rows = 0;
    CudaEvent m_filled;
    CudaEvent m_taken;
};

}  // namespace

CudaEvent::CudaEvent()
{
    C10_CUDA_CHECK(cudaEventCreate(&m_event));
}

CudaEvent::~CudaEvent()
{
    // Of a card that answers no more nothing can be given back.
    static_cast<void>(cudaEventDestroy(m_event));
}

void CudaEvent::record(const c10::cuda::CUDAStream& stream)
{
    C10_CUDA_CHECK(cudaEventRecord(m_event, stream.stream()));
}

void CudaEvent::holdBack(const c10::cuda::CUDAStream& stream) const
{
    C10_CUDA_CHECK(cudaStreamWaitEvent(stream.stream(), m_event, 0));
}

bool CudaEvent::isReached() const
{
    const cudaError_t answer = cudaEventQuery(m_event);
    if (answer == cudaErrorNotReady) {
        static_cast<void>(cudaGetLastError());  // no error: nobody shall find it later
        return false;
    }
    C10_CUDA_CHECK(answer);
    return true;
}

double CudaEvent::secondsSince(const CudaEvent& earlier) const
{
    float milliseconds = 0;
    C10_CUDA_CHECK(cudaEventElapsedTime(&milliseconds, earlier.m_event, m_event));
    return static_cast<double>(milliseconds) / 1000;
}

CudaGraphDevice::CudaGraphDevice(int index)
    : m_index(checkedIndex(index)), m_side(sideStreams(m_index).steps),
      m_uploads(sideStreams(m_index).uploads), m_pool(at::cuda::graph_pool_handle())
{
    // Of the thread that trains: events are made for the card that is current.
    c10::cuda::set_device(m_index);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(true);
    wakeBackwardThread(m_index);
}

QJsonObject CudaGraphDevice::facts() const
{
    return {{QStringLiteral("cudnn_algorithms"), QStringLiteral("fastest tried, deterministic")}};
}

/// What was asked for so far is done first.
void CudaGraphDevice::followCurrent(const c10::cuda::CUDAStream& stream) const
{
    CudaEvent asked;
    asked.record(c10::cuda::getCurrentCUDAStream(m_index));
    asked.holdBack(stream);
}

void CudaGraphDevice::aside(const std::function<void()>& work)
{
    const c10::cuda::CUDAGuard card(m_index);
    followCurrent(m_side);
    CudaEvent done;
    {
        const c10::cuda::CUDAStreamGuard guard(m_side);
        work();
        done.record(m_side);
    }
    done.holdBack(c10::cuda::getCurrentCUDAStream(m_index));
}

std::unique_ptr<RecordedStep> CudaGraphDevice::record(const std::function<void()>& work)
{
    const c10::cuda::CUDAGuard card(m_index);
    followCurrent(m_side);
    // What the steps that went before left: the recording has memory of its own.
    c10::cuda::CUDACachingAllocator::emptyCache();
    auto step = std::make_unique<CudaStep>();
    const c10::cuda::CUDAStreamGuard guard(m_side);
    try {
        // Thread by thread: another one may take pinned memory meanwhile.
        step->graph().capture_begin(m_pool, cudaStreamCaptureModeThreadLocal);
        work();
        step->count(m_side);
        step->graph().capture_end();
    } catch (const std::exception&) {
        giveUp(std::move(step), m_index, m_pool);
        throw;
    }
    return step;
}

std::unique_ptr<QueueMark> CudaGraphDevice::mark()
{
    return std::make_unique<CudaMark>(c10::cuda::getCurrentCUDAStream(m_index));
}

std::unique_ptr<UploadSlot> CudaGraphDevice::makeSlot(at::IntArrayRef sizes)
{
    return std::make_unique<CudaSlot>(sizes, device(), m_uploads);
}

at::Tensor CudaGraphDevice::hostBytes(at::IntArrayRef sizes) const
{
    return at::empty(sizes, at::TensorOptions(at::kByte).pinned_memory(true));
}

std::optional<DeviceMemory> CudaGraphDevice::memory() const
{
    const c10::cuda::CUDAGuard card(m_index);
    // What LibTorch keeps of a training before isn't free to the driver, but to this one it is.
    c10::cuda::CUDACachingAllocator::emptyCache();
    size_t available = 0;
    size_t total = 0;
    C10_CUDA_CHECK(cudaMemGetInfo(&available, &total));
    return DeviceMemory{static_cast<qint64>(available), static_cast<qint64>(total)};
}

std::optional<qint64> CudaGraphDevice::peakBytes() const
{
    // The first of an array of statistics is that of all kinds of blocks.
    return c10::cuda::CUDACachingAllocator::getDeviceStats(m_index).reserved_bytes[0].peak;
}

void CudaGraphDevice::forgetPeak()
{
    c10::cuda::CUDACachingAllocator::emptyCache();
    c10::cuda::CUDACachingAllocator::resetPeakStats(m_index);
}

}  // namespace epochmark
