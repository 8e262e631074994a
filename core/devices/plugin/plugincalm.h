// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "devices/plugin/descriptor.h"

#include <functional>

namespace epochmark {

/// Keeps plug-ins from being asked while something is measured: asking takes time of it, and a TPU has one
/// holder. While one lives, Plugins::ask() of this process puts off what it is asked. Other processes of the
/// same user aren't kept from asking, but one that is at it is waited for. Any thread.
///     const PluginCalm calm(stop, [&] { sink.handle(...); });
///     if (calm.wasStopped()) ...
class PluginCalm {
public:
    /// Waits as PluginTurn::waitForAnswer().
    explicit PluginCalm(const StopToken& stop, const std::function<void()>& waits = nullptr);
    PluginCalm(const PluginCalm&) = delete;
    PluginCalm& operator=(const PluginCalm&) = delete;
    ~PluginCalm();

    /// Whether it was stopped while it waited.
    bool wasStopped() const { return m_wasStopped; }
    /// Whether one lives in this process.
    static bool isKept();

private:
    bool m_wasStopped = false;
};

/// A turn at asking plug-ins: one at a time among the threads of this process and, where its folder can be
/// written to, among the user's processes on this machine. Any thread.
class PluginTurn {
public:
    /// As long as another one's may take, its end included.
    static constexpr double kMostSeconds = 30;

    /// Has it, or doesn't where another one asks.
    PluginTurn();
    PluginTurn(const PluginTurn&) = delete;
    PluginTurn& operator=(const PluginTurn&) = delete;
    ~PluginTurn();

    bool isMine() const { return m_isMine; }
    /// Waits until no plug-in is being asked any more, kMostSeconds at most; `waits` is called once where
    /// there is something to wait for. False when stopped meanwhile.
    static bool waitForAnswer(const StopToken& stop, const std::function<void()>& waits = nullptr);

private:
    bool m_isMine = false;
    Descriptor m_file;  ///< locked
};

}  // namespace epochmark
