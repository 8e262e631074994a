// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/boardactions.h"

#include "context/appcontext.h"

#include <QWidget>

namespace epochmark {

BoardActions::BoardActions(AppContext* context, QWidget* page)
    : QObject(page), m_context(context), m_page(page)
{}

void BoardActions::report(const Result<void>& result)
{
    if (!result) {
        Q_EMIT failed(result.error().message);
    }
}

void BoardActions::rename(const LeaderboardRow& row)
{
    m_context->dialogs().askText(m_page, tr("Rename"), tr("Name of the device (empty: its own)"),
                                 row.deviceName, [this, setId = row.setId](const QString& name) {
                                     report(m_context->store().setName(setId, name.trimmed()));
                                 });
}

void BoardActions::editNote(const LeaderboardRow& row)
{
    m_context->dialogs().askText(m_page, tr("Note"), tr("Note on %1").arg(row.deviceName), row.note,
                                 [this, setId = row.setId](const QString& note) {
                                     report(m_context->store().setNote(setId, note.trimmed()));
                                 });
}

void BoardActions::togglePin(const LeaderboardRow& row)
{
    report(row.isPinned ? m_context->store().unpin(row.setId) : m_context->store().pin(row.setId));
}

void BoardActions::remove(const QList<LeaderboardRow>& rows)
{
    QStringList names;
    QStringList refusals;
    QList<RecordDocument> deleted;
    for (const LeaderboardRow& row : rows) {
        const auto document = m_context->store().deleteSet(row.setId);
        if (document) {
            deleted.append(document.value());
            names.append(row.deviceName);
        } else {
            refusals.append(document.error().message);
        }
    }
    if (!refusals.isEmpty()) {
        Q_EMIT failed(refusals.join(QLatin1Char(' ')));
    }
    if (!deleted.isEmpty()) {
        Q_EMIT removed(names.size() == 1
                           ? tr("%1 deleted.").arg(names.first())
                           : tr("%n results deleted.", nullptr, static_cast<int>(names.size())));
        // After the signal: a bar that still offers the former deletion lets it expire on a new offer.
        m_deleted = deleted;
    }
}

void BoardActions::restoreDeleted()
{
    for (const RecordDocument& document : std::exchange(m_deleted, {})) {
        report(m_context->store().restore(document));
    }
}

}  // namespace epochmark
