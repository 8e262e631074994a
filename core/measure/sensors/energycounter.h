// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/nvml.h"
#include "devices/systemfiles.h"

#include <QString>

#include <memory>
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

/// The sum of all processor packages' counters below /sys/class/powercap (Intel, AMD); nullptr when there is
/// none or one of them may not be read: a part of the packages would be a wrong number.
std::unique_ptr<EnergyCounter> openRaplCounter(const SystemFiles& files);

/// The card's own total-energy counter, else its power samples integrated; nullptr when it has neither.
std::unique_ptr<EnergyCounter> openNvmlCounter(std::shared_ptr<const Nvml> nvml, int device);

}  // namespace epochmark
