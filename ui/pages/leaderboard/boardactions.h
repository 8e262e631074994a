// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"

#include <QList>
#include <QObject>

class QWidget;

namespace epochmark {

class AppContext;

/// What a person can do to a set on the Leaderboard: rename, note, pin, delete and take that back. Asks
/// through the context's dialogs, writes to its store, says in a sentence what failed. Owned by the page;
/// window thread.
class BoardActions : public QObject {
    Q_OBJECT
public:
    BoardActions(AppContext* context, QWidget* page);

    void rename(const LeaderboardRow& row);
    void editNote(const LeaderboardRow& row);
    /// Pins the set, or unpins it if it is pinned.
    void togglePin(const LeaderboardRow& row);
    /// Deletes what can be deleted; what was is kept for restoreDeleted() until forgetDeleted().
    void remove(const QList<LeaderboardRow>& rows);
    void restoreDeleted();
    void forgetDeleted() { m_deleted.clear(); }

Q_SIGNALS:
    /// "RTX 4070 deleted." or "3 results deleted."
    void removed(const QString& sentence);
    void failed(const QString& sentence);

private:
    void report(const Result<void>& result);

    AppContext* m_context;
    QWidget* m_page;
    QList<RecordDocument> m_deleted;
};

}  // namespace epochmark
