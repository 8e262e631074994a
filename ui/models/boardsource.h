// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cost/pricebook.h"
#include "results/board/leaderboard.h"

#include <QFutureWatcher>
#include <QList>
#include <QObject>

#include <optional>

namespace epochmark {

class AppContext;

/// The leaderboard's groups as they are in the store now: read and computed on a pool thread with a
/// connection of its own, so that ten thousand rows don't hold up the window, anew whenever store or prices
/// change. Idle while inactive (its page is hidden). Owned by a page; window thread.
///     connect(&source, &BoardSource::refreshed, this, &Page::show);
///     source.setActive(true);
class BoardSource : public QObject {
    Q_OBJECT
public:
    explicit BoardSource(AppContext* context, QObject* parent = nullptr);
    ~BoardSource() override;

    const QList<LeaderboardGroup>& groups() const { return m_groups; }
    /// The group of a fingerprint, nullptr if there is none.
    const LeaderboardGroup* group(const QString& fingerprint) const;
    /// The group a set is in and its row, nullptr if it is unknown.
    const LeaderboardGroup* groupOfSet(const QString& setId) const;
    const LeaderboardRow* rowOfSet(const QString& setId) const;

    /// Whether groups() has been read at all.
    bool isLoaded() const { return m_isLoaded; }
    /// A sentence when the last reading failed; the groups are then those of the last success.
    QString error() const { return m_error; }

    /// Starts or stops following the store; becoming active reads at once if anything changed meanwhile.
    void setActive(bool isActive);
    void refresh();

Q_SIGNALS:
    void refreshed();

private:
    using Groups = Result<QList<LeaderboardGroup>>;
    static Groups read(const QString& storePath, const PriceBook& prices);
    void take();
    void markChanged();

    AppContext* m_context;
    QList<LeaderboardGroup> m_groups;
    QFutureWatcher<std::optional<Groups>> m_watcher;
    QString m_error;
    bool m_isActive = false;
    bool m_isStale = true;
    bool m_isLoaded = false;
};

}  // namespace epochmark
