// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/wire.h"

#include <string>

#include "engine/pjrt/worker/pjrtapi.h"

namespace epochmark::worker {

/// A loaded PJRT plug-in. Never unloaded: plug-ins keep threads. Everything that a function of it refuses
/// becomes a PluginError with the plug-in's own words. One thread.
class Plugin {
public:
    /// Loads, checks the version and every function that this program calls, initialises.
    explicit Plugin(const std::string& path);

    const PJRT_Api* api() const { return m_api; }
    int minorVersion() const { return m_api->pjrt_api_version.minor_version; }
    /// "stablehlo_current_version 1.13.3, ...": what it says of itself.
    std::string attributes() const;
    /// What it says of a device under that name, "" where it says nothing: not every plug-in has attributes
    /// of devices, and those that have name others.
    std::string attributeOf(PJRT_DeviceDescription* device, const std::string& name) const;

    void check(PJRT_Error* error, wire::Station station) const;
    /// Waits for the event, destroys it, throws what it carries. A plug-in that was done at once gave none.
    void await(PJRT_Event* event) const;

private:
    const PJRT_Api* m_api = nullptr;
};

/// A text that a plug-in points at; a length that can't be true is a PluginError.
std::string textOf(const char* text, size_t size);

}  // namespace epochmark::worker
