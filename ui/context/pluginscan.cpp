// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/pluginscan.h"

#include "context/background.h"
#include "devices/plugin/plugins.h"

#include <utility>

namespace epochmark {

PluginScan::PluginScan(std::function<bool()> isMeasuring, QObject* parent)
    : QObject(parent), m_isMeasuring(std::move(isMeasuring))
{}

void PluginScan::askAll()
{
    if (m_progress.isAtWork) {
        return;
    }
    m_progress = {true, {}, 0, 0};
    Q_EMIT advanced();
    runInBackground(
        this,
        [] {
            QList<PluginLibrary> libraries = Plugins::instance().libraries();
            libraries.removeIf([](const PluginLibrary& library) { return !library.isScanned(); });
            return libraries;
        },
        [this](const QList<PluginLibrary>& libraries) { begin(libraries); });
}

void PluginScan::ask(const QList<PluginLibrary>& libraries)
{
    if (!m_progress.isAtWork) {
        begin(libraries);
    }
}

void PluginScan::begin(const QList<PluginLibrary>& libraries)
{
    m_waiting = libraries;
    m_progress = {true, {}, 0, static_cast<int>(libraries.size())};
    askNext();
}

void PluginScan::askNext()
{
    if (m_waiting.isEmpty() || m_isMeasuring()) {
        end();
        return;
    }
    const PluginLibrary library = m_waiting.takeFirst();
    m_progress.asking = library.name;
    Q_EMIT advanced();
    runInBackground(
        this,
        [library] {
            Plugins::instance().ask(library, true);
            return pluginReports();
        },
        [this](const QList<PluginReport>& reports) {
            ++m_progress.asked;
            Q_EMIT answered(reports);
            askNext();
        });
}

void PluginScan::end()
{
    m_waiting.clear();
    m_progress.isAtWork = false;
    m_progress.asking.clear();
    Q_EMIT advanced();
    Q_EMIT finished();
}

}  // namespace epochmark
