// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"
#include "results/record/recordjson.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

class QWidget;

namespace epochmark {

class AppContext;
class ResultStore;

/// What a person can do to a set on the Leaderboard: rename, note, pin, delete and take that back. Asks
/// through the context's dialogs, has its store written in the background, says in a sentence what failed.
/// Owned by the page; window thread.
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
    /// What became of a deletion.
    struct Removal {
        QSet<QString> asked;
        QStringList names;  ///< of the deleted ones
        QList<RecordDocument> deleted;
        QStringList refusals;
    };
    void write(const std::function<Result<void>(ResultStore&)>& work);
    void endRemoval(const Removal& removal);

    AppContext* m_context;
    QWidget* m_page;
    QSet<QString> m_removing;  ///< asked for, and not gone yet
    QList<RecordDocument> m_deleted;
};

}  // namespace epochmark
