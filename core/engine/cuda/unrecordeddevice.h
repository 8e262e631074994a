// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/cuda/graphdevice.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace epochmark {

/// A device that records nothing: the same steps with the same kernels, asked for one by one. What recording
/// is worth is measured against it. Owns the device behind it; one thread.
class UnrecordedDevice final : public GraphDevice {
public:
    /// `reason`: a part of a sentence.
    UnrecordedDevice(std::unique_ptr<GraphDevice> device, std::string reason)
        : m_device(std::move(device)), m_reason(std::move(reason))
    {}

    at::Device device() const override { return m_device->device(); }
    void aside(const std::function<void()>& work) override { m_device->aside(work); }
    std::unique_ptr<RecordedStep> record(const std::function<void()>&) override
    {
        throw std::runtime_error(m_reason);
    }
    std::unique_ptr<QueueMark> mark() override { return m_device->mark(); }
    std::unique_ptr<UploadSlot> makeSlot(at::IntArrayRef sizes) override { return m_device->makeSlot(sizes); }
    at::Tensor hostBytes(at::IntArrayRef sizes) const override { return m_device->hostBytes(sizes); }
    std::optional<DeviceMemory> memory() const override { return m_device->memory(); }
    std::optional<qint64> peakBytes() const override { return m_device->peakBytes(); }
    void forgetPeak() override { m_device->forgetPeak(); }
    QJsonObject facts() const override { return m_device->facts(); }

private:
    std::unique_ptr<GraphDevice> m_device;
    std::string m_reason;
};

}  // namespace epochmark
