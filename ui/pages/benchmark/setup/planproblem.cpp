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

/// What can't be done on another machine.
QString ofHost(const RunPlan& plan)
{
    HostRunRequest wish;
    wish.plan = plan;
    const auto words = wish.arguments({}, {});
    return words ? QString() : words.error().message;
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
QString ofMemory(const RunPlan& plan, const std::function<Device(const QString&)>& deviceOf)
{
    for (const RunRequest& set : plan.sets) {
        const Device asked = deviceOf(set.deviceId);
        if (const auto fits = runerrors::checkMemory(set, asked, RankCount::together(plan.ranks));
            !asked.id.isEmpty() && !fits) {
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

QString sentence(const RunPlan& plan, const std::function<Device(const QString&)>& deviceOf)
{
    const QString words = isElsewhere(plan) ? ofHost(plan) : ofRanks(plan);
    return words.isEmpty() ? ofMemory(plan, deviceOf) : words;
}

}  // namespace epochmark::planproblem
