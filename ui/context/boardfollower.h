// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/boardsource.h"

#include <QObject>
#include <QString>

namespace epochmark {

/// A page's share in the one BoardSource: hears of changes only while the page is in front, and of all that
/// it missed when it comes there. Owned by the page, which the source outlives; window thread.
///     connect(&m_board, &BoardFollower::refreshed, this, &Page::showRows);
///     m_board.setActive(true);  // in showEvent()
class BoardFollower : public QObject {
    Q_OBJECT
public:
    explicit BoardFollower(BoardSource& source, QObject* parent = nullptr);
    ~BoardFollower() override;

    const QList<LeaderboardGroup>& groups() const { return m_source.board().groups; }
    const LeaderboardGroup* group(const QString& fingerprint) const
    {
        return m_source.board().group(fingerprint);
    }
    const LeaderboardGroup* groupOfSet(const QString& setId) const
    {
        return m_source.board().groupOfSet(setId);
    }
    const LeaderboardRow* rowOfSet(const QString& setId) const { return m_source.board().rowOfSet(setId); }
    QString error() const { return m_source.error(); }

    /// Whether refreshed() has come at all.
    bool isLoaded() const { return m_isLoaded; }

    /// Starts or stops following; becoming active reads what has changed, or tells at once of what others
    /// have read meanwhile.
    void setActive(bool isActive);
    /// refreshed() comes once more, also while inactive: with the rows as they are known, or, when something
    /// has changed, as they will have been read.
    void renew();

Q_SIGNALS:
    void refreshed();
    /// Only this set's row has changed, or is new.
    void rowChanged(const QString& setId);

private:
    void passOn();
    void passRowOn(const QString& setId);

    BoardSource& m_source;
    bool m_isActive = false;
    bool m_isBehind = true;   ///< something was missed
    bool m_isWanted = false;  ///< renew() is unanswered
    bool m_isLoaded = false;
};

}  // namespace epochmark
