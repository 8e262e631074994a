// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/machinewatch.h"

#include <algorithm>
#include <utility>

namespace epochmark {

MachineLook MachineWatch::look()
{
    MachineLook look;
    look.state = MachineState::read(m_files);
    Books now{ProcessTimes::read(m_files), m_clock()};
    const double seconds = m_last ? now.seconds - m_last->seconds : 0;
    if (seconds > 0 && !now.programs.isEmpty()) {
        const ProcessTimes::Use use = m_last->programs.usedUntil(now.programs);
        look.othersBusy = std::max(0.0, use.allSeconds / seconds);
        look.busiest = use.busiest;
        look.busiestBusy = use.seconds / seconds;
    }
    m_last = std::move(now);
    return look;
}

}  // namespace epochmark
