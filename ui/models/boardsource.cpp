// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/boardsource.h"

#include "context/appcontext.h"
#include "cost/costmodel.h"

#include <QtConcurrent>

#include <algorithm>

namespace epochmark {

BoardSource::BoardSource(AppContext* context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context->store(), &ResultStore::changed, this, &BoardSource::markChanged);
    connect(context, &AppContext::pricesChanged, this, &BoardSource::markChanged);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &BoardSource::take);
}

BoardSource::~BoardSource()
{
    m_watcher.waitForFinished();
}

const LeaderboardGroup* BoardSource::group(const QString& fingerprint) const
{
    const auto found = std::ranges::find(m_groups, fingerprint, &LeaderboardGroup::fingerprint);
    return found == m_groups.cend() ? nullptr : &*found;
}

const LeaderboardGroup* BoardSource::groupOfSet(const QString& setId) const
{
    const auto found = std::ranges::find_if(m_groups, [&setId](const LeaderboardGroup& group) {
        return std::ranges::find(group.rows, setId, &LeaderboardRow::setId) != group.rows.cend();
    });
    return found == m_groups.cend() ? nullptr : &*found;
}

const LeaderboardRow* BoardSource::rowOfSet(const QString& setId) const
{
    const LeaderboardGroup* group = groupOfSet(setId);
    return group ? &*std::ranges::find(group->rows, setId, &LeaderboardRow::setId) : nullptr;
}

void BoardSource::setActive(bool isActive)
{
    m_isActive = isActive;
    if (m_isActive && m_isStale) {
        refresh();
    }
}

void BoardSource::markChanged()
{
    m_isStale = true;
    if (m_isActive) {
        refresh();
    }
}

void BoardSource::refresh()
{
    if (m_watcher.isRunning()) {
        m_isStale = true;  // take() reads again
        return;
    }
    m_isStale = false;
    m_watcher.setFuture(QtConcurrent::run([path = m_context->store().path(), prices = m_context->prices()] {
        return std::optional<Groups>(read(path, prices));
    }));
}

BoardSource::Groups BoardSource::read(const QString& storePath, const PriceBook& prices)
{
    const auto store = ResultStore::open(storePath);
    if (!store) {
        return store.error();
    }
    const auto records = store.value()->records();
    if (!records) {
        return records.error();
    }
    const auto annotations = store.value()->annotations();
    if (!annotations) {
        return annotations.error();
    }
    const CostModel costs(prices);
    return buildLeaderboard(records.value(), annotations.value(), costs.perRun());
}

void BoardSource::take()
{
    std::optional<Groups> groups = m_watcher.result();
    if (*groups) {
        m_groups = std::move(*groups).value();
        m_error.clear();
    } else {
        m_error = groups->error().message;
    }
    m_isLoaded = true;
    Q_EMIT refreshed();
    if (m_isStale && m_isActive) {
        refresh();
    }
}

}  // namespace epochmark
