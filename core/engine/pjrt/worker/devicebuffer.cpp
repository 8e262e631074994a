// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/devicebuffer.h"

#include "engine/pjrt/worker/pjrtapi.h"

namespace epochmark::worker {

size_t BufferType::byteCount() const
{
    size_t count = element == "ui8" ? 1 : 4;
    for (const int64_t size : dims) {
        count *= static_cast<size_t>(size);
    }
    return count;
}

DeviceBuffer::DeviceBuffer(DeviceBuffer&& other) noexcept
    : m_plugin(other.m_plugin), m_buffer(std::exchange(other.m_buffer, nullptr)),
      m_type(std::move(other.m_type))
{}

DeviceBuffer& DeviceBuffer::operator=(DeviceBuffer&& other) noexcept
{
    std::swap(m_plugin, other.m_plugin);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_type, other.m_type);
    return *this;
}

DeviceBuffer::~DeviceBuffer()
{
    if (m_buffer != nullptr) {
        EPOCHMARK_PJRT_ARGS(PJRT_Buffer_Destroy_Args, args);
        args.buffer = m_buffer;
        // What couldn't be given back can't be helped here.
        static_cast<void>(m_plugin->api()->PJRT_Buffer_Destroy(&args));
    }
}

void DeviceBuffer::copyTo(void* destination, size_t bytes) const
{
    std::vector<int64_t> minorToMajor;
    for (size_t dim = m_type.dims.size(); dim > 0; --dim) {
        minorToMajor.push_back(static_cast<int64_t>(dim) - 1);
    }
    EPOCHMARK_PJRT_ARGS(PJRT_Buffer_MemoryLayout, layout);
    layout.type = PJRT_Buffer_MemoryLayout_Type_Tiled;
    layout.tiled.struct_size = PJRT_Buffer_MemoryLayout_Tiled_STRUCT_SIZE;
    layout.tiled.minor_to_major = minorToMajor.data();
    layout.tiled.minor_to_major_size = minorToMajor.size();
    EPOCHMARK_PJRT_ARGS(PJRT_Buffer_ToHostBuffer_Args, args);
    args.src = m_buffer;
    args.host_layout = &layout;
    args.dst = destination;
    args.dst_size = bytes;
    m_plugin->check(m_plugin->api()->PJRT_Buffer_ToHostBuffer(&args), wire::Station::Call);
    m_plugin->await(args.event);
}

int DeviceBuffer::deviceId() const
{
    EPOCHMARK_PJRT_ARGS(PJRT_Buffer_Device_Args, device);
    device.buffer = m_buffer;
    m_plugin->check(m_plugin->api()->PJRT_Buffer_Device(&device), wire::Station::Call);
    EPOCHMARK_PJRT_ARGS(PJRT_Device_GetDescription_Args, description);
    description.device = device.device;
    m_plugin->check(m_plugin->api()->PJRT_Device_GetDescription(&description), wire::Station::Call);
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_Id_Args, id);
    id.device_description = description.device_description;
    m_plugin->check(m_plugin->api()->PJRT_DeviceDescription_Id(&id), wire::Station::Call);
    return id.id;
}

}  // namespace epochmark::worker
