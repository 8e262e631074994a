// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/worker/pluginclient.h"
#include "engine/pjrt/worker/sharedblock.h"

#include <deque>
#include <map>
#include <memory>
#include <string>

namespace epochmark::worker {

/// Answers one message after the other: a plug-in, its programs and buffers by the numbers that the other
/// side gave them. One thread.
class Session {
public:
    explicit Session(int sharedMemory) : m_memory(sharedMemory) {}

    /// The answer to a message, a failure's words too: nothing is thrown.
    std::string answer(const std::string& message);

private:
    void handle(wire::Reader& request, wire::Writer& reply);
    void open(wire::Reader& request, wire::Writer& reply);
    void compile(wire::Reader& request, wire::Writer& reply);
    void upload(wire::Reader& request);
    void execute(wire::Reader& request);
    void read(wire::Reader& request, wire::Writer& reply);
    void awaitOldest();
    void awaitAll();
    const PluginDevice& deviceAt(int64_t place) const;
    const DeviceBuffer& buffer(int64_t number) const;
    const PluginClient& client() const;

    SharedBlock m_memory;
    std::unique_ptr<Plugin> m_plugin;
    std::unique_ptr<PluginClient> m_client;
    std::map<int64_t, Program> m_programs;
    std::map<int64_t, DeviceBuffer> m_buffers;
    std::deque<PJRT_Event*> m_underWay;  ///< ends of executions, oldest first
};

}  // namespace epochmark::worker
