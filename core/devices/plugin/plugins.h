// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/plugin/pluginlibrary.h"
#include "devices/plugin/pluginprobe.h"

#include <QHash>
#include <QMutex>
#include <QSet>

#include <optional>

namespace epochmark {

/// Which plug-in, and which of its devices, an id stands for: "pjrt:cpu:0", "tpu:0".
struct PluginTarget {
    PluginLibrary library;
    int place = 0;  ///< in the plug-in's list
};

/// The plug-ins of this process: where they are, and what they said when they were asked. What a plug-in said
/// lastingly, and the devices it found, is kept in a file (plugins.json beside the results), by the plug-in's
/// path, size and time, by the machine and by this program's version. One object a process; any thread.
class Plugins {
public:
    static Plugins& instance();

    /// Replaces where they are looked for, and forgets what they said to this process.
    void setPlaces(PluginPlaces places);
    /// Named on the command line: these come first.
    void nameAlso(const QList<PluginLibrary>& libraries);

    /// One of the user's own, for this and every later process, in the terminal as well. Error::Usage with a
    /// sentence for a name that isn't one or that another of their own has, Error::Input for a file that
    /// isn't there or a list that can't be written. Loads nothing.
    Result<void> addOwn(const QString& name, const QString& file);
    /// Forgets one of their own; others aren't touched. Its file stays.
    Result<void> removeOwn(const QString& name);

    /// Those there are now. Loads nothing.
    QList<PluginLibrary> libraries() const;
    /// What it said last; absent when it hasn't been asked, or its file is another one now.
    std::optional<PluginVerdict> verdict(const PluginLibrary& library) const;
    /// Whether this process has called ask() for it.
    bool wasAsked(const PluginLibrary& library) const;
    /// Asks it, or reads what it said lastingly; `isAnew`: asks in any case. At most kProbeSeconds when its
    /// turn has come (ProbeLock). Once stopped, and where something is measured, the failure is
    /// WorkerFailure::Kind::Stopped, and it counts as not asked.
    PluginVerdict ask(const PluginLibrary& library, bool isAnew = false, const StopToken& stop = {});
    /// Whether it was to be asked, and wasn't because something was measured.
    bool wasPutOff(const PluginLibrary& library) const;
    bool isAnyPutOff() const;
    /// Whether any was, and forgets it: whoever calls it asks again.
    bool takePutOff();

    /// Error::DeviceUnavailable when no plug-in of that name is known.
    Result<PluginTarget> target(const QString& deviceId) const;

private:
    Plugins();
    std::optional<PluginVerdict> known(const PluginLibrary& library, const QString& key);
    PluginVerdict askNow(const PluginLibrary& library, const QString& key, const StopToken& stop);
    QHash<QString, PluginVerdict> stored() const;
    void store(const QString& key, const PluginVerdict& verdict);

    mutable QMutex m_mutex;
    PluginPlaces m_places;
    QHash<QString, PluginVerdict> m_verdicts;  ///< of this process, by key
    QSet<QString> m_putOff;                    ///< keys
};

}  // namespace epochmark
