// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/planproblem.h"

#include "hosts/host.h"
#include "hosts/hostrunrequest.h"
#include "queue/ranksession.h"
#include "run/runerrors.h"

#include <algorithm>

namespace epochmark::planproblem {

namespace {

/// What can't be done on another machine. Its devices are called otherwise there.
QString ofHost(const RunPlan& plan)
{
    HostRunRequest wish;
    wish.plan = plan;
    if (const auto words = wish.arguments({}, {}); !words) {
        return words.error().message;
    }
    RunPlan there = plan;
    for (RunRequest& set : there.sets) {
        set.deviceId = HostDevice::of(set.deviceId)->device;  // arguments() has seen to that
    }
    const auto possible = plan.ranks > 1 ? RankSession::check(there) : Result<void>();
    return possible ? QString() : possible.error().message;
}

/// What several processes can't do.
QString ofRanks(const RunPlan& plan)
{
    if (plan.ranks < 2) {
        return {};
    }
    if (const auto possible = RankSession::check(plan); !possible) {
        return possible.error().message;
    }
    const auto words = terminalWords(plan);
    return words ? QString() : words.error().message;
}

/// Which of the sets can't fit where it is to run.
QString ofMemory(const RunPlan& plan, const std::function<Device(const QString&)>& deviceOf,
                 const QStringList& nodeDevices)
{
    for (const RunRequest& set : plan.sets) {
        const Device asked = deviceOf(set.deviceId);
        const RankCount ranks = nodeDevices.contains(set.deviceId) ? RankCount{plan.ranks, 1}
                                                                   : RankCount::together(plan.ranks);
        if (const auto fits = runerrors::checkMemory(set, asked, ranks); !asked.id.isEmpty() && !fits) {
            return fits.error().message;
        }
    }
    return {};
}

}  // namespace

bool isElsewhere(const RunPlan& plan)
{
    return std::ranges::any_of(
        plan.sets, [](const RunRequest& set) { return HostDevice::of(set.deviceId).has_value(); });
}

QString sentence(const RunPlan& plan, const std::function<Device(const QString&)>& deviceOf,
                 const QStringList& nodeDevices)
{
    const QString words = isElsewhere(plan) ? ofHost(plan) : ofRanks(plan);
    return words.isEmpty() ? ofMemory(plan, deviceOf, nodeDevices) : words;
}

}  // namespace epochmark::planproblem
