// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/wire.h"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace epochmark::worker {

/// What a plug-in refused, in its own words.
struct PluginError : std::runtime_error {
    PluginError(wire::Station failedAt, int64_t status, const std::string& words)
        : std::runtime_error(words), station(failedAt), code(status)
    {}
    wire::Station station;
    int64_t code;  ///< absl::StatusCode; 0 where it isn't the plug-in's
};

}  // namespace epochmark::worker
