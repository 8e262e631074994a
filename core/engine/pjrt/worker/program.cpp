// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/program.h"

#include "engine/pjrt/worker/pjrtapi.h"
#include "engine/pjrt/worker/pluginerror.h"

#include <utility>

namespace epochmark::worker {

Program::Program(const Plugin& plugin, PJRT_LoadedExecutable* executable, Types types)
    : m_plugin(plugin), m_executable(executable), m_types(std::move(types))
{
    // What it gives is written through pointers that are counted by it, not by us.
    if (outputCount() != m_types.results.size()) {
        throw PluginError(wire::Station::Compile, 0, "the compiled program gives another number of results");
    }
}

Program::Program(Program&& other) noexcept
    : m_plugin(other.m_plugin), m_executable(std::exchange(other.m_executable, nullptr)),
      m_types(std::move(other.m_types))
{}

Program::~Program()
{
    if (m_executable != nullptr) {
        EPOCHMARK_PJRT_ARGS(PJRT_LoadedExecutable_Destroy_Args, args);
        args.executable = m_executable;
        static_cast<void>(m_plugin.api()->PJRT_LoadedExecutable_Destroy(&args));
    }
}

size_t Program::outputCount() const
{
    EPOCHMARK_PJRT_ARGS(PJRT_LoadedExecutable_GetExecutable_Args, get);
    get.loaded_executable = m_executable;
    m_plugin.check(m_plugin.api()->PJRT_LoadedExecutable_GetExecutable(&get), wire::Station::Compile);
    EPOCHMARK_PJRT_ARGS(PJRT_Executable_NumOutputs_Args, outputs);
    outputs.executable = get.executable;
    PJRT_Error* error = m_plugin.api()->PJRT_Executable_NumOutputs(&outputs);
    EPOCHMARK_PJRT_ARGS(PJRT_Executable_Destroy_Args, destroy);
    destroy.executable = get.executable;
    m_plugin.check(m_plugin.api()->PJRT_Executable_Destroy(&destroy), wire::Station::Compile);
    m_plugin.check(error, wire::Station::Compile);
    return outputs.num_outputs;
}

std::vector<DeviceBuffer> Program::execute(std::span<PJRT_Buffer* const> arguments, PJRT_Event*& done) const
{
    std::vector<PJRT_Buffer*> outputs(m_types.results.size());
    PJRT_Buffer** outputList = outputs.data();
    PJRT_Buffer* const* argumentList = arguments.data();
    EPOCHMARK_PJRT_ARGS(PJRT_ExecuteOptions, options);
    EPOCHMARK_PJRT_ARGS(PJRT_LoadedExecutable_Execute_Args, args);
    args.executable = m_executable;
    args.options = &options;
    args.argument_lists = &argumentList;
    args.num_devices = 1;
    args.num_args = arguments.size();
    args.output_lists = &outputList;
    args.device_complete_events = &done;
    m_plugin.check(m_plugin.api()->PJRT_LoadedExecutable_Execute(&args), wire::Station::Call);
    std::vector<DeviceBuffer> buffers;
    buffers.reserve(outputs.size());
    for (size_t i = 0; i < outputs.size(); ++i) {
        buffers.emplace_back(m_plugin, outputs[i], m_types.results[i]);
    }
    return buffers;
}

}  // namespace epochmark::worker
