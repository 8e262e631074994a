// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/worker/plugin.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace epochmark::worker {

/// Element and dimensions of a buffer: "f32", "i32" or "ui8". The interface compares bytes alone, so the
/// worker compares these. Plain value.
struct BufferType {
    std::string element;
    std::vector<int64_t> dims;

    size_t byteCount() const;
    bool operator==(const BufferType&) const = default;
};

/// Memory on a device. Move only; the plug-in must outlive it. One thread.
class DeviceBuffer {
public:
    DeviceBuffer() = default;
    DeviceBuffer(const Plugin& plugin, PJRT_Buffer* buffer, BufferType type)
        : m_plugin(&plugin), m_buffer(buffer), m_type(std::move(type))
    {}
    DeviceBuffer(DeviceBuffer&& other) noexcept;
    DeviceBuffer& operator=(DeviceBuffer&& other) noexcept;
    ~DeviceBuffer();

    PJRT_Buffer* get() const { return m_buffer; }
    const BufferType& type() const { return m_type; }
    /// Row-major, whatever order the device keeps it in. Blocks until the bytes are there.
    void copyTo(void* destination, size_t bytes) const;
    /// The plug-in's id of the device that it lies on.
    int deviceId() const;

private:
    const Plugin* m_plugin = nullptr;
    PJRT_Buffer* m_buffer = nullptr;
    BufferType m_type;
};

}  // namespace epochmark::worker
