// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once
#include <chrono>
namespace gloo {
/// Declared, never laid out: c10d's header only keeps shared pointers to it and calls this one member.
class Context {
public:
    void setTimeout(std::chrono::milliseconds timeout);
};
}  // namespace gloo
