// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"
#include "results/record/jsonfieldreader.h"
#include "results/record/verbatimrecord.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/networkregistry.h"
#include "workload/network/program/programdefinition.h"

#include <QJsonArray>
#include <QObject>

#include <utility>

namespace epochmark {

namespace {

Error recordError(const QString& why)
{
    return {ErrorCode::Input, why, {}};
}

Error newerSchema(const QJsonObject& object)
{
    return recordError(
        QObject::tr("it was written by a newer Epochmark (schema %1, this one reads up to %2); "
                    "update Epochmark to read it")
            .arg(object.value(QStringLiteral("schema")).toDouble())
            .arg(RunRecord::kSchema));
}

/// What must be right of several fields together.
void checkConsistency(JsonFieldReader& reader, const RunRecord& record)
{
    int last = 0;
    for (const EpochReport& epoch : record.epochs) {
        if (epoch.epoch <= last || epoch.epoch > record.workload.epochs) {
            reader.note(QObject::tr("the field \"epoch\" is %1 after %2, but must rise from 1 to at most %3")
                            .arg(epoch.epoch)
                            .arg(last)
                            .arg(record.workload.epochs));
            break;
        }
        last = epoch.epoch;
    }
    for (const EpochReport& epoch : record.epochs) {
        if (epoch.trainHits > record.workload.trainPictures) {
            reader.note(
                QObject::tr("the field \"train_hits\" of epoch %1 is %2, but there are %3 pictures to "
                            "train")
                    .arg(epoch.epoch)
                    .arg(epoch.trainHits)
                    .arg(record.workload.trainPictures));
            break;
        }
    }
    const bool mayRank = record.status == RunStatus::Completed && record.unrankedReasons.isEmpty()
                         && record.timing.totalSeconds().value_or(0) > 0
                         && record.epochs.size() == record.workload.epochs;
    if (record.isRanked && !mayRank) {
        reader.refuse("ranked");
    }
}

/// Whether the schema's number is there at all.
bool hasSchema(const QJsonObject& object)
{
    const QJsonValue schema = object.value(QStringLiteral("schema"));
    return schema.isDouble() && schema.toDouble() >= 1;
}

/// A model file's network is known by what a record tells of it, wherever the file is: where the record is
/// right and its fingerprint is that of what it tells.
void takeFileNetwork(const QJsonObject& object, RunRecord& record, JsonFieldReader& reader, bool isRight)
{
    const QJsonObject environment = object.value(QStringLiteral("environment")).toObject();
    const QJsonObject workload = object.value(QStringLiteral("workload")).toObject();
    const QString title = environment.value(QStringLiteral("network_file")).toString();
    auto told = KerasDefinition::remembered(workload, title);
    if (told == nullptr) {
        told = ProgramDefinition::remembered(workload, title);
    }
    if (told == nullptr || isNewerSchema(object)) {
        return;
    }
    if (!isFingerprintOwn(object)) {
        reader.refuse("workload.fingerprint");
        return;
    }
    if (!isRight) {
        return;
    }
    record.workload.setRecordedFile(told->id(), told->title());
    if (!record.workload.isKnownNetwork()) {
        NetworkRegistry::instance().remember(std::move(told));
    }
}

/// What can be read of a record, and what is wrong with it as one of this program's schema.
RunRecord readFields(const QJsonObject& object, QStringList& problems)
{
    JsonFieldReader reader(object, problems);
    if (!hasSchema(object)) {
        reader.refuse("schema");
    }
    RunRecord record;
    visitRecord(record, reader);
    if (!object.value(QStringLiteral("learned")).isBool()) {
        record.hasLearned = record.isRanked;  // who doesn't say so ranked it for that, too
    }
    checkConsistency(reader, record);
    takeFileNetwork(object, record, reader, problems.isEmpty());
    // Whoever changes a setting of a record takes it out of its class; here it would enter another's.
    if (!isFingerprint(statedFingerprint(object))
        || (record.workload.isKnownNetwork() && !isWorkloadKnown(object, record)
            && !isFingerprintOwn(object))) {
        reader.refuse("workload.fingerprint");
    }
    return record;
}

Result<Annotations> annotationsFromJson(const QJsonObject& object)
{
    QStringList problems;
    JsonFieldReader reader(object, problems);
    Annotations annotations;
    visitAnnotations(annotations, reader);
    if (!problems.isEmpty()) {
        return recordError(problems.first());
    }
    return annotations;
}

Error documentError(const QString& why, const QString& detail = {})
{
    return {ErrorCode::Input, QObject::tr("These results can't be read: %1.").arg(why), detail};
}

/// "record 3 (7f3a91c2-...)"; without an id only its number.
QString nameOf(const QJsonObject& record, int number)
{
    const QString id = record.value(QStringLiteral("id")).toString();
    return id.isEmpty() ? QObject::tr("record %1").arg(number)
                        : QObject::tr("record %1 (%2)").arg(number).arg(id);
}

Result<QList<RunRecord>> recordsOf(const QJsonObject& whole)
{
    QList<RunRecord> records;
    for (const QJsonValue& value : whole.value(QStringLiteral("records")).toArray()) {
        Result<RunRecord> record = recordFromJson(value.toObject());
        if (!record) {
            const QString name = nameOf(value.toObject(), static_cast<int>(records.size()) + 1);
            return documentError(QObject::tr("%1: %2").arg(name, record.error().message));
        }
        records.append(std::move(record).value());
    }
    return records;
}

Result<QList<Annotations>> annotationsOf(const QJsonObject& whole)
{
    QList<Annotations> found;
    for (const QJsonValue& value : whole.value(QStringLiteral("annotations")).toArray()) {
        Result<Annotations> annotations = annotationsFromJson(value.toObject());
        if (!annotations) {
            return documentError(
                QObject::tr("annotation %1: %2").arg(found.size() + 1).arg(annotations.error().message));
        }
        found.append(std::move(annotations).value());
    }
    return found;
}

}  // namespace

Result<EpochReport> epochFromJson(const QJsonObject& object)
{
    QStringList problems;
    JsonFieldReader reader(object, problems);
    EpochReport epoch;
    visitEpoch(epoch, reader);
    if (!problems.isEmpty()) {
        return recordError(problems.first());
    }
    return epoch;
}

Result<RunRecord> recordFromJson(const QJsonObject& object)
{
    QStringList problems;
    RunRecord record = readFields(object, problems);
    const std::optional<QString> why = whyVerbatim(object, record);
    if (isNewerSchema(object)) {  // its limits are its own
        return record.id.isEmpty() ? Result<RunRecord>(newerSchema(object))
                                   : asVerbatim(std::move(record), object, *why);
    }
    if (!problems.isEmpty()) {
        return recordError(problems.first());
    }
    if (why) {
        return asVerbatim(std::move(record), object, *why);
    }
    record.unknown = fieldsBeyond(object, toJson(record));
    return record;
}

RunRecord storedRecordFromJson(const QJsonObject& object, const QString& runId, const QString& setId)
{
    QStringList problems;
    RunRecord record = readFields(object, problems);
    record.id = runId;
    record.setId = setId;
    std::optional<QString> why = whyVerbatim(object, record);
    if (!problems.isEmpty() && !isNewerSchema(object)) {
        why = QObject::tr("What is stored can't be right: %1.").arg(problems.first());
    }
    if (why) {
        return asVerbatim(std::move(record), object, *why);
    }
    record.unknown = fieldsBeyond(object, toJson(record));
    return record;
}

Result<RecordDocument> documentFromJson(const QByteArray& json)
{
    QJsonParseError parsed;
    const QJsonDocument parsedDocument = jsontext::parsed(json, &parsed);
    const QJsonObject whole = parsedDocument.object();
    if (!whole.contains(QStringLiteral("schema")) && !whole.contains(QStringLiteral("records"))) {
        // An array or a text is JSON, too: nothing went wrong then but what it is.
        const bool isJson = parsed.error == QJsonParseError::NoError;
        const QString detail = isJson ? QString() : parsed.errorString();
        return documentError(QObject::tr("the file is no JSON document of Epochmark's"), detail);
    }
    if (!hasSchema(whole)) {
        return documentError(QObject::tr("the field \"schema\" is missing or can't be read"));
    }
    const QJsonValue records = whole.value(QStringLiteral("records"));
    if (isNewerSchema(whole) && records.toArray().isEmpty()) {
        return documentError(newerSchema(whole).message);
    }
    if (!records.isArray()) {
        return documentError(QObject::tr("the field \"records\" is missing or can't be read"));
    }
    return recordsOf(whole).andThen([&whole](const QList<RunRecord>& read) {
        return annotationsOf(whole).transform([&read](const QList<Annotations>& annotations) {
            return RecordDocument{read, annotations};
        });
    });
}

}  // namespace epochmark
