// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <optional>

namespace epochmark {

/// How many processors' worth of time this process may use: the least that its own control group and those
/// around it allow (controlGroups()), by cgroup v2's cpu.max and v1's cpu.cfs_quota_us over cpu.cfs_period_us.
/// 1.5 = one and a half processors; absent: no limit.
std::optional<double> cpuQuota(const SystemFiles& files);

}  // namespace epochmark
