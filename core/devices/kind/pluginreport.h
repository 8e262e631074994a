// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "devices/plugin/pluginlibrary.h"

#include <QList>

namespace epochmark {

/// A plug-in that was found, and what the list of devices has of it. Plain value.
struct PluginReport {
    PluginLibrary library;
    QList<Device> devices;  ///< empty: it hasn't been asked, and nobody named it
    int usableDevices() const;
    bool operator==(const PluginReport&) const = default;
};

/// All that are found now, in the order in which they are looked for. Loads nothing; reads files, so not on
/// the window's thread.
QList<PluginReport> pluginReports();

}  // namespace epochmark
