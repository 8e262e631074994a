// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "team/teamexchange.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

namespace epochmark::teamexchange {

namespace {

constexpr int kPage = 500;  // changes in one answer

/// The runs of one set as it is stored now; empty where it was deleted.
Result<QList<SharedRun>> runsOf(const ResultStore& store, const QString& setId)
{
    const auto runs = store.runsOfSet(setId);
    if (!runs) {
        return runs.error();
    }
    return store.documentOf(runs.value()).transform(sharedRuns);
}

}  // namespace

Result<QList<SharedRun>> runsToShare(const ResultStore& store, const QStringList& ids)
{
    QList<SharedRun> runs;
    QSet<QString> sets;
    for (const QString& id : ids) {
        const auto found = store.find(id);
        if (!found) {
            return found.error();
        }
        const QString setId = found->first().setId;
        if (sets.contains(setId)) {
            continue;
        }
        sets.insert(setId);
        const auto own = runsOf(store, setId);
        if (!own) {
            return own.error();
        }
        if (own->isEmpty()) {
            return Error{
                ErrorCode::Usage,
                QObject::tr("Nothing of set %1 is completed: there is nothing to share.").arg(setId.left(8)),
                {}};
        }
        runs += own.value();
    }
    return runs;
}

Result<Sent> sendOutbox(const ResultStore& store, TeamCache& cache, TeamLink* server, const QString& why,
                        const StopToken& stop)
{
    const auto sets = cache.outbox();
    if (!sets) {
        return sets.error();
    }
    Sent sent;
    sent.whyWaiting = server == nullptr ? why : QString();
    for (const QString& setId : sets.value()) {
        if (sent.whyWaiting.isEmpty() && stop.isStopRequested()) {
            sent.whyWaiting = QObject::tr("Sharing was stopped.");
        }
        if (!sent.whyWaiting.isEmpty()) {
            sent.waiting.append(setId);
            continue;
        }
        const auto runs = runsOf(store, setId);
        if (!runs) {
            return runs.error();
        }
        if (!runs->isEmpty()) {
            const auto shared = server->share(runs.value());
            if (!shared && shared.error().code != ErrorCode::Input) {
                sent.whyWaiting = shared.error().message;
                sent.waiting.append(setId);
                continue;
            }
            sent.shared += shared && shared.value() == TeamLink::Shared::Anew ? 1 : 0;
            sent.known += shared && shared.value() == TeamLink::Shared::Known ? 1 : 0;
            if (!shared) {
                sent.refused.append(shared.error().message);
            }
        }
        if (const auto removed = cache.removeFromOutbox(setId); !removed) {
            return removed.error();
        }
    }
    if (sent.waiting.isEmpty()) {
        sent.whyWaiting.clear();
    }
    return sent;
}

Result<Pulled> pull(TeamCache& cache, TeamLink& server, const StopToken& stop)
{
    const auto known = cache.lastSequence(server.boardId());
    if (!known) {
        return known.error();
    }
    const auto latest = server.lastSequence();
    if (!latest) {
        return latest.error();
    }
    Pulled pulled;
    qint64 sequence = known.value();
    if (latest.value() < sequence) {  // a board that was put back to an earlier day
        if (const auto restarted = cache.restart(server.boardId()); !restarted) {
            return restarted.error();
        }
        sequence = 0;
    }
    while (sequence < latest.value() && !stop.isStopRequested()) {
        const auto changes = server.changesAfter(sequence, kPage);
        if (!changes) {
            return changes.error();
        }
        const auto applied = cache.apply(server.boardId(), sequence, changes.value());
        if (!applied) {
            return applied.error();
        }
        pulled.leftOut += applied.value();
        for (const TeamChange& change : changes.value()) {
            (change.isWithdrawal ? pulled.withdrawn : pulled.shared) += 1;
        }
        if (changes->isEmpty()) {
            break;
        }
        sequence = changes->last().sequence;
    }
    pulled.shared -= static_cast<int>(pulled.leftOut.size());
    if (stop.isStopRequested()) {
        return pulled;
    }
    if (const auto noted = cache.setFetchedAt(QDateTime::currentDateTimeUtc()); !noted) {
        return noted.error();
    }
    return pulled;
}

}  // namespace epochmark::teamexchange
