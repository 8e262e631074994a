// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <exception>
#include <future>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace epochmark {

/// Calls `action` on a thread of its own and gives what it returns; nothing when it takes longer than
/// `limit`: the thread is then left to itself, so the action must own all that it uses. What it throws is
/// thrown here.
template <typename Action>
auto within(std::chrono::milliseconds limit, Action action) -> std::optional<std::invoke_result_t<Action>>
{
    std::packaged_task<std::invoke_result_t<Action>()> task(std::move(action));
    auto outcome = task.get_future();
    std::thread(std::move(task)).detach();
    if (outcome.wait_for(limit) != std::future_status::ready) {
        return std::nullopt;
    }
    return outcome.get();
}

}  // namespace epochmark
