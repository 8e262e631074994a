// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/pluginclient.h"

#include "engine/pjrt/worker/pjrtapi.h"
#include "engine/pjrt/worker/pluginerror.h"
#include "engine/pjrt/worker/programtext.h"

namespace epochmark::worker {

namespace {

constexpr size_t kMostDevices = 4096;

PJRT_NamedValue named(const std::pair<std::string, std::string>& option)
{
    EPOCHMARK_PJRT_ARGS(PJRT_NamedValue, value);
    value.name = option.first.data();
    value.name_size = option.first.size();
    if (option.second == "true" || option.second == "false") {
        value.type = PJRT_NamedValue_kBool;
        value.bool_value = option.second == "true";
        value.value_size = 1;
    } else {
        value.type = PJRT_NamedValue_kString;
        value.string_value = option.second.data();
        value.value_size = option.second.size();
    }
    return value;
}

PJRT_Buffer_Type elementType(const std::string& element)
{
    if (element == "ui8") {
        return PJRT_Buffer_Type_U8;
    }
    return element == "i32" ? PJRT_Buffer_Type_S32 : PJRT_Buffer_Type_F32;
}

}  // namespace

PluginClient::PluginClient(const Plugin& plugin, const Options& options) : m_plugin(plugin)
{
    std::vector<PJRT_NamedValue> values;
    for (const auto& option : options) {
        values.push_back(named(option));
    }
    EPOCHMARK_PJRT_ARGS(PJRT_Client_Create_Args, args);
    args.create_options = values.data();
    args.num_options = values.size();
    plugin.check(plugin.api()->PJRT_Client_Create(&args), wire::Station::Client);
    if (args.client == nullptr) {
        throw PluginError(wire::Station::Client, 0, "the plug-in made no client and gave no reason");
    }
    m_client = args.client;
    listDevices();
}

PluginClient::~PluginClient()
{
    EPOCHMARK_PJRT_ARGS(PJRT_Client_Destroy_Args, args);
    args.client = m_client;
    static_cast<void>(m_plugin.api()->PJRT_Client_Destroy(&args));
}

std::string PluginClient::platform() const
{
    EPOCHMARK_PJRT_ARGS(PJRT_Client_PlatformName_Args, args);
    args.client = m_client;
    m_plugin.check(m_plugin.api()->PJRT_Client_PlatformName(&args), wire::Station::Client);
    return textOf(args.platform_name, args.platform_name_size);
}

std::string PluginClient::platformVersion() const
{
    EPOCHMARK_PJRT_ARGS(PJRT_Client_PlatformVersion_Args, args);
    args.client = m_client;
    m_plugin.check(m_plugin.api()->PJRT_Client_PlatformVersion(&args), wire::Station::Client);
    return textOf(args.platform_version, args.platform_version_size);
}

void PluginClient::listDevices()
{
    EPOCHMARK_PJRT_ARGS(PJRT_Client_AddressableDevices_Args, list);
    list.client = m_client;
    m_plugin.check(m_plugin.api()->PJRT_Client_AddressableDevices(&list), wire::Station::Client);
    if (list.num_addressable_devices > kMostDevices
        || (list.addressable_devices == nullptr && list.num_addressable_devices > 0)) {
        throw PluginError(wire::Station::Client, 0, "the plug-in lists devices that can't be");
    }
    for (size_t i = 0; i < list.num_addressable_devices; ++i) {
        m_devices.push_back(described(list.addressable_devices[i]));
    }
}

PluginDevice PluginClient::described(PJRT_Device* device) const
{
    const PJRT_Api* api = m_plugin.api();
    PluginDevice found;
    found.device = device;
    EPOCHMARK_PJRT_ARGS(PJRT_Device_GetDescription_Args, description);
    description.device = device;
    m_plugin.check(api->PJRT_Device_GetDescription(&description), wire::Station::Client);
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_Id_Args, id);
    id.device_description = description.device_description;
    m_plugin.check(api->PJRT_DeviceDescription_Id(&id), wire::Station::Client);
    found.id = id.id;
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_Kind_Args, kind);
    kind.device_description = description.device_description;
    m_plugin.check(api->PJRT_DeviceDescription_Kind(&kind), wire::Station::Client);
    found.kind = textOf(kind.device_kind, kind.device_kind_size);
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_ToString_Args, text);
    text.device_description = description.device_description;
    m_plugin.check(api->PJRT_DeviceDescription_ToString(&text), wire::Station::Client);
    found.description = textOf(text.to_string, text.to_string_size);
    EPOCHMARK_PJRT_ARGS(PJRT_Device_MemoryStats_Args, memory);
    memory.device = device;
    try {
        m_plugin.check(api->PJRT_Device_MemoryStats(&memory), wire::Station::Client);
        found.memoryBytes = memory.bytes_limit_is_set ? memory.bytes_limit : 0;
    } catch (const PluginError&) {
        // Not every plug-in counts.
    }
    try {
        found.computeCapability = m_plugin.attributeOf(description.device_description, "compute_capability");
    } catch (const PluginError&) {
        // Not every plug-in tells of it.
    }
    return found;
}

Program PluginClient::compile(const std::string& stableHlo, const PluginDevice& device,
                              Program::Types types) const
{
    const ProgramText text(stableHlo, device.id);
    EPOCHMARK_PJRT_ARGS(PJRT_Client_Compile_Args, args);
    args.client = m_client;
    args.program = text.program();
    args.compile_options = text.options().data();
    args.compile_options_size = text.options().size();
    m_plugin.check(m_plugin.api()->PJRT_Client_Compile(&args), wire::Station::Compile);
    return Program(m_plugin, args.executable, std::move(types));
}

DeviceBuffer PluginClient::upload(const void* data, const BufferType& type, const PluginDevice& device) const
{
    EPOCHMARK_PJRT_ARGS(PJRT_Client_BufferFromHostBuffer_Args, args);
    args.client = m_client;
    args.data = data;
    args.type = elementType(type.element);
    args.dims = type.dims.data();
    args.num_dims = type.dims.size();
    args.host_buffer_semantics = PJRT_HostBufferSemantics_kImmutableUntilTransferCompletes;
    args.device = device.device;
    m_plugin.check(m_plugin.api()->PJRT_Client_BufferFromHostBuffer(&args), wire::Station::Call);
    DeviceBuffer buffer(m_plugin, args.buffer, type);
    m_plugin.await(args.done_with_host_buffer);
    return buffer;
}

}  // namespace epochmark::worker
