// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// Counts joules from the moment it is made. Used by one thread, read at least once a minute (hardware
/// counters wrap).
class EnergyCounter {
public:
    virtual ~EnergyCounter() = default;
    /// Joules since it was made; absent when the counter can't be read any more (then it stays unknown).
    virtual std::optional<double> joules() = 0;
    virtual QString source() const = 0;  ///< "RAPL", "NVML"
    virtual QString scope() const = 0;   ///< "package", "GPU only"
};

}  // namespace epochmark
