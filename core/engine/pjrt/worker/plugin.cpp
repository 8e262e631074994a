// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/plugin.h"

#include "engine/pjrt/worker/pjrtapi.h"
#include "engine/pjrt/worker/pluginerror.h"

#include <utility>

#include <dlfcn.h>

namespace epochmark::worker {

namespace {

/// 0.57 rearranged the table of functions (late 2024); everything used here is in the table since then.
constexpr int kOldestMinor = 58;
/// Longer than any name or version that a plug-in tells.
constexpr size_t kMostText = 1 << 20;
/// More than any plug-in has.
constexpr size_t kMostAttributes = 64;

template <typename Function>
bool has(const PJRT_Api* api, Function* const& function)
{
    const auto offset = reinterpret_cast<const char*>(&function) - reinterpret_cast<const char*>(api);
    return static_cast<size_t>(offset) + sizeof function <= api->struct_size && function != nullptr;
}

/// All that is called here, so that nothing beyond the plug-in's own table ever is.
bool isComplete(const PJRT_Api* api)
{
    return has(api, api->PJRT_Error_Destroy) && has(api, api->PJRT_Error_Message)
           && has(api, api->PJRT_Error_GetCode) && has(api, api->PJRT_Plugin_Initialize)
           && has(api, api->PJRT_Plugin_Attributes) && has(api, api->PJRT_Event_Destroy)
           && has(api, api->PJRT_Event_Await) && has(api, api->PJRT_Client_Create)
           && has(api, api->PJRT_Client_Destroy) && has(api, api->PJRT_Client_PlatformName)
           && has(api, api->PJRT_Client_PlatformVersion) && has(api, api->PJRT_Client_AddressableDevices)
           && has(api, api->PJRT_Client_Compile) && has(api, api->PJRT_Client_BufferFromHostBuffer)
           && has(api, api->PJRT_DeviceDescription_Id) && has(api, api->PJRT_DeviceDescription_Kind)
           && has(api, api->PJRT_DeviceDescription_ToString) && has(api, api->PJRT_Device_GetDescription)
           && has(api, api->PJRT_Device_MemoryStats) && has(api, api->PJRT_Executable_Destroy)
           && has(api, api->PJRT_Executable_NumOutputs) && has(api, api->PJRT_LoadedExecutable_Destroy)
           && has(api, api->PJRT_LoadedExecutable_GetExecutable)
           && has(api, api->PJRT_LoadedExecutable_Execute) && has(api, api->PJRT_Buffer_Destroy)
           && has(api, api->PJRT_Buffer_Device) && has(api, api->PJRT_Buffer_ToHostBuffer);
}

const PJRT_Api* entryOf(const std::string& path)
{
    void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        throw PluginError(wire::Station::Load, 0, dlerror());
    }
    const auto get = reinterpret_cast<const PJRT_Api* (*)()>(dlsym(library, "GetPjrtApi"));
    const PJRT_Api* api = get != nullptr ? get() : nullptr;
    if (api == nullptr) {
        throw PluginError(wire::Station::Entry, 0, path + " exports no GetPjrtApi");
    }
    return api;
}

std::string valueText(const PJRT_NamedValue& value)
{
    if (value.type == PJRT_NamedValue_kInt64) {
        return std::to_string(value.int64_value);
    }
    if (value.type == PJRT_NamedValue_kString) {
        return textOf(value.string_value, value.value_size);
    }
    std::string text;
    if (value.type == PJRT_NamedValue_kInt64List && value.value_size < 16) {
        for (size_t i = 0; i < value.value_size; ++i) {
            text += i > 0 ? "." : "";
            text += std::to_string(value.int64_array_value[i]);
        }
    }
    return text;
}

}  // namespace

std::string textOf(const char* text, size_t size)
{
    if (size > kMostText || (text == nullptr && size > 0)) {
        throw PluginError(wire::Station::Call, 0, "the plug-in answered with a text that can't be one");
    }
    return size > 0 ? std::string(text, size) : std::string();
}

Plugin::Plugin(const std::string& path) : m_api(entryOf(path))
{
    const PJRT_Api_Version& version = m_api->pjrt_api_version;
    if (version.major_version != PJRT_API_MAJOR || version.minor_version < kOldestMinor) {
        throw PluginError(wire::Station::Version, 0,
                          std::to_string(version.major_version) + "."
                              + std::to_string(version.minor_version));
    }
    if (!isComplete(m_api)) {
        throw PluginError(wire::Station::Entry, 0, "its table of functions is incomplete");
    }
    EPOCHMARK_PJRT_ARGS(PJRT_Plugin_Initialize_Args, args);
    check(m_api->PJRT_Plugin_Initialize(&args), wire::Station::Initialise);
}

std::string Plugin::attributes() const
{
    EPOCHMARK_PJRT_ARGS(PJRT_Plugin_Attributes_Args, args);
    check(m_api->PJRT_Plugin_Attributes(&args), wire::Station::Initialise);
    std::string text;
    for (size_t i = 0; i < args.num_attributes && i < kMostAttributes; ++i) {
        const PJRT_NamedValue& value = args.attributes[i];
        text += i > 0 ? ", " : "";
        text += textOf(value.name, value.name_size) + " " + valueText(value);
    }
    return text;
}

std::string Plugin::attributeOf(PJRT_DeviceDescription* device, const std::string& name) const
{
    if (!has(m_api, m_api->PJRT_DeviceDescription_Attributes)) {
        return {};
    }
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_Attributes_Args, args);
    args.device_description = device;
    check(m_api->PJRT_DeviceDescription_Attributes(&args), wire::Station::Client);
    for (size_t i = 0; args.attributes != nullptr && i < args.num_attributes && i < kMostAttributes; ++i) {
        const PJRT_NamedValue& value = args.attributes[i];
        if (textOf(value.name, value.name_size) == name) {
            return valueText(value);
        }
    }
    return {};
}

void Plugin::check(PJRT_Error* error, wire::Station station) const
{
    if (error == nullptr) {
        return;
    }
    EPOCHMARK_PJRT_ARGS(PJRT_Error_Message_Args, message);
    message.error = error;
    m_api->PJRT_Error_Message(&message);
    EPOCHMARK_PJRT_ARGS(PJRT_Error_GetCode_Args, code);
    code.error = error;
    // A plug-in that can't even tell its code has failed all the same: the code stays 0.
    static_cast<void>(m_api->PJRT_Error_GetCode(&code));
    const std::string words = textOf(message.message, message.message_size);
    EPOCHMARK_PJRT_ARGS(PJRT_Error_Destroy_Args, destroy);
    destroy.error = error;
    m_api->PJRT_Error_Destroy(&destroy);
    throw PluginError(station, code.code, words);
}

void Plugin::await(PJRT_Event* event) const
{
    if (event == nullptr) {
        return;
    }
    EPOCHMARK_PJRT_ARGS(PJRT_Event_Await_Args, wait);
    wait.event = event;
    PJRT_Error* error = m_api->PJRT_Event_Await(&wait);
    EPOCHMARK_PJRT_ARGS(PJRT_Event_Destroy_Args, destroy);
    destroy.event = event;
    check(m_api->PJRT_Event_Destroy(&destroy), wire::Station::Call);
    check(error, wire::Station::Call);
}

}  // namespace epochmark::worker
