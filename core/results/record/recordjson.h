// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "results/record/runrecord.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace epochmark {

/// Records and their annotations as they travel: `{"schema":1,"records":[...],"annotations":[...]}`.
struct RecordDocument {
    QList<RunRecord> records;
    QList<Annotations> annotations;

    bool operator==(const RecordDocument&) const = default;
};

/// One epoch as it stands in a record's `epochs` and in the journal.
QJsonObject toJson(const EpochReport& epoch);
Result<EpochReport> epochFromJson(const QJsonObject& object);

/// One record as JSON of schema 1; unknown fields of the record included. Of a verbatim record what was read,
/// to the last field.
QJsonObject toJson(const RunRecord& record);

/// A record that this program can't write anew without changing it, because it is of a newer schema or its
/// network, its device's kind or another part of its workload is unknown here, comes as verbatim, with what
/// could be read of it, never ranked, the reason first of `unrankedReasons`. Error::Input with part of a
/// sentence: the field that is missing, wrong or beyond its limits; a newer schema without an id to keep it
/// by.
Result<RunRecord> recordFromJson(const QJsonObject& object);

/// The same of a record that lies in a store: whatever it says, it is shown. With a value that can't be right
/// it is verbatim, too. Its row's ids are for what doesn't say its own.
RunRecord storedRecordFromJson(const QJsonObject& object, const QString& runId, const QString& setId);

/// The whole document, indented, UTF-8.
QByteArray toJson(const RecordDocument& document);
/// Error::Input with a sentence: no JSON, not a document of Epochmark's, a newer schema of which nothing can
/// be shown, a bad record (which one).
Result<RecordDocument> documentFromJson(const QByteArray& json);

}  // namespace epochmark
