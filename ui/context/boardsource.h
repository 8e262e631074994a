// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "board/board.h"
#include "cost/pricebook.h"
#include "results/store/resultstore.h"
#include "training/epochreport.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace epochmark {

/// The rows of the store and of the team's results beside it, read once for all pages: on a pool thread with
/// a connection of its own, so that ten thousand results don't hold up the window, anew whenever store or
/// prices change. Idle while nobody follows (BoardFollower). Owned by AppContext; window thread.
///
/// While a run is measured, from beginMeasuring() to endMeasuring(), no page may disturb it: the store isn't
/// looked at for others' writes, and of all rows only the running one changes, by the run's own events. What
/// the user changes meanwhile (a name, a baseline, a price, a deleted set) is his wish and is read at once;
/// all else appears when the run has ended. Of another process's run only the journal is read on.
class BoardSource : public QObject {
    Q_OBJECT
public:
    BoardSource(std::shared_ptr<ResultStore> store, const PriceBook& prices, QObject* parent = nullptr);
    ~BoardSource() override;

    /// As last read; empty before the first reading.
    const Board& board() const { return m_board; }
    /// Who shared which sets with the team, own ones among them.
    const QHash<QString, SharedMark>& markOfSet() const { return m_markOfSet; }
    /// A sentence when the last reading failed; the board is then that of the last success, or without the
    /// team's results where only those can't be read.
    QString error() const { return m_error; }
    /// Whether board() holds all that is known of so far.
    bool isCurrent() const { return m_isLoaded && !m_isStale && !m_watcher.isRunning(); }
    /// How often the whole store was read.
    int readings() const { return m_readings; }

    /// Reads the whole store; refreshed() follows.
    void refresh();
    /// The same, unless a reading is under way already.
    void catchUp();
    void setPrices(const PriceBook& prices);
    /// Something that isn't told by the store has changed (the team's results).
    void readAgain() { markChanged(); }

    void addFollower();
    void removeFollower();

    void beginMeasuring();
    /// The run's epochs so far come from its rows, few as they are: when its record has been begun.
    void showRunning(const QString& setId);
    /// The run in work of that set has finished an epoch; nothing is read for it.
    void addEpoch(const QString& setId, const EpochReport& epoch);
    void endMeasuring();
    bool isMeasuring() const { return m_isMeasuring; }

Q_SIGNALS:
    /// All rows may have changed.
    void refreshed();
    /// This set's row has changed, or is new; the others are as they were.
    void rowChanged(const QString& setId);
    /// After endMeasuring().
    void measured();

private:
    void applyReading();
    void markChanged();
    void showJournals();
    CostModel costs() const { return CostModel(m_prices); }

    std::shared_ptr<ResultStore> m_store;
    PriceBook m_prices;
    Board m_board;
    QHash<QString, SharedMark> m_markOfSet;
    QFutureWatcher<std::optional<Result<SharedBoard>>> m_watcher;
    QString m_error;
    QString m_runningSet;  ///< of the run that is measured, once its record has been begun
    int m_followers = 0;
    int m_readings = 0;
    bool m_isMeasuring = false;
    bool m_isStale = true;
    bool m_isLoaded = false;
};

}  // namespace epochmark
