// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/freememory.h"
#include "devices/kind/cpu/cpuinfo.h"
#include "devices/systemfiles.h"

#include <QString>

#include <optional>

namespace epochmark {

/// The machine at this moment, as far as it bears on a measurement: read once, shown and judged from here.
/// Plain value; what the system doesn't tell is absent or empty.
struct MachineState {
    enum class Power { Unknown, Mains, Battery };

    CpuInfo cpu;
    Power power = Power::Unknown;
    QString governor;            ///< "performance", "powersave", as the kernel calls it
    bool isSavingPower = false;  ///< a mode is on that holds the processor back
    std::optional<FreeMemory> memory;
    std::optional<double> load;  ///< mean over the last minute; may be that of a run before
    int runningNow = 0;  ///< others that run or wait to run at this moment; counts where load is known

    static MachineState read(const SystemFiles& files = SystemFiles());
};

/// "AC" or "battery", as records have it; empty when unknown.
QString toString(MachineState::Power power);

}  // namespace epochmark
