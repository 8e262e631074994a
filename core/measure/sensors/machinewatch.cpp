// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/sensors/machinewatch.h"

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

constexpr double kLeastSeconds = 2;

}  // namespace

MachineLook MachineWatch::look()
{
    m_told.state = MachineState::read(m_files);
    const double moment = m_clock();
    if (m_last && moment - m_last->seconds < kLeastSeconds) {
        return m_told;
    }
    Books now{ProcessTimes::read(m_files), moment};
    m_told.othersBusy.reset();
    m_told.busiest.clear();
    m_told.busiestBusy = 0;
    if (m_last && !now.programs.isEmpty()) {
        const double seconds = now.seconds - m_last->seconds;
        const ProcessTimes::Use use = m_last->programs.usedUntil(now.programs);
        m_told.othersBusy = std::max(0.0, use.allSeconds / seconds);
        m_told.busiest = use.busiest;
        m_told.busiestBusy = use.seconds / seconds;
    }
    m_last = std::move(now);
    return m_told;
}

}  // namespace epochmark
