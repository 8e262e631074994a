// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// Reads one temperature. Used by one thread.
class TemperatureSensor {
public:
    virtual ~TemperatureSensor() = default;
    /// Degrees Celsius now; absent when it can't be read.
    virtual std::optional<double> celsius() = 0;
};

}  // namespace epochmark
