// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/setdeletion.h"

#include "context/appcontext.h"
#include "results/board/leaderboard.h"

#include <QWidget>

namespace epochmark {

SetDeletion::SetDeletion(AppContext* context, QWidget* page) : QObject(page), m_context(context), m_page(page)
{}

void SetDeletion::ask(const QString& setId, const LeaderboardRow* row)
{
    const int others = row == nullptr ? 0 : static_cast<int>(row->runs.size()) - 1;
    if (others < 1) {
        remove(setId);
        return;
    }
    // A set is deleted whole: what was measured before is worth a question.
    m_context->dialogs().ask(
        m_page, tr("Delete this set?"),
        tr("%n earlier run(s) of the same set would be deleted with it.", nullptr, others), tr("Delete"),
        [this, setId](bool isAccepted) {
            if (isAccepted) {
                remove(setId);
            }
        });
}

void SetDeletion::remove(const QString& setId)
{
    m_context->writer().write(
        this, [setId](ResultStore& store) { return store.deleteSet(setId); },
        [this, setId](const Result<RecordDocument>& gone) {
            if (gone) {
                Q_EMIT deleted(setId);
            } else {
                Q_EMIT failed(gone.error());
            }
        });
}

}  // namespace epochmark
