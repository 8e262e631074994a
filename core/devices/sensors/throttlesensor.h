// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/sensors/throttling.h"

#include <optional>

namespace epochmark {

/// Watches whether a device is held back, from the moment it is made. Used by one thread.
class ThrottleSensor {
public:
    virtual ~ThrottleSensor() = default;
    /// Looks once; to be called about once a second.
    virtual void sample() = 0;
    /// What was seen so far; absent when it can't be read any more.
    virtual std::optional<Throttling> found() const = 0;
};

}  // namespace epochmark
