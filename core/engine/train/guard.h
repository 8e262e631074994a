// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <exception>
#include <utility>

namespace epochmark {

/// Turns the exception in flight into an Error for the user: out of memory and lost devices as sentences,
/// everything else as Error::Internal with the library's text as detail.
Error errorOf(const std::exception& exception, const QString& deviceId);

/// Calls `action` and turns whatever LibTorch throws into an Error: the wall that no exception crosses.
template <typename Action>
auto guarded(const QString& deviceId, Action&& action) -> decltype(action())
{
    try {
        return std::forward<Action>(action)();
    } catch (const std::exception& exception) {
        return errorOf(exception, deviceId);
    }
}

}  // namespace epochmark
