// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/controlgroups.h"
#include "devices/systemfiles.h"

#include <QHash>
#include <QString>

#include <optional>

namespace epochmark {

/// How many processors' worth of time this process may use: the least that its own control group and those
/// around it allow (controlGroups()), by cgroup v2's cpu.max and v1's cpu.cfs_quota_us over
/// cpu.cfs_period_us. 1.5 = one and a half processors; absent: no limit.
std::optional<double> cpuQuota(const SystemFiles& files);

/// Seconds, summed over processors, that such a quota has held the threads of each of these groups back so
/// far, by its folder, out of its cpu.stat; those that don't tell aren't there. `groups` are controlGroups()
/// of "cpu".
QHash<QString, double> throttledSeconds(const SystemFiles& files, const QList<ControlGroupChain>& groups);

}  // namespace epochmark
