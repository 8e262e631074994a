// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/systemfiles.h"

#include <QMap>
#include <QString>

namespace epochmark {

/// Which core each logical processor of the machine belongs to: its number -> a key that siblings
/// (hyper-threads) share. From /proc/cpuinfo and the topology below /sys on Linux; empty where there is none.
QMap<int, QString> coreTopology(const SystemFiles& files);

}  // namespace epochmark
