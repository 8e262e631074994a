// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

/// What this program and its worker process (core/engine/pjrt/worker) say to each other: messages, each after
/// its length. Both are of one build on one machine, so numbers go as they lie in memory. The standard
/// library alone: the worker has nothing else.
namespace epochmark::wire {

/// What a message asks for. Numbers are 64 bits; `type` is an element (a text, "f32") and its dimensions.
///     Open: path, count, (name, value) of each create option
///         -> api minor, attributes, platform, version, count, (id, kind, description, memory bytes or 0,
///            compute capability or "")
///     Compile: program, device's place in the list, text, count of arguments, type of each,
///              count of results, type of each, donated -> seconds
///     Upload: buffer, place of the device, type, offset in the shared memory ->
///     Execute: program, arguments, results: lists of buffers ->, at most kInFlight executions unfinished
///     Wait: -> when nothing is unfinished
///     Read: buffer, offset in the shared memory -> id of the device it lies on
enum class Command : int64_t { Open = 1, Compile, Upload, Execute, Wait, Read };

/// At which station a plug-in failed. An answer begins with one; after all but None come a code of absl's and
/// the plug-in's own words.
enum class Station : int64_t {
    None,        ///< it didn't
    Load,        ///< the system's loader refused the file
    Entry,       ///< it has no GetPjrtApi, or that gave nothing
    Version,     ///< it speaks a version that this program doesn't know
    Initialise,  ///< PJRT_Plugin_Initialize
    Client,      ///< making a client, asking for devices
    Compile,
    Call,    ///< anything later
    Request  ///< the worker itself: an argument of another type, say
};

/// Executions that may be under way: Stop is heard within so many.
inline constexpr int kInFlight = 4;
/// No message is longer.
inline constexpr int64_t kMostBytes = int64_t(64) << 20;
/// Descriptors that a worker is born with.
inline constexpr int kSocket = 3;
inline constexpr int kSharedMemory = 4;
/// absl::StatusCode, as far as somebody asks.
inline constexpr int64_t kResourceExhausted = 8;

class Writer {
public:
    Writer& number(int64_t value) { return bytes(&value, sizeof value); }
    Writer& real(double value) { return bytes(&value, sizeof value); }
    Writer& text(const std::string& value)
    {
        number(static_cast<int64_t>(value.size()));
        return bytes(value.data(), value.size());
    }
    Writer& command(Command value) { return number(static_cast<int64_t>(value)); }
    Writer& station(Station value) { return number(static_cast<int64_t>(value)); }
    const std::string& message() const { return m_bytes; }

private:
    Writer& bytes(const void* data, size_t count)
    {
        m_bytes.append(static_cast<const char*>(data), count);
        return *this;
    }
    std::string m_bytes;
};

/// Throws std::runtime_error where a message ends too early or counts more than it can hold.
class Reader {
public:
    explicit Reader(const std::string& message) : m_bytes(message) {}
    int64_t number() { return take<int64_t>(); }
    double real() { return take<double>(); }
    std::string text()
    {
        const int64_t size = counted(1);
        std::string value = m_bytes.substr(m_at, static_cast<size_t>(size));
        m_at += static_cast<size_t>(size);
        return value;
    }
    /// How many things follow, each of at least so many bytes.
    int64_t counted(int64_t leastBytes)
    {
        const int64_t count = number();
        if (count < 0 || count > static_cast<int64_t>(m_bytes.size() - m_at) / leastBytes) {
            throw std::runtime_error("a message counts more than it holds");
        }
        return count;
    }

private:
    template <typename T>
    T take()
    {
        if (m_bytes.size() - m_at < sizeof(T)) {
            throw std::runtime_error("a message ends too early");
        }
        T value{};
        std::memcpy(&value, m_bytes.data() + m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }
    std::string m_bytes;
    size_t m_at = 0;
};

}  // namespace epochmark::wire
