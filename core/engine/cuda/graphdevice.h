// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

#include <QJsonObject>
#include <QtGlobal>

#include <functional>
#include <memory>
#include <optional>

namespace epochmark {

/// Work that a device has learned: asked for by one call, whatever it is made of.
class RecordedStep {
public:
    virtual ~RecordedStep() = default;
    /// Asks for it once more, with the contents that its tensors then have. Returns at once.
    virtual void replay() = 0;
    /// What the device is asked for by that, as its own software counts; absent where it doesn't tell.
    virtual std::optional<qint64> operations() const { return std::nullopt; }
};

/// A place in the device's queue.
class QueueMark {
public:
    virtual ~QueueMark() = default;
    /// Whether everything asked for before it is done; doesn't wait. Throws what has gone wrong on the
    /// device.
    virtual bool isReached() = 0;
    /// Seconds on the device between two marks, both reached.
    virtual double secondsSince(const QueueMark& earlier) const = 0;
};

/// A buffer on the device that is filled while the device computes.
class UploadSlot {
public:
    virtual ~UploadSlot() = default;
    /// Begins to send bytes, which were made by GraphDevice::hostBytes(). What went before has been taken
    /// first.
    virtual void fill(const at::Tensor& bytes) = 0;
    /// In the device's queue: copies what was sent last to the first rows of `target`.
    virtual void takeInto(at::Tensor& target) = 0;
};

struct DeviceMemory {
    qint64 freeBytes = 0;
    qint64 totalBytes = 0;
};

/// What a pipeline of recorded steps needs of a device: NVIDIA's cards by CUDA graphs (the module
/// epochmark_cuda), and in tests the processor. Used by the thread that trains. Exceptions of LibTorch pass
/// through.
///     device.aside(step);                       // kernels, plans and memory get ready
///     const auto recorded = device.record(step);
///     recorded->replay();
class GraphDevice {
public:
    virtual ~GraphDevice() = default;

    virtual at::Device device() const = 0;
    /// Asks for the work beside the device's own queue, which goes on when it is done: what a recording must
    /// not meet for the first time happens here.
    virtual void aside(const std::function<void()>& work) = 0;
    /// Learns what `work` asks of the device; none of it is done. Throws where something can't be recorded;
    /// the device can be used as before then.
    virtual std::unique_ptr<RecordedStep> record(const std::function<void()>& work) = 0;
    virtual std::unique_ptr<QueueMark> mark() = 0;
    virtual std::unique_ptr<UploadSlot> makeSlot(at::IntArrayRef sizes) = 0;
    /// Uninitialised bytes here that the device can take while it computes.
    virtual at::Tensor hostBytes(at::IntArrayRef sizes) const = 0;
    /// Absent where it doesn't tell.
    virtual std::optional<DeviceMemory> memory() const = 0;
    /// The most that LibTorch has held there since the last forgetPeak(); absent where it doesn't tell.
    virtual std::optional<qint64> peakBytes() const { return std::nullopt; }
    virtual void forgetPeak() {}
    /// What a record's environment tells of the device's libraries, by its keys there.
    virtual QJsonObject facts() const { return {}; }
};

}  // namespace epochmark
