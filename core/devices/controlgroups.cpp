// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/controlgroups.h"

#include <optional>

namespace epochmark {

namespace {

/// One hierarchy of control groups.
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
QList<GroupMount> groupMounts(const SystemFiles& files, const QString& controller)
{
    QList<GroupMount> mounts;
    const QByteArray text = files.read(QStringLiteral("/proc/self/mountinfo")).value_or(QByteArray());
    for (const QString& line : QString::fromUtf8(text).split(u'\n')) {
        const QStringList before = line.section(QStringLiteral(" - "), 0, 0).split(u' ');
        const QStringList after = line.section(QStringLiteral(" - "), 1).split(u' ');
        const bool isUnified = after.value(0) == QLatin1String("cgroup2");
        const bool isController = after.value(0) == QLatin1String("cgroup")
                                  && after.value(2).split(u',').contains(controller);
        if (before.size() > 4 && (isUnified || isController)) {
            mounts.append({unescaped(before.at(3)), unescaped(before.at(4)), isUnified});
        }
    }
    return mounts;
}

/// This process's group in a hierarchy: "0::/path" of v2, "4:cpu,cpuacct:/path" of v1.
std::optional<QString> ownGroup(const SystemFiles& files, bool isUnified, const QString& controller)
{
    const QByteArray text = files.read(QStringLiteral("/proc/self/cgroup")).value_or(QByteArray());
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QString controllers = line.section(u':', 1, 1);
        const bool isIt = isUnified ? line.startsWith(QLatin1String("0::"))
                                    : controllers.split(u',').contains(controller);
        if (isIt) {
            return line.section(u':', 2);
        }
    }
    return std::nullopt;
}

/// The group's path below the mount point, "" or "/a/b".
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

}  // namespace

QList<ControlGroupChain> controlGroups(const SystemFiles& files, const QString& controller)
{
    QList<ControlGroupChain> chains;
    for (const GroupMount& mount : groupMounts(files, controller)) {
        const auto group = ownGroup(files, mount.isUnified, controller);
        if (!group) {
            continue;
        }
        ControlGroupChain chain{mount.isUnified, {}};
        for (QString path = pathBelow(mount, *group);; path.truncate(path.lastIndexOf(u'/'))) {
            chain.folders.append(mount.point + path);
            if (path.isEmpty()) {
                break;
            }
        }
        chains.append(chain);
    }
    return chains;
}

}  // namespace epochmark
