// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/worker/devicebuffer.h"
#include "engine/pjrt/worker/plugin.h"

#include <span>
#include <string>
#include <vector>

namespace epochmark::worker {

/// A compiled text, and what it takes and gives. Move only; the plug-in must outlive it. One thread.
class Program {
public:
    struct Types {
        std::vector<BufferType> arguments;
        std::vector<BufferType> results;
    };

    Program(const Plugin& plugin, PJRT_LoadedExecutable* executable, Types types);
    Program(Program&& other) noexcept;
    Program& operator=(Program&&) = delete;
    ~Program();

    const Types& types() const { return m_types; }
    /// Asks for one execution; `done` becomes the event of its end. Arguments whose memory the text gives
    /// away are gone afterwards.
    std::vector<DeviceBuffer> execute(std::span<PJRT_Buffer* const> arguments, PJRT_Event*& done) const;

private:
    size_t outputCount() const;

    const Plugin& m_plugin;
    PJRT_LoadedExecutable* m_executable;
    Types m_types;
};

}  // namespace epochmark::worker
