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

/// One record as JSON of schema 1; unknown fields of the record included.
QJsonObject toJson(const RunRecord& record);
/// Error::Input naming the field that is missing or wrong, or the newer schema.
Result<RunRecord> recordFromJson(const QJsonObject& object);

/// The whole document, indented, UTF-8.
QByteArray toJson(const RecordDocument& document);
/// Error::Input with a sentence: no JSON, not a document of Epochmark's, a newer schema, a bad record (which
/// one).
Result<RecordDocument> documentFromJson(const QByteArray& json);

}  // namespace epochmark
