// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/exchange/exporter.h"
#include "results/exchange/tabletext.h"

#include <QHash>

namespace epochmark {

namespace {

/// One line under construction: column name -> text.
using Line = QHash<QString, QString>;

const QStringList& columns()
{
    static const QStringList kColumns = QStringLiteral(
                                            "row id set_id name status ranked unranked_reasons warnings "
                                            "started_at preset pipeline precision seed fingerprint "
                                            "dataset manifest classes train_pictures test_pictures left_out "
                                            "batch_size epochs learning_rate parameters "
                                            "device_id device_kind device threads memory_bytes epochmark "
                                            "libtorch check_s data_s warmup_s train_s total_s cool_down_s "
                                            "decode_s input_s compute_s optimizer_s validation_s other_s "
                                            "steady_images_per_s learned peak_memory_bytes "
                                            "energy_joules energy_source energy_scope "
                                            "start_celsius max_celsius mean_mhz base_mhz "
                                            "throttling_source throttling throttling_share throttling_events "
                                            "cost cost_currency cost_kind note "
                                            "epoch seconds train_loss train_accuracy val_loss val_accuracy")
                                            .split(QLatin1Char(' '));
    return kColumns;
}

using tabletext::csvNumber;

QString number(const std::optional<qint64>& value)
{
    return value ? QString::number(*value) : QString();
}

QString flag(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

class Row {
public:
    void set(const char* column, const QString& value) { m_line.insert(QString::fromLatin1(column), value); }
    QString text() const
    {
        QStringList fields;
        for (const QString& column : columns()) {
            fields += m_line.value(column);
        }
        return tabletext::csvLine(fields);
    }

private:
    Line m_line;
};

void addPhases(Row& row, const Phases& phases)
{
    row.set("decode_s", csvNumber(phases.decodeSeconds));
    row.set("input_s", csvNumber(phases.inputSeconds));
    row.set("compute_s", csvNumber(phases.computeSeconds));
    row.set("optimizer_s", csvNumber(phases.optimizerSeconds));
    row.set("validation_s", csvNumber(phases.validationSeconds));
    row.set("other_s", csvNumber(phases.otherSeconds));
}

void addWorkload(Row& row, const RunRecord& run)
{
    const WorkloadSpec& spec = run.workload;
    row.set("preset", toString(run.preset));
    row.set("pipeline", toString(spec.pipeline));
    row.set("precision", toString(spec.precision));
    row.set("seed", QString::number(run.seed));
    row.set("fingerprint", spec.fingerprint());
    row.set("dataset", run.dataset.name);
    row.set("manifest", spec.manifestHash);
    row.set("classes", spec.classes.join(QLatin1Char(';')));
    row.set("train_pictures", QString::number(spec.trainPictures));
    row.set("test_pictures", QString::number(spec.testPictures));
    row.set("left_out", QString::number(run.dataset.leftOut));
    row.set("batch_size", QString::number(spec.batchSize));
    row.set("epochs", QString::number(spec.epochs));
    row.set("learning_rate", csvNumber(spec.learningRate));
    row.set("parameters", number(spec.parameterCount()));
}

void addDevice(Row& row, const RunRecord& run)
{
    row.set("device_id", run.device.id);
    row.set("device_kind", toString(run.device.kind));
    row.set("device", run.device.name);
    row.set("threads", run.device.threads > 0 ? QString::number(run.device.threads) : QString());
    row.set("memory_bytes", number(run.device.memoryBytes));
    row.set("epochmark", run.environment.value(QStringLiteral("epochmark")).toString());
    row.set("libtorch", run.environment.value(QStringLiteral("libtorch")).toString());
}

void addHeat(Row& row, const Heat& heat)
{
    row.set("start_celsius", csvNumber(heat.startCelsius));
    row.set("max_celsius", csvNumber(heat.maxCelsius));
    row.set("mean_mhz", csvNumber(heat.meanMegahertz));
    row.set("base_mhz", csvNumber(heat.baseMegahertz));
    if (!heat.throttling) {
        return;
    }
    const Throttling& throttling = *heat.throttling;
    row.set("throttling_source", throttling.source);
    // Known not to have been held back is not the same as unknown.
    row.set("throttling", throttling.reasons.isEmpty() ? QStringLiteral("none")
                                                       : throttling.reasons.join(QLatin1Char(';')));
    row.set("throttling_share", csvNumber(throttling.share));
    row.set("throttling_events", number(throttling.events));
}

void addOutcome(Row& row, const RunRecord& run)
{
    row.set("check_s", csvNumber(run.timing.checkSeconds));
    row.set("data_s", csvNumber(run.timing.dataSeconds));
    row.set("warmup_s", csvNumber(run.timing.warmupSeconds));
    row.set("train_s", csvNumber(run.timing.trainSeconds));
    row.set("total_s", csvNumber(run.timing.totalSeconds()));
    row.set("cool_down_s", csvNumber(run.timing.coolDownSeconds));
    addPhases(row, run.timing.phases);
    row.set("steady_images_per_s", csvNumber(run.steadyImagesPerSecond));
    row.set("val_loss", csvNumber(run.finalValidationLoss));
    row.set("val_accuracy", csvNumber(run.finalValidationAccuracy));
    row.set("learned", flag(run.hasLearned));
    row.set("peak_memory_bytes", number(run.peakMemoryBytes));
    if (run.energy) {
        row.set("energy_joules", csvNumber(run.energy->joules));
        row.set("energy_source", run.energy->source);
        row.set("energy_scope", run.energy->scope);
    }
    if (run.heat) {
        addHeat(row, *run.heat);
    }
    if (run.cost) {
        row.set("cost", csvNumber(run.cost->amount));
        row.set("cost_currency", run.cost->currency);
        row.set("cost_kind", toString(run.cost->kind));
    }
}

QString runLine(const RunRecord& run, const Annotations& annotations)
{
    QStringList warnings;
    for (const Warning& warning : run.warnings) {
        warnings += warning.code;
    }
    Row row;
    row.set("row", QStringLiteral("run"));
    row.set("id", run.id);
    row.set("set_id", run.setId);
    row.set("name", annotations.name);
    row.set("note", annotations.note);
    row.set("status", toString(run.status));
    row.set("ranked", flag(run.isRanked));
    row.set("unranked_reasons", run.unrankedReasons.join(QLatin1Char(' ')));
    row.set("warnings", warnings.join(QLatin1Char(';')));
    row.set("started_at", run.startedAt.toUTC().toString(Qt::ISODate));
    addWorkload(row, run);
    addDevice(row, run);
    addOutcome(row, run);
    return row.text();
}

QString epochLine(const RunRecord& run, const EpochReport& epoch)
{
    Row row;
    row.set("row", QStringLiteral("epoch"));
    row.set("id", run.id);
    row.set("set_id", run.setId);
    row.set("device", run.device.name);
    row.set("epoch", QString::number(epoch.epoch));
    row.set("seconds", csvNumber(epoch.seconds));
    row.set("train_loss", csvNumber(epoch.trainLoss));
    row.set("train_accuracy", csvNumber(epoch.trainAccuracy));
    row.set("val_loss", csvNumber(epoch.validationLoss));
    row.set("val_accuracy", csvNumber(epoch.validationAccuracy));
    addPhases(row, epoch.phases);
    return row.text();
}

}  // namespace

QByteArray CsvExporter::text(const ExportContent& content) const
{
    QHash<QString, Annotations> annotationOf;
    for (const Annotations& annotations : content.document.annotations) {
        annotationOf.insert(annotations.setId, annotations);
    }
    QString text = columns().join(QLatin1Char(',')) + QStringLiteral("\r\n");
    for (const RunRecord& run : content.document.records) {
        text += runLine(run, annotationOf.value(run.setId));
        for (const EpochReport& epoch : run.epochs) {
            text += epochLine(run, epoch);
        }
    }
    return text.toUtf8();
}

}  // namespace epochmark
