// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/pluginprobe.h"

#include "base/printable.h"
#include "devices/plugin/pluginrefusal.h"
#include "devices/plugin/tpubus.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

#include <exception>

namespace epochmark {

namespace {

QJsonObject failureObject(const WorkerFailure& failure)
{
    return {{QStringLiteral("kind"), static_cast<int>(failure.kind)},
            {QStringLiteral("station"), static_cast<int>(failure.station)},
            {QStringLiteral("code"), failure.code},
            {QStringLiteral("signal"), failure.signal},
            {QStringLiteral("words"), failure.words},
            {QStringLiteral("last_words"), failure.lastWords}};
}

WorkerFailure failureFrom(const QJsonObject& json)
{
    WorkerFailure failure;
    failure.kind = static_cast<WorkerFailure::Kind>(json.value(QStringLiteral("kind")).toInt());
    failure.station = static_cast<wire::Station>(json.value(QStringLiteral("station")).toInt());
    failure.code = json.value(QStringLiteral("code")).toInteger();
    failure.signal = json.value(QStringLiteral("signal")).toInt();
    failure.words = json.value(QStringLiteral("words")).toString();
    failure.lastWords = json.value(QStringLiteral("last_words")).toString();
    return failure;
}

QJsonObject deviceObject(const PluginDeviceFacts& device)
{
    return {{QStringLiteral("id"), device.id},
            {QStringLiteral("kind"), device.kind},
            {QStringLiteral("description"), device.description},
            {QStringLiteral("memory_bytes"),
             device.memoryBytes ? QJsonValue(*device.memoryBytes) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("compute_capability"), device.computeCapability
                                                       ? QJsonValue(*device.computeCapability)
                                                       : QJsonValue(QJsonValue::Null)}};
}

/// As XLA writes it: "8.0" for NVIDIA's cards, "gfx90a" for AMD's, which is none.
std::optional<int> capabilityOf(const QString& text)
{
    static const QRegularExpression kNumbers(QStringLiteral("^(\\d{1,2})\\.(\\d)$"));
    const auto match = kNumbers.match(text);
    return match.hasMatch() ? std::optional<int>(10 * match.captured(1).toInt() + match.captured(2).toInt())
                            : std::nullopt;
}

WorkerFailure failedBy(const QString& words)
{
    WorkerFailure failure;
    failure.station = wire::Station::Request;
    failure.words = words;
    return failure;
}

}  // namespace

QString PluginVerdict::stableHloVersion() const
{
    static const QRegularExpression kVersion(QStringLiteral("stablehlo_current_version ([\\d.]+)"));
    return kVersion.match(attributes).captured(1);
}

QJsonObject PluginVerdict::toJson() const
{
    if (failure) {
        return {{QStringLiteral("failure"), failureObject(*failure)}};
    }
    QJsonArray list;
    for (const PluginDeviceFacts& device : devices) {
        list.append(deviceObject(device));
    }
    return {{QStringLiteral("pjrt_minor"), pjrtMinor},
            {QStringLiteral("attributes"), attributes},
            {QStringLiteral("platform"), platform},
            {QStringLiteral("platform_version"), platformVersion},
            {QStringLiteral("devices"), list}};
}

PluginVerdict PluginVerdict::fromJson(const QJsonObject& json)
{
    PluginVerdict verdict;
    if (json.contains(QStringLiteral("failure"))) {
        verdict.failure = failureFrom(json.value(QStringLiteral("failure")).toObject());
        return verdict;
    }
    verdict.pjrtMinor = json.value(QStringLiteral("pjrt_minor")).toInt();
    verdict.attributes = json.value(QStringLiteral("attributes")).toString();
    verdict.platform = json.value(QStringLiteral("platform")).toString();
    verdict.platformVersion = json.value(QStringLiteral("platform_version")).toString();
    const QJsonArray list = json.value(QStringLiteral("devices")).toArray();
    for (const QJsonValue& value : list) {
        const QJsonValue memory = value[QStringLiteral("memory_bytes")];
        const QJsonValue capability = value[QStringLiteral("compute_capability")];
        verdict.devices.append(
            {value[QStringLiteral("id")].toInteger(), value[QStringLiteral("kind")].toString(),
             value[QStringLiteral("description")].toString(),
             memory.isDouble() ? std::optional<qint64>(memory.toInteger()) : std::nullopt,
             capability.isDouble() ? std::optional<int>(capability.toInt()) : std::nullopt});
    }
    return verdict;
}

PluginStart startOf(const PluginLibrary& library, const SystemFiles& files)
{
    PluginStart start;
    if (tpusOnBus(files).isEmpty()) {
        // libtpu otherwise asks a cloud's metadata server for minutes; on a TPU's machine it needs to.
        start.environment.append(QStringLiteral("TPU_SKIP_MDS_QUERY=1"));
    }
    const QString file = QFileInfo(library.file).fileName();
    if (file.contains(QLatin1String("xla_cuda")) || file.contains(QLatin1String("xla_rocm"))) {
        // XLA's clients for cards else take three quarters of the memory at once.
        start.options.append({QStringLiteral("preallocate"), QStringLiteral("false")});
    }
    return start;
}

wire::Writer openRequest(const PluginLibrary& library)
{
    const PluginStart start = startOf(library);
    wire::Writer request;
    request.command(wire::Command::Open).text(library.file.toStdString()).number(start.options.size());
    for (const auto& [name, value] : start.options) {
        request.text(name.toStdString()).text(value.toStdString());
    }
    return request;
}

PluginVerdict openAnswer(const WorkerAnswer& answer)
{
    PluginVerdict verdict;
    if (answer.failure) {
        verdict.failure = answer.failure;
        return verdict;
    }
    wire::Reader reader = answer.reader();
    verdict.pjrtMinor = static_cast<int>(reader.number());
    verdict.attributes = QString::fromStdString(reader.text());
    verdict.platform = QString::fromStdString(reader.text());
    verdict.platformVersion = QString::fromStdString(reader.text());
    const qint64 count = reader.counted(5 * sizeof(int64_t));
    for (qint64 i = 0; i < count; ++i) {
        PluginDeviceFacts device;
        device.id = reader.number();
        device.kind = printable(QString::fromStdString(reader.text()));
        device.description = printable(QString::fromStdString(reader.text()));
        const qint64 memory = reader.number();
        device.memoryBytes = memory > 0 ? std::optional<qint64>(memory) : std::nullopt;
        device.computeCapability = capabilityOf(QString::fromStdString(reader.text()));
        verdict.devices.append(device);
    }
    return verdict;
}

PluginVerdict probePlugin(const PluginLibrary& library, const StopToken& stop)
{
    PluginVerdict failed;
    const auto worker = WorkerProcess::start(startOf(library).environment);
    if (!worker) {
        failed.failure = failedBy(worker.error().message);
        return failed;
    }
    WorkerProcess::Patience patience;
    patience.seconds = kProbeSeconds;
    patience.stop = stop;
    try {
        return openAnswer(worker.value()->call(openRequest(library), patience));
    } catch (const std::exception& exception) {
        failed.failure = failedBy(QString::fromUtf8(exception.what()));
        return failed;
    }
}

}  // namespace epochmark
