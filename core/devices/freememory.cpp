// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/freememory.h"

#include "devices/controlgroups.h"

#include <algorithm>

namespace epochmark {

namespace {

constexpr qint64 kNoLimit = 1LL << 62;  // v1 writes the largest number of whole pages where it has none

/// The number behind `key` in a file of lines "key: 1234 kB" or "key 1234"; absent if it isn't there.
std::optional<qint64> numberAfter(const SystemFiles& files, const QString& path, const QByteArray& key)
{
    const QByteArray text = files.read(path).value_or(QByteArray());
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        bool isNumber = false;
        const qint64 number = words.value(1).toLongLong(&isNumber);
        if (words.constFirst() == key && isNumber) {
            return number;
        }
    }
    return std::nullopt;
}

std::optional<qint64> kibibytes(const SystemFiles& files, const QString& path, const QByteArray& key)
{
    const auto number = numberAfter(files, path, key);
    return number ? std::optional<qint64>(*number * 1024) : std::nullopt;
}

/// "max" is no number, and no limit.
std::optional<qint64> groupLimit(const SystemFiles& files, const QString& folder, bool isUnified)
{
    if (!isUnified) {
        const auto limit = files.number(folder + QStringLiteral("/memory.limit_in_bytes"));
        return limit && *limit < kNoLimit ? limit : std::nullopt;
    }
    const auto most = files.number(folder + QStringLiteral("/memory.max"));
    const auto high = files.number(folder + QStringLiteral("/memory.high"));
    return most && high ? std::min(*most, *high) : most ? most : high;
}

/// With the groups inside it: v2's figures always are, v1's "total_" ones.
qint64 unusedCache(const SystemFiles& files, const QString& folder, bool isUnified)
{
    const QString path = folder + QStringLiteral("/memory.stat");
    const auto total = isUnified ? std::nullopt : numberAfter(files, path, "total_inactive_file");
    return total ? *total : numberAfter(files, path, "inactive_file").value_or(0);
}

std::optional<FreeMemory> freeInGroup(const SystemFiles& files, const QString& folder, bool isUnified)
{
    const auto limit = groupLimit(files, folder, isUnified);
    const auto charged = files.number(
        folder + (isUnified ? QStringLiteral("/memory.current") : QStringLiteral("/memory.usage_in_bytes")));
    if (!limit || !charged) {
        return std::nullopt;
    }
    const qint64 used = std::max<qint64>(*charged - unusedCache(files, folder, isUnified), 0);
    return FreeMemory{std::max<qint64>(*limit - used, 0), FreeMemory::Holder::ControlGroup, *limit};
}

/// v1: a group whose memory.use_hierarchy is 0 counts its own processes alone, not those of groups inside.
bool countsThoseInside(const SystemFiles& files, const QString& folder)
{
    return files.number(folder + QStringLiteral("/memory.use_hierarchy")).value_or(1) != 0;
}

QList<FreeMemory> freeInGroups(const SystemFiles& files)
{
    QList<FreeMemory> found;
    for (const ControlGroupChain& chain : controlGroups(files, QStringLiteral("memory"))) {
        for (qsizetype i = 0; i < chain.folders.size(); ++i) {
            const QString& folder = chain.folders.at(i);
            if (i > 0 && !chain.isUnified && !countsThoseInside(files, folder)) {
                break;
            }
            if (const auto left = freeInGroup(files, folder, chain.isUnified)) {
                found.append(*left);
            }
        }
    }
    return found;
}

/// Slurm's figures are mebibytes; 0 = all that the machine has.
std::optional<qint64> slurmMebibytes(const char* name)
{
    bool isNumber = false;
    const qint64 mebibytes = qEnvironmentVariable(name).trimmed().toLongLong(&isNumber);
    return isNumber && mebibytes > 0 && mebibytes < (1LL << 40) ? std::optional<qint64>(mebibytes)
                                                                : std::nullopt;
}

}  // namespace

SlurmMemory SlurmMemory::ofThisProcess()
{
    if (!qEnvironmentVariableIsSet("SLURM_JOB_ID")) {
        return {};
    }
    if (const auto node = slurmMebibytes("SLURM_MEM_PER_NODE")) {
        return {*node << 20};
    }
    const auto perCpu = slurmMebibytes("SLURM_MEM_PER_CPU");
    const qint64 cpus = qEnvironmentVariable("SLURM_CPUS_ON_NODE").trimmed().toInt();
    return {perCpu && cpus > 0 ? std::optional<qint64>((*perCpu << 20) * cpus) : std::nullopt};
}

std::optional<FreeMemory> freeMemory(const SystemFiles& files, const SlurmMemory& slurm,
                                     std::optional<qint64> wished)
{
    QList<FreeMemory> bounds;
    if (const auto available = kibibytes(files, QStringLiteral("/proc/meminfo"), "MemAvailable:")) {
        bounds.append({*available, FreeMemory::Holder::Machine, 0});
    }
    bounds += freeInGroups(files);
    const qint64 resident = kibibytes(files, QStringLiteral("/proc/self/status"), "VmRSS:").value_or(0);
    const auto addBound = [&](std::optional<qint64> bytes, FreeMemory::Holder holder) {
        if (bytes) {
            bounds.append({std::max<qint64>(*bytes - resident, 0), holder, *bytes});
        }
    };
    addBound(slurm.bytes, FreeMemory::Holder::Slurm);
    addBound(wished, FreeMemory::Holder::Wish);
    const auto least = std::min_element(
        bounds.begin(), bounds.end(),
        [](const FreeMemory& left, const FreeMemory& right) { return left.bytes < right.bytes; });
    return least == bounds.end() ? std::nullopt : std::optional<FreeMemory>(*least);
}

}  // namespace epochmark
