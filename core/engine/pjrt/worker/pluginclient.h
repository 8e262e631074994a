// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/worker/devicebuffer.h"
#include "engine/pjrt/worker/plugin.h"
#include "engine/pjrt/worker/program.h"

#include <string>
#include <utility>
#include <vector>

namespace epochmark::worker {

/// A device as its plug-in tells of it.
struct PluginDevice {
    PJRT_Device* device = nullptr;
    int id = 0;
    std::string kind;               ///< "TPU v5 lite", "cpu"
    std::string description;        ///< "TpuDevice(id=0, ...)"
    int64_t memoryBytes = 0;        ///< 0: it doesn't say
    std::string computeCapability;  ///< "8.0", of NVIDIA's cards; empty: it doesn't say
};

/// A plug-in's client, with its devices. The plug-in must outlive it. One thread.
class PluginClient {
public:
    using Options = std::vector<std::pair<std::string, std::string>>;

    /// `options`: for the plug-in's making of it; values "true" and "false" go as such, others as texts.
    PluginClient(const Plugin& plugin, const Options& options);
    PluginClient(const PluginClient&) = delete;
    ~PluginClient();

    std::string platform() const;
    std::string platformVersion() const;
    const std::vector<PluginDevice>& devices() const { return m_devices; }

    Program compile(const std::string& stableHlo, const PluginDevice& device, Program::Types types) const;
    /// `data` may be reused when this returns.
    DeviceBuffer upload(const void* data, const BufferType& type, const PluginDevice& device) const;

private:
    void listDevices();
    PluginDevice described(PJRT_Device* device) const;

    const Plugin& m_plugin;
    PJRT_Client* m_client = nullptr;
    std::vector<PluginDevice> m_devices;
};

}  // namespace epochmark::worker
