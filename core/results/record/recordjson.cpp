// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/recordjson.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"

#include <QJsonArray>

#include <cmath>

namespace epochmark {

namespace {

/// Absent and not finite are both null: JSON has no NaN.
QJsonValue orNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const std::optional<qint64>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString timeText(const QDateTime& time)
{
    const QDateTime utc = time.toUTC();
    return utc.toString(utc.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

/// Text beyond 2^53: a number there would be rounded by most readers.
QJsonValue seedValue(quint64 seed)
{
    return seed <= (quint64{1} << 53) ? QJsonValue(static_cast<qint64>(seed))
                                      : QJsonValue(QString::number(seed));
}

QJsonObject phasesObject(const Phases& phases)
{
    return {{QStringLiteral("decode_s"), phases.decodeSeconds},
            {QStringLiteral("input_s"), phases.inputSeconds},
            {QStringLiteral("compute_s"), phases.computeSeconds},
            {QStringLiteral("optimizer_s"), phases.optimizerSeconds},
            {QStringLiteral("validation_s"), phases.validationSeconds},
            {QStringLiteral("other_s"), phases.otherSeconds}};
}

QJsonObject workloadObject(const RunRecord& record)
{
    QJsonObject workload = record.workload.fingerprintObject();
    workload.remove(QStringLiteral("pipeline"));  // stands at the top of the record
    workload.insert(QStringLiteral("fingerprint"), record.workload.fingerprint());
    QJsonObject dataset = workload.value(QStringLiteral("dataset")).toObject();
    dataset.insert(QStringLiteral("name"), record.dataset.name);
    dataset.insert(QStringLiteral("left_out"), record.dataset.leftOut);
    workload.insert(QStringLiteral("dataset"), dataset);
    return workload;
}

QJsonObject deviceObject(const RecordedDevice& device)
{
    return {{QStringLiteral("id"), device.id},
            {QStringLiteral("kind"), toString(device.kind)},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("threads"), device.threads > 0 ? QJsonValue(device.threads) : QJsonValue()},
            {QStringLiteral("memory_bytes"), orNull(device.memoryBytes)}};
}

QJsonObject timingObject(const RunTiming& timing)
{
    return {{QStringLiteral("check_s"), orNull(timing.checkSeconds)},
            {QStringLiteral("data_s"), orNull(timing.dataSeconds)},
            {QStringLiteral("warmup_s"), orNull(timing.warmupSeconds)},
            {QStringLiteral("train_s"), orNull(timing.trainSeconds)},
            {QStringLiteral("total_s"), orNull(timing.totalSeconds())},
            {QStringLiteral("cool_down_s"), orNull(timing.coolDownSeconds)},
            {QStringLiteral("phases"), phasesObject(timing.phases)}};
}

QJsonArray warningArray(const QList<Warning>& warnings)
{
    QJsonArray array;
    for (const Warning& warning : warnings) {
        array.append(
            QJsonObject{{QStringLiteral("code"), warning.code}, {QStringLiteral("text"), warning.text}});
    }
    return array;
}

QJsonArray epochArray(const QList<EpochReport>& epochs)
{
    QJsonArray array;
    for (const EpochReport& epoch : epochs) {
        array.append(toJson(epoch));
    }
    return array;
}

QJsonValue energyValue(const std::optional<Energy>& energy)
{
    if (!energy) {
        return {};
    }
    return QJsonObject{{QStringLiteral("joules"), energy->joules},
                       {QStringLiteral("source"), energy->source},
                       {QStringLiteral("scope"), energy->scope}};
}

QJsonValue throttlingValue(const std::optional<Throttling>& throttling)
{
    if (!throttling) {
        return {};
    }
    return QJsonObject{{QStringLiteral("source"), throttling->source},
                       {QStringLiteral("reasons"), QJsonArray::fromStringList(throttling->reasons)},
                       {QStringLiteral("share"), orNull(throttling->share)},
                       {QStringLiteral("events"), orNull(throttling->events)}};
}

QJsonValue heatValue(const std::optional<Heat>& heat)
{
    if (!heat) {
        return {};
    }
    return QJsonObject{{QStringLiteral("start_celsius"), orNull(heat->startCelsius)},
                       {QStringLiteral("max_celsius"), orNull(heat->maxCelsius)},
                       {QStringLiteral("mean_mhz"), orNull(heat->meanMegahertz)},
                       {QStringLiteral("base_mhz"), orNull(heat->baseMegahertz)},
                       {QStringLiteral("throttling"), throttlingValue(heat->throttling)}};
}

QJsonValue costValue(const std::optional<RunCost>& cost)
{
    if (!cost) {
        return {};
    }
    return QJsonObject{{QStringLiteral("amount"), cost->amount},
                       {QStringLiteral("currency"), cost->currency},
                       {QStringLiteral("kind"), toString(cost->kind)},
                       {QStringLiteral("source"), cost->source},
                       {QStringLiteral("price_date"),
                        cost->priceDate ? QJsonValue(cost->priceDate->toString(Qt::ISODate)) : QJsonValue()},
                       {QStringLiteral("energy_included"), cost->isEnergyIncluded}};
}

QJsonObject knownFields(const RunRecord& record)
{
    return {{QStringLiteral("schema"), RunRecord::kSchema},
            {QStringLiteral("id"), record.id},
            {QStringLiteral("set_id"), record.setId},
            {QStringLiteral("status"), toString(record.status)},
            {QStringLiteral("ranked"), record.isRanked},
            {QStringLiteral("learned"), record.hasLearned},
            {QStringLiteral("unranked_reasons"), QJsonArray::fromStringList(record.unrankedReasons)},
            {QStringLiteral("warnings"), warningArray(record.warnings)},
            {QStringLiteral("started_at"), timeText(record.startedAt)},
            {QStringLiteral("preset"), toString(record.preset)},
            {QStringLiteral("pipeline"), toString(record.workload.pipeline)},
            {QStringLiteral("seed"), seedValue(record.seed)},
            {QStringLiteral("workload"), workloadObject(record)},
            {QStringLiteral("device"), deviceObject(record.device)},
            {QStringLiteral("environment"), record.environment},
            {QStringLiteral("timing"), timingObject(record.timing)},
            {QStringLiteral("throughput"),
             QJsonObject{{QStringLiteral("steady_images_per_s"), orNull(record.steadyImagesPerSecond)}}},
            {QStringLiteral("epochs"), epochArray(record.epochs)},
            {QStringLiteral("final"),
             QJsonObject{{QStringLiteral("val_loss"), orNull(record.finalValidationLoss)},
                         {QStringLiteral("val_accuracy"), orNull(record.finalValidationAccuracy)}}},
            {QStringLiteral("peak_memory_bytes"), orNull(record.peakMemoryBytes)},
            {QStringLiteral("energy"), energyValue(record.energy)},
            {QStringLiteral("heat"), heatValue(record.heat)},
            {QStringLiteral("cost"), costValue(record.cost)}};
}

QJsonObject annotationsObject(const Annotations& annotations)
{
    return {{QStringLiteral("set_id"), annotations.setId},
            {QStringLiteral("name"), annotations.name},
            {QStringLiteral("note"), annotations.note},
            {QStringLiteral("pinned"), annotations.isPinned},
            {QStringLiteral("imported_at"),
             annotations.importedAt.isValid() ? QJsonValue(timeText(annotations.importedAt)) : QJsonValue()}};
}

}  // namespace

QJsonObject toJson(const EpochReport& epoch)
{
    return {{QStringLiteral("epoch"), epoch.epoch},
            {QStringLiteral("seconds"), epoch.seconds},
            {QStringLiteral("validation_s"), epoch.validationSeconds},
            {QStringLiteral("train_loss"), orNull(epoch.trainLoss)},
            {QStringLiteral("train_accuracy"), orNull(epoch.trainAccuracy)},
            {QStringLiteral("val_loss"), orNull(epoch.validationLoss)},
            {QStringLiteral("val_accuracy"), orNull(epoch.validationAccuracy)},
            {QStringLiteral("train_hits"), epoch.trainHits},
            {QStringLiteral("phases"), phasesObject(epoch.phases)}};
}

QJsonObject toJson(const RunRecord& record)
{
    return withFields(knownFields(record), record.unknown);
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
