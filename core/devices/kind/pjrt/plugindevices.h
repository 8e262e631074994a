// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "devices/plugin/pluginlibrary.h"
#include "devices/systemfiles.h"

#include <QList>

namespace epochmark {

/// The devices of a plug-in as it told of them: one for each, or, where it hasn't been asked or refused, one
/// that can't be used, with reason and remedy. A plug-in that nobody named has none before this process
/// has asked it. Loads nothing.
QList<Device> devicesOf(const PluginLibrary& library, const DeviceKind& kind, const SystemFiles& files);

}  // namespace epochmark
