// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"
#include "results/record/jsonfieldwriter.h"

#include <QJsonArray>

namespace epochmark {

namespace {

/// What a record's JSON begins with: the schema, and of the workload what this program makes of its fields.
QJsonObject begun(const RunRecord& record)
{
    QJsonObject workload = record.workload.fingerprintObject();
    workload.remove(QStringLiteral("pipeline"));  // stands at the top of the record
    return {{QStringLiteral("schema"), RunRecord::kSchema}, {QStringLiteral("workload"), workload}};
}

QJsonObject annotationsObject(const Annotations& annotations)
{
    JsonFieldWriter writer;
    visitAnnotations(annotations, writer);
    return writer.object();
}

}  // namespace

QJsonObject toJson(const EpochReport& epoch)
{
    JsonFieldWriter writer;
    visitEpoch(epoch, writer);
    return writer.object();
}

QJsonObject toJson(const RunRecord& record)
{
    if (record.isVerbatim()) {
        return record.verbatim;
    }
    JsonFieldWriter writer(begun(record));
    visitRecord(record, writer);
    return withFields(writer.object(), record.unknown);
}

QByteArray toJson(const RecordDocument& document)
{
    QJsonArray records;
    for (const RunRecord& record : document.records) {
        records.append(toJson(record));
    }
    QJsonArray annotations;
    for (const Annotations& annotation : document.annotations) {
        annotations.append(annotationsObject(annotation));
    }
    const QJsonObject whole{{QStringLiteral("schema"), RunRecord::kSchema},
                            {QStringLiteral("records"), records},
                            {QStringLiteral("annotations"), annotations}};
    return jsontext::written(whole, QJsonDocument::Indented);
}

}  // namespace epochmark
