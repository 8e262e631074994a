// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpuquota.h"

#include "devices/controlgroups.h"

#include <QStringList>

#include <algorithm>

namespace epochmark {

namespace {

/// "150000 100000" or "max 100000".
std::optional<double> unifiedQuota(const SystemFiles& files, const QString& folder)
{
    const QStringList parts = files.line(folder + QStringLiteral("/cpu.max")).value_or(QString()).split(u' ');
    const double quota = parts.value(0).toDouble();
    const double period = parts.size() > 1 ? parts.at(1).toDouble() : 100'000;
    return quota > 0 && period > 0 ? std::optional<double>(quota / period) : std::nullopt;
}

/// A quota of -1 is none.
std::optional<double> classicQuota(const SystemFiles& files, const QString& folder)
{
    const auto quota = files.number(folder + QStringLiteral("/cpu.cfs_quota_us"));
    const auto period = files.number(folder + QStringLiteral("/cpu.cfs_period_us"));
    return quota && period && *quota > 0 && *period > 0
               ? std::optional<double>(double(*quota) / double(*period))
               : std::nullopt;
}

}  // namespace

std::optional<double> cpuQuota(const SystemFiles& files)
{
    std::optional<double> least;
    for (const ControlGroupChain& chain : controlGroups(files, QStringLiteral("cpu"))) {
        for (const QString& folder : chain.folders) {
            const auto quota = chain.isUnified ? unifiedQuota(files, folder) : classicQuota(files, folder);
            if (quota) {
                least = std::min(least.value_or(*quota), *quota);
            }
        }
    }
    return least;
}

}  // namespace epochmark
