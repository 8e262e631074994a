// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// tpuahead LIBTPU TOPOLOGY MODULE: compiles a StableHLO text for a TPU that isn't there ("v5e:1x1x1"), tells
// its kind and what the program needs. Exit status 0, or 1 with the library's words.

#include "engine/pjrt/worker/plugin.h"
#include "engine/pjrt/worker/programtext.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <string>

using namespace epochmark;
using namespace epochmark::worker;

namespace {

PJRT_TopologyDescription* topologyNamed(const Plugin& plugin, const std::string& name)
{
    static constexpr std::array<int64_t, 3> kBounds{1, 1, 1};
    const std::string option = "chips_per_host_bounds";
    PJRT_NamedValue bounds{};
    bounds.struct_size = PJRT_NamedValue_STRUCT_SIZE;
    bounds.name = option.data();
    bounds.name_size = option.size();
    bounds.type = PJRT_NamedValue_kInt64List;
    bounds.int64_array_value = kBounds.data();
    bounds.value_size = kBounds.size();
    EPOCHMARK_PJRT_ARGS(PJRT_TopologyDescription_Create_Args, args);
    args.topology_name = name.data();
    args.topology_name_size = name.size();
    args.create_options = &bounds;
    args.num_options = 1;
    plugin.check(plugin.api()->PJRT_TopologyDescription_Create(&args), wire::Station::Client);
    return args.topology;
}

std::string kindOf(const Plugin& plugin, PJRT_TopologyDescription* topology)
{
    EPOCHMARK_PJRT_ARGS(PJRT_TopologyDescription_GetDeviceDescriptions_Args, devices);
    devices.topology = topology;
    plugin.check(plugin.api()->PJRT_TopologyDescription_GetDeviceDescriptions(&devices),
                 wire::Station::Client);
    EPOCHMARK_PJRT_ARGS(PJRT_DeviceDescription_Kind_Args, kind);
    kind.device_description = devices.descriptions[0];
    plugin.check(plugin.api()->PJRT_DeviceDescription_Kind(&kind), wire::Station::Client);
    return textOf(kind.device_kind, kind.device_kind_size);
}

PJRT_Executable* compiled(const Plugin& plugin, PJRT_TopologyDescription* topology,
                          const std::string& stableHlo)
{
    const ProgramText text(stableHlo, 0);
    EPOCHMARK_PJRT_ARGS(PJRT_Compile_Args, args);
    args.topology = topology;
    args.program = text.program();
    args.compile_options = text.options().data();
    args.compile_options_size = text.options().size();
    plugin.check(plugin.api()->PJRT_Compile(&args), wire::Station::Compile);
    return args.executable;
}

void tell(const Plugin& plugin, const std::string& kind, PJRT_Executable* executable)
{
    EPOCHMARK_PJRT_ARGS(PJRT_Executable_GetCompiledMemoryStats_Args, stats);
    stats.executable = executable;
    plugin.check(plugin.api()->PJRT_Executable_GetCompiledMemoryStats(&stats), wire::Station::Compile);
    constexpr double kMillion = 1e6;
    std::printf("%s: arguments %.0f MB, in place %.0f MB, temporaries %.0f MB, code %.0f MB\n", kind.c_str(),
                static_cast<double>(stats.argument_size_in_bytes) / kMillion,
                static_cast<double>(stats.alias_size_in_bytes) / kMillion,
                static_cast<double>(stats.temp_size_in_bytes) / kMillion,
                static_cast<double>(stats.generated_code_size_in_bytes) / kMillion);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        return 2;
    }
    int status = 0;
    try {
        std::ifstream file(argv[3]);
        std::stringstream text;
        text << file.rdbuf();
        const Plugin plugin(argv[1]);
        PJRT_TopologyDescription* topology = topologyNamed(plugin, argv[2]);
        const std::string kind = kindOf(plugin, topology);
        tell(plugin, kind, compiled(plugin, topology, text.str()));
    } catch (const std::exception& error) {
        std::printf("%s: %s\n", argv[2], error.what());
        status = 1;
    }
    std::fflush(stdout);
    std::_Exit(status);  // its threads don't end
}
