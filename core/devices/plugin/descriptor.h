// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace epochmark {

/// A file descriptor: closed when this goes, and in every child. Move only.
class Descriptor {
public:
    /// Above those that a worker is born with (wire.h).
    static constexpr int kFirstFree = 10;

    Descriptor() = default;
    /// Takes `number` over, out of the way of those that the worker has.
    explicit Descriptor(int number) : m_number(fcntl(number, F_DUPFD_CLOEXEC, kFirstFree)) { close(number); }
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0) {
            close(m_number);
        }
    }
    int get() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number = -1;
};

/// Two ends: one stays here, a child gets the other.
struct DescriptorPair {
    Descriptor ours;
    Descriptor theirs;
    bool isOpen() const { return ours.isOpen() && theirs.isOpen(); }
};

}  // namespace epochmark
