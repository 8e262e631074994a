// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/processor/cpuquota.h"

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

/// "nr_throttled 3\nthrottled_usec 1500" in v2, "throttled_time 1500000" (nanoseconds) in v1.
std::optional<double> throttledIn(const SystemFiles& files, const QString& folder, bool isUnified)
{
    const QByteArray key = isUnified ? QByteArray("throttled_usec ") : QByteArray("throttled_time ");
    const auto text = files.read(folder + QStringLiteral("/cpu.stat"));
    for (const QByteArray& line : text.value_or(QByteArray()).split('\n')) {
        if (line.startsWith(key)) {
            return line.mid(key.size()).toDouble() / (isUnified ? 1e6 : 1e9);
        }
    }
    return std::nullopt;
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

QHash<QString, double> throttledSeconds(const SystemFiles& files, const QList<ControlGroupChain>& groups)
{
    QHash<QString, double> found;
    for (const ControlGroupChain& chain : groups) {
        for (const QString& folder : chain.folders) {
            if (const auto throttled = throttledIn(files, folder, chain.isUnified)) {
                found.insert(folder, *throttled);
            }
        }
    }
    return found;
}

}  // namespace epochmark
