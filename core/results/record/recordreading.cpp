// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"

#include <QJsonArray>
#include <QObject>
#include <QUuid>

#include <cmath>
#include <limits>

namespace epochmark {

namespace {

Phases readPhases(JsonFields fields)
{
    Phases phases;
    phases.decodeSeconds = fields.maybeNumber("decode_s").value_or(0);
    phases.inputSeconds = fields.maybeNumber("input_s").value_or(0);
    phases.computeSeconds = fields.maybeNumber("compute_s").value_or(0);
    phases.optimizerSeconds = fields.maybeNumber("optimizer_s").value_or(0);
    phases.validationSeconds = fields.maybeNumber("validation_s").value_or(0);
    phases.otherSeconds = fields.maybeNumber("other_s").value_or(0);
    return phases;
}

/// An id in its one spelling, or empty (and the field refused) when it is no uuid.
QString readUuid(JsonFields& fields, const char* path)
{
    const QUuid uuid = QUuid::fromString(fields.text(path));
    if (uuid.isNull()) {
        fields.refuse(path);
    }
    return uuid.toString(QUuid::WithoutBraces);
}

/// A whole number of an int's range, else the field is refused.
int readInt(JsonFields& fields, const char* path, int lowest)
{
    const qint64 value = fields.integer(path);
    if (value < lowest || value > std::numeric_limits<int>::max()) {
        fields.refuse(path);
        return lowest;
    }
    return static_cast<int>(value);
}

template <typename T>
T readName(JsonFields& fields, const char* path, Result<T> (*parse)(const QString&))
{
    Result<T> parsed = parse(fields.text(path));
    if (!parsed) {
        fields.refuse(path);
        return T{};
    }
    return parsed.value();
}

/// Records of the time before there was a choice name Classic in the same place.
void readNetwork(JsonFields& fields, WorkloadSpec& spec)
{
    const QString initialisation = fields.textOr("workload.initialisation");
    StatedNetwork stated;
    stated.parameters = fields.maybeInteger("workload.network.parameters");
    if (!initialisation.isNull()) {
        stated.initialisation = initialisation;
    }
    spec.setRecordedNetwork(fields.textOr("workload.network.name", spec.networkName()), stated);
}

void readWorkload(JsonFields& fields, RunRecord& record)
{
    WorkloadSpec& spec = record.workload;
    spec.manifestHash = fields.text("workload.dataset.manifest");
    spec.classes = fields.texts("workload.dataset.classes");
    spec.trainPictures = readInt(fields, "workload.dataset.train", 0);
    spec.testPictures = readInt(fields, "workload.dataset.test", 0);
    readNetwork(fields, spec);
    spec.pipeline = readName(fields, "pipeline", pipelineFromString);
    spec.precision = readName(fields, "workload.precision", precisionFromString);
    spec.batchSize = readInt(fields, "workload.batch_size", 1);
    spec.epochs = readInt(fields, "workload.epochs", 1);
    spec.learningRate = fields.number("workload.optimizer.learning_rate");
    record.dataset.name = fields.text("workload.dataset.name");
    record.dataset.leftOut = readInt(fields, "workload.dataset.left_out", 0);
    // Whoever changes a setting of a record takes it out of its class; here it would enter another's.
    if (fields.text("workload.fingerprint") != spec.fingerprint()) {
        fields.refuse("workload.fingerprint");
    }
}

void readDevice(JsonFields& fields, RecordedDevice& device)
{
    device.id = fields.text("device.id");
    device.kind = readName(fields, "device.kind", deviceKindFromString);
    device.name = fields.text("device.name");
    device.threads = fields.maybeInteger("device.threads") ? readInt(fields, "device.threads", 0) : 0;
    device.memoryBytes = fields.maybeInteger("device.memory_bytes");
}

void readIdentity(JsonFields& fields, RunRecord& record)
{
    record.id = readUuid(fields, "id");
    record.setId = readUuid(fields, "set_id");
    record.status = readName(fields, "status", runStatusFromString);
    record.isRanked = fields.flag("ranked");
    record.hasLearned = fields.flagOr("learned",
                                      record.isRanked);  // who doesn't say so ranked it for that, too
    record.unrankedReasons = fields.texts("unranked_reasons");
    record.preset = readName(fields, "preset", presetFromString);
    record.startedAt = QDateTime::fromString(fields.text("started_at"), Qt::ISODateWithMs).toUTC();
    if (!record.startedAt.isValid()) {
        fields.refuse("started_at");
    }
    for (const QJsonObject& warning : fields.objects("warnings")) {
        JsonFields inner(warning);
        record.warnings.append({inner.text("code"), inner.text("text")});
        if (inner.problem()) {
            fields.refuse("warnings");
        }
    }
}

void readSeed(JsonFields& fields, const QJsonObject& object, RunRecord& record)
{
    bool isNumber = true;
    const QJsonValue seed = object.value(QStringLiteral("seed"));
    record.seed = seed.isString() ? seed.toString().toULongLong(&isNumber)
                                  : static_cast<quint64>(fields.integer("seed"));
    if (!isNumber || (seed.isDouble() && seed.toDouble() < 0)) {
        fields.refuse("seed");
    }
}

/// A time that is there must be one.
std::optional<double> readSeconds(JsonFields& fields, const char* path)
{
    const std::optional<double> seconds = fields.maybeNumber(path);
    if (seconds && *seconds < 0) {
        fields.refuse(path);
    }
    return seconds;
}

/// What says one thing in two places must say the same.
void checkConsistency(JsonFields& fields, const RunRecord& record)
{
    const std::optional<double> headline = record.timing.totalSeconds();
    const std::optional<double> stated = fields.maybeNumber("timing.total_s");
    if (stated && (!headline || std::abs(*stated - *headline) > 1e-6 * *headline)) {
        fields.refuse("timing.total_s");
    }
    const bool mayRank = record.status == RunStatus::Completed && record.unrankedReasons.isEmpty()
                         && headline.value_or(0) > 0 && record.epochs.size() == record.workload.epochs;
    if (record.isRanked && !mayRank) {
        fields.refuse("ranked");
    }
}

void readOutcome(JsonFields& fields, RunRecord& record)
{
    record.timing.checkSeconds = readSeconds(fields, "timing.check_s");
    record.timing.dataSeconds = readSeconds(fields, "timing.data_s");
    record.timing.warmupSeconds = readSeconds(fields, "timing.warmup_s");
    record.timing.trainSeconds = readSeconds(fields, "timing.train_s");
    record.timing.coolDownSeconds = readSeconds(fields, "timing.cool_down_s");
    record.timing.phases = readPhases(JsonFields(fields.object("timing.phases")));
    record.steadyImagesPerSecond = fields.maybeNumber("throughput.steady_images_per_s");
    record.finalValidationLoss = fields.maybeNumber("final.val_loss");
    record.finalValidationAccuracy = fields.maybeNumber("final.val_accuracy");
    record.peakMemoryBytes = fields.maybeInteger("peak_memory_bytes");
    record.environment = fields.object("environment");
    for (const QJsonObject& epoch : fields.objects("epochs")) {
        const Result<EpochReport> report = epochFromJson(epoch);
        if (!report) {
            fields.refuse("epochs");
            return;
        }
        record.epochs.append(report.value());
    }
}

void readHeat(JsonFields& fields, RunRecord& record)
{
    if (fields.object("heat").isEmpty()) {
        return;
    }
    Heat heat;
    heat.startCelsius = fields.maybeNumber("heat.start_celsius");
    heat.maxCelsius = fields.maybeNumber("heat.max_celsius");
    heat.meanMegahertz = fields.maybeNumber("heat.mean_mhz");
    heat.baseMegahertz = fields.maybeNumber("heat.base_mhz");
    if (!fields.object("heat.throttling").isEmpty()) {
        heat.throttling = Throttling{
            fields.text("heat.throttling.source"), fields.texts("heat.throttling.reasons"),
            fields.maybeNumber("heat.throttling.share"), fields.maybeInteger("heat.throttling.events")};
    }
    record.heat = heat;
}

void readEnergyAndCost(JsonFields& fields, RunRecord& record)
{
    if (!fields.object("energy").isEmpty()) {
        record.energy = Energy{fields.number("energy.joules"), fields.text("energy.source"),
                               fields.text("energy.scope")};
    }
    if (fields.object("cost").isEmpty()) {
        return;
    }
    RunCost cost;
    cost.amount = fields.number("cost.amount");
    cost.currency = fields.text("cost.currency");
    cost.kind = readName(fields, "cost.kind", priceKindFromString);
    cost.source = fields.textOr("cost.source");
    const QString date = fields.textOr("cost.price_date");
    if (!date.isEmpty()) {
        cost.priceDate = QDate::fromString(date, Qt::ISODate);
        if (!cost.priceDate->isValid()) {
            fields.refuse("cost.price_date");
        }
    }
    cost.isEnergyIncluded = fields.flag("cost.energy_included");
    record.cost = cost;
}

Result<Annotations> annotationsFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    Annotations annotations;
    annotations.setId = readUuid(fields, "set_id");
    annotations.name = fields.textOr("name");
    annotations.note = fields.textOr("note");
    annotations.isPinned = fields.flag("pinned");
    const QString imported = fields.textOr("imported_at");
    if (!imported.isEmpty()) {
        annotations.importedAt = QDateTime::fromString(imported, Qt::ISODateWithMs).toUTC();
        if (!annotations.importedAt.isValid()) {
            fields.refuse("imported_at");
        }
    }
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return annotations;
}

/// Error::Input for a schema that isn't ours; none when it is.
std::optional<Error> schemaProblem(const QJsonObject& object)
{
    const QJsonValue schema = object.value(QStringLiteral("schema"));
    if (!schema.isDouble() || schema.toDouble() < 1) {
        return Error{ErrorCode::Input, QObject::tr("the field \"schema\" is missing or can't be read"), {}};
    }
    if (schema.toDouble() > RunRecord::kSchema) {
        return Error{ErrorCode::Input,
                     QObject::tr("it was written by a newer Epochmark (schema %1, this one reads "
                                 "up to %2); update Epochmark to read it")
                         .arg(schema.toDouble())
                         .arg(RunRecord::kSchema),
                     {}};
    }
    return std::nullopt;
}

Error documentError(const QString& why, const QString& detail = {})
{
    return {ErrorCode::Input, QObject::tr("These results can't be read: %1.").arg(why), detail};
}

}  // namespace

Result<EpochReport> epochFromJson(const QJsonObject& object)
{
    JsonFields fields(object);
    EpochReport epoch;
    epoch.epoch = readInt(fields, "epoch", 1);
    epoch.seconds = fields.number("seconds");
    epoch.validationSeconds = fields.maybeNumber("validation_s").value_or(0);
    epoch.trainLoss = fields.maybeNumber("train_loss");
    epoch.trainAccuracy = fields.maybeNumber("train_accuracy");
    epoch.validationLoss = fields.maybeNumber("val_loss");
    epoch.validationAccuracy = fields.maybeNumber("val_accuracy");
    epoch.trainHits = fields.maybeInteger("train_hits").value_or(0);
    epoch.phases = readPhases(JsonFields(fields.object("phases")));
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return epoch;
}

Result<RunRecord> recordFromJson(const QJsonObject& object)
{
    if (const auto problem = schemaProblem(object)) {
        return *problem;
    }
    JsonFields fields(object);
    RunRecord record;
    readIdentity(fields, record);
    readSeed(fields, object, record);
    readWorkload(fields, record);
    readDevice(fields, record.device);
    readOutcome(fields, record);
    readHeat(fields, record);
    readEnergyAndCost(fields, record);
    checkConsistency(fields, record);
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    record.unknown = fieldsBeyond(object, toJson(record));
    return record;
}

Result<RecordDocument> documentFromJson(const QByteArray& json)
{
    QJsonParseError parsed;
    const QJsonDocument parsedDocument = jsontext::parsed(json, &parsed);
    if (!parsedDocument.isObject()) {
        return documentError(QObject::tr("the file is no JSON document of Epochmark's"),
                             parsed.errorString());
    }
    const QJsonObject whole = parsedDocument.object();
    if (!whole.contains(QStringLiteral("schema")) && !whole.contains(QStringLiteral("records"))) {
        return documentError(QObject::tr("the file is no JSON document of Epochmark's"));
    }
    if (const auto problem = schemaProblem(whole)) {
        return documentError(problem->message);
    }
    if (!whole.value(QStringLiteral("records")).isArray()) {
        return documentError(QObject::tr("the field \"records\" is missing or can't be read"));
    }
    RecordDocument document;
    int number = 0;
    for (const QJsonValue& value : whole.value(QStringLiteral("records")).toArray()) {
        ++number;
        Result<RunRecord> record = recordFromJson(value.toObject());
        if (!record) {
            return documentError(QObject::tr("record %1: %2").arg(number).arg(record.error().message));
        }
        document.records.append(std::move(record).value());
    }
    number = 0;
    for (const QJsonValue& value : whole.value(QStringLiteral("annotations")).toArray()) {
        ++number;
        Result<Annotations> annotations = annotationsFromJson(value.toObject());
        if (!annotations) {
            return documentError(
                QObject::tr("annotation %1: %2").arg(number).arg(annotations.error().message));
        }
        document.annotations.append(std::move(annotations).value());
    }
    return document;
}

}  // namespace epochmark
