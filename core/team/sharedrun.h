// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/recordjson.h"
#include "results/record/sharedmark.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace epochmark {

/// Of one shared record, as the board's own rule has it; one of a thousand epochs has 1 MB.
inline constexpr qint64 kMostSharedBytes = 4 << 20;

/// One run as it lies on a team's board, or as it will. Value.
struct SharedRun {
    QString runId;
    QString setId;
    QString setName;  ///< the set's own name, empty: its device's
    QString setNote;
    QByteArray content;  ///< the record, JSON, UTF-8; its bytes are kept
};

/// What happened on a board: a run was shared, or withdrawn.
struct TeamChange {
    qint64 sequence = 0;  ///< grows by time
    bool isWithdrawal = false;
    bool isWhole = true;  ///< the content is what the board's hash was made of
    SharedRun run;        ///< of a withdrawal the ids alone
    SharedMark mark;
};

/// The completed runs of a document as they are shared, oldest first: what a record keeps, to the last field.
/// Others (stopped, failed, in work) are nobody's comparison.
QList<SharedRun> sharedRuns(const RecordDocument& document);

/// The record in it. Error::Input with a sentence: no record, one that says other ids than it came under,
/// beyond the limits of an import.
Result<RunRecord> recordOf(const SharedRun& run);

/// Every text that leaves with these runs, a line each, "what: text": device, system, dataset, classes, name,
/// note, remarks. Numbers leave, too.
QStringList textsThatLeave(const QList<SharedRun>& runs);

}  // namespace epochmark
