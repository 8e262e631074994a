// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/boardactions.h"

#include "context/appcontext.h"
#include "results/board/rownames.h"

#include <QWidget>

namespace epochmark {

BoardActions::BoardActions(AppContext* context, QWidget* page)
    : QObject(page), m_context(context), m_page(page)
{}

/// Writes by `work`, says what failed.
void BoardActions::write(const std::function<Result<void>(ResultStore&)>& work)
{
    m_context->writer().write(this, work, [this](const Result<void>& result) {
        if (!result) {
            Q_EMIT failed(result.error().message);
        }
    });
}

void BoardActions::rename(const LeaderboardRow& row)
{
    m_context->dialogs().askText(
        m_page, tr("Rename"), tr("Name of the device (empty: its own)"), row.deviceName,
        [this, setId = row.setId](const QString& name) {
            write([setId, name](ResultStore& store) { return store.setName(setId, name.trimmed()); });
        });
}

void BoardActions::editNote(const LeaderboardRow& row)
{
    m_context->dialogs().askLines(
        m_page, tr("Note"), tr("Note on %1").arg(nameWithThreads(row)), row.note,
        [this, setId = row.setId](const QString& note) {
            write([setId, note](ResultStore& store) { return store.setNote(setId, note.trimmed()); });
        });
}

void BoardActions::togglePin(const LeaderboardRow& row)
{
    write([setId = row.setId, isPinned = row.isPinned](ResultStore& store) {
        return isPinned ? store.unpin(setId) : store.pin(setId);
    });
}

void BoardActions::remove(const QList<LeaderboardRow>& rows)
{
    QList<std::pair<QString, QString>> sets;
    for (const LeaderboardRow& row : rows) {
        if (!m_removing.contains(row.setId)) {
            m_removing.insert(row.setId);
            sets.append({row.setId, nameWithThreads(row)});
        }
    }
    if (sets.isEmpty()) {
        return;
    }
    const auto work = [sets](ResultStore& store) -> Result<Removal> {
        Removal removal;
        for (const auto& [setId, name] : sets) {
            removal.asked.insert(setId);
            const auto document = store.deleteSet(setId);
            if (document) {
                removal.deleted.append(document.value());
                removal.names.append(name);
            } else {
                removal.refusals.append(document.error().message);
            }
        }
        return removal;
    };
    m_context->writer().write(this, work, [this](const Result<Removal>& removal) {
        if (removal) {
            endRemoval(removal.value());
        } else {
            m_removing.clear();
            Q_EMIT failed(removal.error().message);
        }
    });
}

void BoardActions::endRemoval(const Removal& removal)
{
    m_removing.subtract(removal.asked);
    if (!removal.refusals.isEmpty()) {
        Q_EMIT failed(removal.refusals.join(QLatin1Char(' ')));
    }
    if (!removal.deleted.isEmpty()) {
        Q_EMIT removed(removal.names.size() == 1
                           ? tr("%1 deleted.").arg(removal.names.first())
                           : tr("%Ln results deleted.", nullptr, static_cast<int>(removal.names.size())));
        // After the signal: a bar that still offers the former deletion lets it expire on a new offer.
        m_deleted = removal.deleted;
    }
}

void BoardActions::restoreDeleted()
{
    write([deleted = std::exchange(m_deleted, {})](ResultStore& store) {
        Result<void> restored;
        for (const RecordDocument& document : deleted) {
            if (const auto one = store.restore(document); !one) {
                restored = one;
            }
        }
        return restored;
    });
}

}  // namespace epochmark
