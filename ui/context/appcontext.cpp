// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/appcontext.h"

#include "queue/queuedriver.h"

#include <QFileInfo>

namespace epochmark {

AppContext::AppContext(Parts parts, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)), m_settings(m_parts.settingsFile),
      m_board(m_parts.store, m_parts.prices), m_writer(m_parts.store),
      m_team(m_parts.store->path(), m_parts.team), m_pluginScan([this] { return m_board.isMeasuring(); })
{
    if (!m_parts.dialogs) {
        m_parts.dialogs = std::make_unique<SystemDialogs>();
    }
    watchPrices();
    for (const auto told : {&QFileSystemWatcher::directoryChanged, &QFileSystemWatcher::fileChanged}) {
        connect(&m_watcher, told, this, [this] {
            watchPrices();
            readPrices();
        });
    }
    connect(&m_board, &BoardSource::measured, this, &AppContext::readPrices);
    connect(&m_team, &TeamLive::resultsChanged, &m_board, &BoardSource::readAgain);
    connect(&m_pluginScan, &PluginScan::finished, this, &AppContext::devicesChanged);
}

AppContext::~AppContext() = default;

QueueDependencies AppContext::queueDependencies() const
{
    return m_parts.queue ? *m_parts.queue : QueueDependencies();
}

Result<void> AppContext::setPrices(const PriceBook& prices)
{
    if (prices == m_parts.prices) {
        return {};
    }
    const bool isStored = QFileInfo::exists(m_parts.pricesFile);
    const auto stored = isStored ? PriceBook::load(m_parts.pricesFile) : Result<PriceBook>(m_parts.prices);
    take(stored ? PriceBook::merged(m_parts.prices, prices, stored.value()) : prices);
    return stored ? m_parts.prices.save(m_parts.pricesFile) : Result<void>(stored.error());
}

void AppContext::readPrices()
{
    if (m_board.isMeasuring() || !QFileInfo::exists(m_parts.pricesFile)) {
        return;
    }
    const auto stored = PriceBook::load(m_parts.pricesFile);
    if (stored && stored.value() != m_parts.prices) {
        take(stored.value());
    }
}

void AppContext::take(const PriceBook& prices)
{
    m_parts.prices = prices;
    m_board.setPrices(prices);
    Q_EMIT pricesChanged();
}

/// The folder, too: a file that is replaced is watched no longer.
void AppContext::watchPrices()
{
    const QFileInfo file(m_parts.pricesFile);
    const QString folder = file.absolutePath();
    if (!m_watcher.directories().contains(folder) && QFileInfo::exists(folder)) {
        m_watcher.addPath(folder);
    }
    if (!m_watcher.files().contains(file.absoluteFilePath()) && file.exists()) {
        m_watcher.addPath(file.absoluteFilePath());
    }
}

}  // namespace epochmark
