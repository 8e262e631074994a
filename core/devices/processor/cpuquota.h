// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/controlgroups.h"
#include "devices/systemfiles.h"

#include <optional>

namespace epochmark {

/// How many processors' worth of time this process may use: the least that its own control group and those
/// around it allow (controlGroups()), by cgroup v2's cpu.max and v1's cpu.cfs_quota_us over
/// cpu.cfs_period_us. 1.5 = one and a half processors; absent: no limit.
std::optional<double> cpuQuota(const SystemFiles& files);

/// Seconds, summed over processors, that such a quota has held the threads of these groups back so far, out
/// of their cpu.stat: the most that any of them tells, as one held back holds back those in it. Absent where
/// none tells. `groups` are controlGroups() of "cpu".
std::optional<double> throttledSeconds(const SystemFiles& files, const QList<ControlGroupChain>& groups);

}  // namespace epochmark
