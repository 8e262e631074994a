// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/freememory.h"

#include "base/format.h"

#include <QFile>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// The number after `key` in a file of lines "key: 1234 kB"; absent if it isn't there.
std::optional<qint64> meminfoBytes(const QByteArray& key)
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(key + ':')) {
            return 1024 * line.mid(key.size() + 1).simplified().split(' ').constFirst().toLongLong();
        }
    }
    return std::nullopt;
}

/// A control group's file with one number; absent without a limit ("max").
std::optional<qint64> groupBytes(const QString& name)
{
    QFile file(QStringLiteral("/sys/fs/cgroup/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 bytes = file.readAll().trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::optional<qint64> freeMemoryBytes()
{
    const std::optional<qint64> available = meminfoBytes("MemAvailable");
    const std::optional<qint64> limit = groupBytes(QStringLiteral("memory.max"));
    const std::optional<qint64> used = groupBytes(QStringLiteral("memory.current"));
    if (!limit || !used) {
        return available;
    }
    const qint64 left = std::max<qint64>(*limit - *used, 0);
    return available ? std::min(*available, left) : left;
}

Result<void> checkMemory(qint64 neededBytes, std::optional<qint64> freeBytes)
{
    if (!freeBytes || neededBytes <= *freeBytes - kReservedBytes) {
        return {};
    }
    return Error{
        ErrorCode::Input,
        QObject::tr(
            "The decoded pictures need %1, but only %2 of memory is free and 1 GiB of it stays reserved. "
            "Close other programs or use fewer pictures.")
            .arg(format::bytes(neededBytes), format::bytes(*freeBytes)),
        {}};
}

}  // namespace epochmark
