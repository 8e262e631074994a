// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/worker/session.h"

#include "engine/pjrt/worker/pluginerror.h"

#include <chrono>
#include <exception>
#include <utility>

namespace epochmark::worker {

namespace {

PluginError refused(const std::string& words)
{
    return PluginError(wire::Station::Request, 0, words);
}

BufferType typeOf(wire::Reader& request)
{
    BufferType type;
    type.element = request.text();
    const int64_t count = request.counted(sizeof(int64_t));
    for (int64_t i = 0; i < count; ++i) {
        type.dims.push_back(request.number());
    }
    return type;
}

std::vector<BufferType> typesOf(wire::Reader& request)
{
    std::vector<BufferType> types(static_cast<size_t>(request.counted(2 * sizeof(int64_t))));
    for (BufferType& type : types) {
        type = typeOf(request);
    }
    return types;
}

std::vector<int64_t> numbersOf(wire::Reader& request)
{
    std::vector<int64_t> numbers(static_cast<size_t>(request.counted(sizeof(int64_t))));
    for (int64_t& number : numbers) {
        number = request.number();
    }
    return numbers;
}

std::string failure(wire::Station station, int64_t code, const std::string& words)
{
    return wire::Writer().station(station).number(code).text(words).message();
}

}  // namespace

std::string Session::answer(const std::string& message)
{
    try {
        wire::Reader request(message);
        wire::Writer reply;
        reply.station(wire::Station::None);
        handle(request, reply);
        return reply.message();
    } catch (const PluginError& error) {
        return failure(error.station, error.code, error.what());
    } catch (const std::bad_alloc&) {
        return failure(wire::Station::Request, wire::kResourceExhausted, "no memory is left");
    } catch (const std::exception& error) {
        return failure(wire::Station::Request, 0, error.what());
    }
}

void Session::handle(wire::Reader& request, wire::Writer& reply)
{
    switch (static_cast<wire::Command>(request.number())) {
    case wire::Command::Open: return open(request, reply);
    case wire::Command::Compile: return compile(request, reply);
    case wire::Command::Upload: return upload(request);
    case wire::Command::Execute: return execute(request);
    case wire::Command::Wait: return awaitAll();
    case wire::Command::Read: return read(request, reply);
    }
    throw refused("there is no such command");
}

void Session::open(wire::Reader& request, wire::Writer& reply)
{
    const std::string path = request.text();
    PluginClient::Options options(static_cast<size_t>(request.counted(2 * sizeof(int64_t))));
    for (auto& [name, value] : options) {
        name = request.text();
        value = request.text();
    }
    m_plugin = std::make_unique<Plugin>(path);
    reply.number(m_plugin->minorVersion()).text(m_plugin->attributes());
    m_client = std::make_unique<PluginClient>(*m_plugin, options);
    reply.text(m_client->platform()).text(m_client->platformVersion());
    reply.number(static_cast<int64_t>(m_client->devices().size()));
    for (const PluginDevice& device : m_client->devices()) {
        reply.number(device.id)
            .text(device.kind)
            .text(device.description)
            .number(device.memoryBytes)
            .text(device.computeCapability);
    }
}

void Session::compile(wire::Reader& request, wire::Writer& reply)
{
    const int64_t number = request.number();
    const PluginDevice& device = deviceAt(request.number());
    const std::string text = request.text();
    Program::Types types;
    types.arguments = typesOf(request);
    types.results = typesOf(request);
    const auto begin = std::chrono::steady_clock::now();
    Program program = client().compile(text, device, std::move(types));
    m_programs.erase(number);
    m_programs.emplace(number, std::move(program));
    reply.real(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

void Session::upload(wire::Reader& request)
{
    const int64_t number = request.number();
    const PluginDevice& device = deviceAt(request.number());
    const BufferType type = typeOf(request);
    const auto offset = static_cast<size_t>(request.number());
    m_buffers.erase(number);  // not both at once: weights may be half of the memory
    m_buffers[number] = client().upload(m_memory.at(offset, type.byteCount()), type, device);
}

/// A plug-in takes an argument of another element without complaint, and computes nonsense.
void Session::execute(wire::Reader& request)
{
    const auto program = m_programs.find(request.number());
    if (program == m_programs.end()) {
        throw refused("there is no such program");
    }
    const Program::Types& types = program->second.types();
    const std::vector<int64_t> arguments = numbersOf(request);
    const std::vector<int64_t> results = numbersOf(request);
    if (arguments.size() != types.arguments.size() || results.size() != types.results.size()) {
        throw refused("the program takes or gives another number of buffers");
    }
    std::vector<PJRT_Buffer*> given;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const DeviceBuffer& argument = buffer(arguments[i]);
        if (argument.type() != types.arguments[i]) {
            throw refused("an argument is of another type than the program takes: " + std::to_string(i));
        }
        given.push_back(argument.get());
    }
    while (m_underWay.size() >= wire::kInFlight) {
        awaitOldest();
    }
    PJRT_Event* done = nullptr;
    std::vector<DeviceBuffer> buffers = program->second.execute(given, done);
    m_underWay.push_back(done);
    for (size_t i = 0; i < buffers.size(); ++i) {
        m_buffers[results[i]] = std::move(buffers[i]);
    }
}

void Session::read(wire::Reader& request, wire::Writer& reply)
{
    const DeviceBuffer& source = buffer(request.number());
    const auto offset = static_cast<size_t>(request.number());
    const size_t bytes = source.type().byteCount();
    awaitAll();
    source.copyTo(m_memory.at(offset, bytes), bytes);
    reply.number(source.deviceId());
}

void Session::awaitOldest()
{
    PJRT_Event* event = m_underWay.front();
    m_underWay.pop_front();
    m_plugin->await(event);
}

void Session::awaitAll()
{
    while (!m_underWay.empty()) {
        awaitOldest();
    }
}

const PluginClient& Session::client() const
{
    if (!m_client) {
        throw refused("no plug-in is open");
    }
    return *m_client;
}

const PluginDevice& Session::deviceAt(int64_t place) const
{
    const auto& devices = client().devices();
    if (place < 0 || place >= static_cast<int64_t>(devices.size())) {
        throw refused("the plug-in has no such device");
    }
    return devices[static_cast<size_t>(place)];
}

const DeviceBuffer& Session::buffer(int64_t number) const
{
    const auto found = m_buffers.find(number);
    if (found == m_buffers.end()) {
        throw refused("there is no such buffer");
    }
    return found->second;
}

}  // namespace epochmark::worker
