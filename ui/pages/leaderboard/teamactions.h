// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QObject>
#include <QSet>
#include <QString>

class QMenu;
class QWidget;

namespace epochmark {

class AppContext;

/// What a person can do with a set and the team on the Leaderboard: share it after a look at what leaves,
/// take it back. Says in a sentence what became of it. Owned by the page; window thread.
class TeamActions : public QObject {
    Q_OBJECT
public:
    TeamActions(AppContext* context, QWidget* page);

    /// Adds what can be done with this row; nothing where there is no team.
    void addTo(QMenu* menu, const LeaderboardRow& row);
    /// Own sets that are on the board.
    QSet<QString> ownShared() const;

Q_SIGNALS:
    void told(bool isError, const QString& sentence);

private:
    void add(QMenu* menu, const QString& text, const QString& name, const QString& icon,
             void (TeamActions::*action)(const QString& setId), const QString& setId);
    void share(const QString& setId);
    void withdraw(const QString& setId);
    bool isMineOnBoard(const LeaderboardRow& row) const;

    AppContext* m_context;
    QWidget* m_page;
};

}  // namespace epochmark
