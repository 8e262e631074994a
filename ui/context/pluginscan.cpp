// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/pluginscan.h"

#include "base/stoptoken.h"
#include "context/background.h"
#include "devices/plugin/plugins.h"

#include <memory>
#include <utility>

namespace epochmark {

namespace {

struct Answer {
    bool isThere = false;
    QList<PluginReport> reports;
};

/// A run may begin before the window has heard of it: then nothing is asked.
bool isAnswer(const PluginVerdict& verdict)
{
    return !verdict.failure || verdict.failure->kind != WorkerFailure::Kind::Stopped;
}

}  // namespace

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
    const auto stop = std::make_shared<StopSource>();
    const auto closing = connect(this, &QObject::destroyed, this, [stop] { stop->requestStop(); });
    runInBackground(
        this,
        [library, stop = stop->token()] {
            const PluginVerdict verdict = Plugins::instance().ask(library, true, stop);
            return Answer{isAnswer(verdict), pluginReports()};
        },
        [this, closing](const Answer& answer) {
            disconnect(closing);
            m_progress.asked += answer.isThere ? 1 : 0;
            Q_EMIT answered(answer.reports);
            if (answer.isThere) {
                askNext();
            } else {
                end();
            }
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
