// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "devices/plugin/pluginlibrary.h"

#include <QList>
#include <QString>

/// The plug-ins that the user named in the window, in a file of their own, so that the terminal has them,
/// too. Plain functions, any thread.
namespace epochmark::ownplugins {

/// Empty where there is no such file, or it can't be read. Those of them whose libraries are gone stay in.
QList<PluginLibrary> read(const QString& file);

/// Error::Input when it can't be written.
Result<void> write(const QString& file, const QList<PluginLibrary>& libraries);

}  // namespace epochmark::ownplugins
