// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "queue/runplan.h"

#include <QString>
#include <QStringList>

#include <functional>

/// What a plan can't do where it is to run, whatever else is chosen. Pure functions.
namespace epochmark::planproblem {

/// Whether any of it is for a machine that ssh reaches: LibTorch is there then, not here.
bool isElsewhere(const RunPlan& plan);

/// Why it can't be started, with figures where memory is too small; empty where it can. `deviceOf`: the
/// device of an id, without one where it isn't known. `nodeDevices`: ids of those that stand for any of a
/// cluster's nodes, each of which has one rank.
QString sentence(const RunPlan& plan, const std::function<Device(const QString&)>& deviceOf,
                 const QStringList& nodeDevices = {});

}  // namespace epochmark::planproblem
