// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/boardsource.h"

#include "context/background.h"

#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace epochmark {

namespace {

Result<SharedBoard> readStore(const QString& path, const PriceBook& prices, const Board& former)
{
    const auto store = ResultStore::open(path);
    if (!store) {
        return store.error();
    }
    auto read = readSharedBoard(*store.value(), CostModel(prices));
    if (read) {
        shareRuns(read->board, former);
    }
    return read;
}

/// The row's runs with one more epoch; empty when that isn't the next one of a run in work.
QList<RunRecord> withEpoch(const LeaderboardRow* row, const EpochReport& epoch)
{
    if (row == nullptr) {
        return {};
    }
    QList<RunRecord> runs = row->runs;
    const auto running = std::ranges::find(runs, RunStatus::Running, &RunRecord::status);
    if (running == runs.end() || running->epochs.size() + 1 != epoch.epoch) {
        return {};
    }
    running->epochs.append(epoch);
    return runs;
}

}  // namespace

BoardSource::BoardSource(std::shared_ptr<ResultStore> store, const PriceBook& prices, QObject* parent)
    : QObject(parent), m_store(std::move(store)), m_prices(prices)
{
    connect(m_store.get(), &ResultStore::changed, this, &BoardSource::markChanged);
    connect(m_store.get(), &ResultStore::journalled, this, &BoardSource::showJournals);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &BoardSource::applyReading);
}

BoardSource::~BoardSource()
{
    m_watcher.waitForFinished();
}

void BoardSource::addFollower()
{
    ++m_followers;
    if (m_isStale) {
        refresh();
    }
}

void BoardSource::removeFollower()
{
    --m_followers;
}

void BoardSource::markChanged()
{
    m_isStale = true;
    if (m_followers > 0) {
        refresh();
    }
}

void BoardSource::setPrices(const PriceBook& prices)
{
    m_prices = prices;
    markChanged();
}

void BoardSource::refresh()
{
    if (m_watcher.isRunning()) {
        m_isStale = true;  // read again when it has ended
        return;
    }
    m_isStale = false;
    ++m_readings;
    m_watcher.setFuture(QtConcurrent::run([path = m_store->path(), prices = m_prices, former = m_board] {
        const PlaceInPool place;
        return std::optional<Result<SharedBoard>>(readStore(path, prices, former));
    }));
}

void BoardSource::catchUp()
{
    if (!m_watcher.isRunning()) {
        refresh();
    }
}

void BoardSource::applyReading()
{
    std::optional<Result<SharedBoard>> reading = m_watcher.result();
    Board former;
    if (*reading) {
        SharedBoard shared = std::move(*reading).value();
        former = std::exchange(m_board, std::move(shared.board));
        m_markOfSet = std::move(shared.markOfSet);
        m_error = shared.problem;
    } else {
        m_error = reading->error().message;
    }
    m_isLoaded = true;
    Q_EMIT refreshed();
    // Nobody shows it any more; ten thousand rows take their time to go, too.
    QThreadPool::globalInstance()->start([gone = std::move(former)] {});
    if (m_isStale && m_followers > 0) {
        refresh();
    } else if (!m_runningSet.isEmpty()) {
        showRunning(m_runningSet);  // it may have gone on since the reading began
    }
}

void BoardSource::beginMeasuring()
{
    m_isMeasuring = true;
    m_runningSet.clear();
    m_store->setFollowing(false);
}

void BoardSource::endMeasuring()
{
    m_isMeasuring = false;
    m_runningSet.clear();
    m_store->setFollowing(true);
    Q_EMIT measured();
}

void BoardSource::showRunning(const QString& setId)
{
    if (m_isMeasuring) {
        m_runningSet = setId;
    }
    const auto runs = m_store->runsOfSet(setId);
    if (!m_isLoaded || !runs || runs->isEmpty()) {
        return;  // the whole store, once read, has it
    }
    updateRow(m_board.groups, runs.value(), costs().perRun());
    Q_EMIT rowChanged(setId);
}

void BoardSource::addEpoch(const QString& setId, const EpochReport& epoch)
{
    if (!m_isLoaded) {
        return;
    }
    const QList<RunRecord> runs = withEpoch(m_board.rowOfSet(setId), epoch);
    if (runs.isEmpty()) {
        showRunning(setId);
        return;
    }
    updateRow(m_board.groups, runs, costs().perRun());
    Q_EMIT rowChanged(setId);
}

void BoardSource::showJournals()
{
    if (m_followers == 0 || !m_isLoaded) {
        m_isStale = true;
        return;
    }
    const auto sets = m_store->runningSets();
    for (const QString& setId : sets ? sets.value() : QStringList()) {
        showRunning(setId);
    }
}

}  // namespace epochmark
