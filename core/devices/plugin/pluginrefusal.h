// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/workerprocess.h"

#include <QString>

namespace epochmark {

/// Why a plug-in can't be used, and what to do about it: a sentence each.
struct PluginRefusal {
    QString reason;
    QString remedy;
    /// Whether it would say the same again while its file stays the same: a verdict on the file alone. Who
    /// crashed or was late may do better next time, when no other program uses the device, or somebody has
    /// installed a driver or a library.
    bool isLasting = false;
};

/// The first version of PJRT that is spoken here, and the time within which a plug-in has to tell its
/// devices.
inline constexpr int kOldestPjrtMinor = 58;
inline constexpr double kProbeSeconds = 20;

/// Of what went wrong while a plug-in was asked for its devices, or trained.
PluginRefusal refusalOf(const WorkerFailure& failure);

/// It answered, and has no device.
PluginRefusal noDeviceRefusal();

}  // namespace epochmark
