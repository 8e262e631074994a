// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/setfacts.h"

#include "base/format.h"
#include "dataset/demodataset.h"
#include "measure/heatwords.h"
#include "training/pixelroom.h"
#include "workload/presettitle.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>

namespace epochmark {

namespace {

QString valueText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? SetFacts::tr("yes") : SetFacts::tr("no");
    case QJsonValue::Double: return format::count(value.toInteger());
    case QJsonValue::String: return value.toString();
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue& part : value.toArray()) {
            parts.append(valueText(part));
        }
        return parts.join(QStringLiteral(", "));
    }
    default: return QString();
    }
}

QString networkText(const WorkloadSpec& spec)
{
    const std::optional<qint64> parameters = spec.parameterCount();
    return parameters ? SetFacts::tr("%1, %2 parameters").arg(spec.networkName(), format::count(*parameters))
                      : spec.networkName();
}

}  // namespace

QList<SetFacts::Fact> SetFacts::workload(const LeaderboardRow& row)
{
    if (row.runs.isEmpty() || !row.runs.last().isWorkloadReadable()) {
        return {};
    }
    const RunRecord& run = row.runs.last();
    const WorkloadSpec& spec = run.workload;
    return {{tr("Dataset"), demodataset::shownName(run.dataset.name)},
            {tr("Pictures"), tr("%1 to train, %2 to validate, %3 left out")
                                 .arg(format::count(spec.trainPictures), format::count(spec.testPictures),
                                      format::count(run.dataset.leftOut))},
            {tr("Classes"), spec.classes.join(QStringLiteral(", "))},
            {tr("Network"), networkText(spec)},
            {tr("Training"), tr("%1 epochs, batch %2, learning rate %3")
                                 .arg(spec.epochs)
                                 .arg(spec.batchSize)
                                 .arg(format::number(spec.learningRate, 4))},
            {tr("Pipeline"), pipelineTitle(spec.pipeline)},
            {tr("Precision"), toString(spec.precision)},
            {tr("Fingerprint"), format::fingerprint(row.fingerprint)}};
}

QList<SetFacts::Fact> SetFacts::environment(const LeaderboardRow& row)
{
    if (row.runs.isEmpty()) {
        return {};
    }
    const RunRecord& run = row.runs.last();
    QList<Fact> facts{{tr("Device"), run.device.name}};
    if (row.shared) {
        facts.append({tr("Shared by"), row.shared->by});
        const QDateTime at = row.shared->at.toLocalTime();
        facts.append({tr("Shared on"), QStringLiteral("%1, %2").arg(format::date(at.date()),
                                                                    at.toString(QStringLiteral("H:mm")))});
    }
    if (run.device.threads > 0) {
        facts.append({tr("Threads"), format::count(run.device.threads)});
    }
    if (run.device.memoryBytes) {
        facts.append({tr("Memory"), format::bytes(*run.device.memoryBytes)});
    }
    if (run.heat) {
        facts.append({tr("Heat"), heatWords(*run.heat)});
    }
    if (run.disturbedShare) {
        facts.append(
            {tr("Lost to others"), tr("%1 of the training time").arg(format::percent(run.disturbedShare))});
    }
    if (run.timing.coolDownSeconds) {
        facts.append({tr("Cool-down before"), format::clockTime(*run.timing.coolDownSeconds)});
    }
    for (auto entry = run.environment.begin(); entry != run.environment.end(); ++entry) {
        const bool isBytes = entry.key().endsWith(QLatin1String("_bytes")) && entry.value().isDouble();
        const bool isPlace = entry.key() == QLatin1String("pixels");
        const QString value = isBytes   ? format::bytes(entry.value().toInteger())
                              : isPlace ? pixelPlaceWords(entry.value().toString())
                                        : valueText(entry.value());
        if (!value.isEmpty()) {
            facts.append({environmentName(entry.key()), value});
        }
    }
    return facts;
}

QString SetFacts::environmentName(const QString& key)
{
    static const QHash<QString, QString> names{{QStringLiteral("epochmark"), tr("Epochmark")},
                                               {QStringLiteral("build"), tr("Build")},
                                               {QStringLiteral("libtorch"), tr("LibTorch")},
                                               {QStringLiteral("opencv"), tr("OpenCV")},
                                               {QStringLiteral("jpeg"), tr("JPEG library")},
                                               {QStringLiteral("cuda"), tr("CUDA")},
                                               {QStringLiteral("cudnn"), tr("cuDNN")},
                                               {QStringLiteral("driver"), tr("Driver")},
                                               {QStringLiteral("plugin"), tr("Plug-in")},
                                               {QStringLiteral("plugin_version"), tr("Plug-in's version")},
                                               {QStringLiteral("plugin_devices"), tr("Plug-in's devices")},
                                               {QStringLiteral("pjrt"), tr("PJRT")},
                                               {QStringLiteral("stablehlo"), tr("StableHLO")},
                                               {QStringLiteral("os"), tr("System")},
                                               {QStringLiteral("cpu"), tr("Processor")},
                                               {QStringLiteral("cores"), tr("Cores")},
                                               {QStringLiteral("threads"), tr("Logical cores")},
                                               {QStringLiteral("governor"), tr("Governor")},
                                               {QStringLiteral("power"), tr("Power")},
                                               {QStringLiteral("memory_bytes"), tr("Memory of the machine")},
                                               {QStringLiteral("cpu_capability"), tr("Kernels")},
                                               {QStringLiteral("gpu"), tr("GPU")},
                                               {QStringLiteral("gpu_uuid"), tr("UUID of the GPU")},
                                               {QStringLiteral("gpu_pci"), tr("Slot of the GPU")},
                                               {QStringLiteral("gpu_power_limit_w"), tr("Power limit, W")},
                                               {QStringLiteral("gpu_link"), tr("Link of the GPU")},
                                               {QStringLiteral("pixels"), tr("Pixels in")},
                                               {QStringLiteral("spool_bytes"), tr("Bytes of the spool file")},
                                               {QStringLiteral("pixels_apart"), tr("Ranks decoding alone")},
                                               {QStringLiteral("qt"), tr("Qt")},
                                               {QStringLiteral("kernel"), tr("System kernel")},
                                               {QStringLiteral("virtual_machine"), tr("Virtual machine")}};
    return names.value(key, key);
}

}  // namespace epochmark
