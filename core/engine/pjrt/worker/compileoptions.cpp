// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/compileoptions.h"

#include <cstdint>

namespace epochmark::worker {

namespace {

void putVarint(std::string& bytes, uint64_t value)
{
    while (value >= 128) {
        bytes.push_back(static_cast<char>(value | 128));
        value >>= 7;
    }
    bytes.push_back(static_cast<char>(value));
}

void putField(std::string& bytes, uint64_t field, uint64_t value)
{
    putVarint(bytes, field << 3);
    putVarint(bytes, value);
}

void putMessage(std::string& bytes, uint64_t field, const std::string& message)
{
    putVarint(bytes, field << 3 | 2);
    putVarint(bytes, message.size());
    bytes += message;
}

}  // namespace

// Numbers of fields: xla/pjrt/proto/compile_options.proto, xla/xla_data.proto.
std::string compileOptions(int deviceId)
{
    std::string ids;
    putVarint(ids, static_cast<uint64_t>(deviceId));
    std::string computation;          // DeviceAssignmentProto.ComputationDevice
    putMessage(computation, 1, ids);  // replica_device_ids, packed
    std::string assignment;           // DeviceAssignmentProto
    putField(assignment, 1, 1);       // replica_count
    putField(assignment, 2, 1);       // computation_count
    putMessage(assignment, 3, computation);
    std::string build;                 // ExecutableBuildOptionsProto
    putField(build, 4, 1);             // num_replicas
    putField(build, 5, 1);             // num_partitions
    putMessage(build, 9, assignment);  // device_assignment
    std::string options;               // CompileOptionsProto
    putMessage(options, 3, build);     // executable_build_options
    return options;
}

}  // namespace epochmark::worker
