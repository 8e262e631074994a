// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/pluginreport.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace epochmark {

/// Asks plug-ins for their devices, one after the other (two might want the same device), in processes of
/// their own and off the window's thread. Belongs to the AppContext, so that a scan goes on, and its answers
/// are kept, when the settings in which it was begun are closed. Window thread.
///
///     connect(&scan, &PluginScan::advanced, this, &Panel::showScan);
///     scan.askAll();
class PluginScan : public QObject {
    Q_OBJECT
public:
    /// How far it is; what the last one came to once it is over. Plain value.
    struct Progress {
        bool isAtWork = false;
        QString asking;  ///< a plug-in's name; empty while they are looked for, and when none is asked
        int asked = 0;
        int total = 0;
    };

    /// While `isMeasuring` says so no further plug-in is asked: that would disturb the run, and a TPU has one
    /// user at a time. What is left of a scan is forgotten then.
    explicit PluginScan(std::function<bool()> isMeasuring, QObject* parent = nullptr);

    /// All that a scan asks (PluginLibrary::isScanned()). Nothing while one is at work, as ask().
    void askAll();
    void ask(const QList<PluginLibrary>& libraries);
    const Progress& progress() const { return m_progress; }

Q_SIGNALS:
    /// progress() has changed.
    void advanced();
    /// After each answer: what is known now.
    void answered(const QList<epochmark::PluginReport>& reports);
    /// The last one has answered, or a run has begun.
    void finished();

private:
    void begin(const QList<PluginLibrary>& libraries);
    void askNext();
    void end();

    std::function<bool()> m_isMeasuring;
    Progress m_progress;
    QList<PluginLibrary> m_waiting;
};

}  // namespace epochmark
