// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <QList>
#include <QStringList>

namespace epochmark {

/// The control groups of one mounted hierarchy that this process lies in: each may hold it back.
struct ControlGroupChain {
    bool isUnified = false;  ///< cgroup v2's one hierarchy; otherwise v1's own of a controller
    QStringList folders;     ///< its own group first, then those around it, up to the mount point
};

/// Where /proc/self/mountinfo and /proc/self/cgroup say that this process's groups lie: every mounted v2
/// hierarchy, and every v1 hierarchy of `controller` ("cpu", "memory"). A group outside of what is mounted (a
/// container's own view of it) gives the mount point alone. Empty without control groups.
QList<ControlGroupChain> controlGroups(const SystemFiles& files, const QString& controller);

}  // namespace epochmark
