// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/kind/cpu/cpuquota.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace epochmark {

namespace {

/// One hierarchy of control groups that may limit the processor.
struct GroupMount {
    QString root;   ///< the group that is mounted
    QString point;  ///< where
    bool isUnified = false;
};

/// Blanks in paths are written as octal escapes.
QString unescaped(QString path)
{
    return path.replace(QLatin1String("\\040"), QLatin1String(" "))
        .replace(QLatin1String("\\134"), QLatin1String("\\"));
}

/// "36 35 98:0 /root /point options - type source superoptions", with more fields before the hyphen.
QList<GroupMount> groupMounts(const SystemFiles& files)
{
    QList<GroupMount> mounts;
    const QByteArray text = files.read(QStringLiteral("/proc/self/mountinfo")).value_or(QByteArray());
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        const QStringList before = line.section(QStringLiteral(" - "), 0, 0).split(u' ');
        const QStringList after = line.section(QStringLiteral(" - "), 1).split(u' ');
        const bool isUnified = after.value(0) == QLatin1String("cgroup2");
        const bool isCpu = after.value(0) == QLatin1String("cgroup")
                           && after.value(2).split(u',').contains(QStringLiteral("cpu"));
        if (before.size() > 4 && (isUnified || isCpu)) {
            mounts.append({unescaped(before.at(3)), unescaped(before.at(4)), isUnified});
        }
    }
    return mounts;
}

/// This process's group in a hierarchy: "0::/path" of v2, "4:cpu,cpuacct:/path" of v1.
std::optional<QString> ownGroup(const SystemFiles& files, bool isUnified)
{
    const QByteArray text = files.read(QStringLiteral("/proc/self/cgroup")).value_or(QByteArray());
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QString controllers = line.section(u':', 1, 1);
        const bool isIt = isUnified ? line.startsWith(QLatin1String("0::"))
                                    : controllers.split(u',').contains(QStringLiteral("cpu"));
        if (isIt) {
            return line.section(u':', 2);
        }
    }
    return std::nullopt;
}

/// The group's path below the mount point, "" or "/a/b"; the mount point itself where the group lies outside
/// of what is mounted (a container's own view of it).
QString pathBelow(const GroupMount& mount, const QString& group)
{
    const QString root = mount.root == QLatin1String("/") ? QString() : mount.root;
    const bool isBelow = group.startsWith(root + u'/') && !group.contains(QLatin1String("/.."));
    QString path = isBelow ? group.sliced(root.size()) : QString();
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    return path;
}

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
    for (const GroupMount& mount : groupMounts(files)) {
        const auto group = ownGroup(files, mount.isUnified);
        if (!group) {
            continue;
        }
        for (QString path = pathBelow(mount, *group);; path.truncate(path.lastIndexOf(u'/'))) {
            const QString folder = mount.point + path;
            const auto quota = mount.isUnified ? unifiedQuota(files, folder) : classicQuota(files, folder);
            if (quota) {
                least = std::min(least.value_or(*quota), *quota);
            }
            if (path.isEmpty()) {
                break;
            }
        }
    }
    return least;
}

}  // namespace epochmark
