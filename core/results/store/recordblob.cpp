// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/recordblob.h"

#include "base/jsontext.h"

#include <QDataStream>
#include <QIODevice>
#include <QTimeZone>

#include <limits>

namespace epochmark {

namespace {

/// Raised with every change of what is written below; older blobs are then read from their JSON.
constexpr quint32 kFormat = 4;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

/// One description of a record's fields for both directions: `Archive` writes or reads each in turn.
class Writer {
public:
    explicit Writer(QDataStream& stream) : m_stream(stream) {}
    template <typename T>
    void field(const T& value)
    {
        m_stream << value;
    }
    template <typename E>
    void name(const E& value)
    {
        m_stream << static_cast<qint8>(value);
    }
    void name(const DeviceKind& value) { m_stream << value.id(); }
    void maybe(const std::optional<double>& value) { m_stream << value.value_or(kAbsent); }
    void maybe(const std::optional<qint64>& value) { m_stream << value.value_or(-1); }
    void maybe(const std::optional<QString>& value) { m_stream << value.value_or(QString()); }
    void time(const QDateTime& value) { m_stream << value.toMSecsSinceEpoch(); }

private:
    QDataStream& m_stream;
};

class Reader {
public:
    explicit Reader(QDataStream& stream) : m_stream(stream) {}
    template <typename T>
    void field(T& value)
    {
        m_stream >> value;
    }
    template <typename E>
    void name(E& value)
    {
        qint8 number = 0;
        m_stream >> number;
        value = static_cast<E>(number);
    }
    void name(DeviceKind& value)
    {
        QString id;
        m_stream >> id;
        value = DeviceKind(id);
    }
    void maybe(std::optional<double>& value)
    {
        double number = kAbsent;
        m_stream >> number;
        value = number == number ? std::optional(number) : std::nullopt;
    }
    void maybe(std::optional<qint64>& value)
    {
        qint64 number = -1;
        m_stream >> number;
        value = number >= 0 ? std::optional(number) : std::nullopt;
    }
    void maybe(std::optional<QString>& value)
    {
        QString text;
        m_stream >> text;
        value = text.isNull() ? std::nullopt : std::optional(text);
    }
    void time(QDateTime& value)
    {
        qint64 msecs = 0;
        m_stream >> msecs;
        value = QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::utc());
    }

private:
    QDataStream& m_stream;
};

template <typename Archive, typename P>
void phases(Archive& archive, P& value)
{
    archive.field(value.decodeSeconds);
    archive.field(value.inputSeconds);
    archive.field(value.computeSeconds);
    archive.field(value.optimizerSeconds);
    archive.field(value.validationSeconds);
    archive.field(value.otherSeconds);
}

template <typename Archive, typename E>
void epoch(Archive& archive, E& value)
{
    archive.field(value.epoch);
    archive.field(value.seconds);
    archive.field(value.validationSeconds);
    archive.maybe(value.trainLoss);
    archive.maybe(value.trainAccuracy);
    archive.maybe(value.validationLoss);
    archive.maybe(value.validationAccuracy);
    archive.field(value.trainHits);
    phases(archive, value.phases);
}

template <typename Archive, typename W>
void workload(Archive& archive, W& value)
{
    archive.field(value.manifestHash);
    archive.field(value.classes);
    archive.field(value.trainPictures);
    archive.field(value.testPictures);
    archive.name(value.pipeline);
    archive.name(value.precision);
    archive.field(value.batchSize);
    archive.field(value.epochs);
    archive.field(value.learningRate);
    archive.field(value.network);
    archive.maybe(value.statedNetwork.parameters);
    archive.maybe(value.statedNetwork.initialisation);
}

template <typename Archive, typename R>
void plainFields(Archive& archive, R& record)
{
    archive.field(record.id);
    archive.field(record.setId);
    archive.name(record.status);
    archive.field(record.isRanked);
    archive.field(record.hasLearned);
    archive.field(record.unrankedReasons);
    archive.time(record.startedAt);
    archive.name(record.preset);
    archive.field(record.seed);
    archive.field(record.dataset.name);
    archive.field(record.dataset.leftOut);
    archive.field(record.device.id);
    archive.name(record.device.kind);
    archive.field(record.device.name);
    archive.field(record.device.threads);
    archive.maybe(record.device.memoryBytes);
    archive.maybe(record.timing.checkSeconds);
    archive.maybe(record.timing.dataSeconds);
    archive.maybe(record.timing.warmupSeconds);
    archive.maybe(record.timing.trainSeconds);
    archive.maybe(record.timing.coolDownSeconds);
    phases(archive, record.timing.phases);
    archive.maybe(record.steadyImagesPerSecond);
    archive.maybe(record.finalValidationLoss);
    archive.maybe(record.finalValidationAccuracy);
    archive.maybe(record.peakMemoryBytes);
}

template <typename Archive, typename E>
void energy(Archive& archive, E& value)
{
    archive.field(value.joules);
    archive.field(value.source);
    archive.field(value.scope);
}

template <typename Archive, typename H>
void heat(Archive& archive, H& value)
{
    archive.maybe(value.startCelsius);
    archive.maybe(value.maxCelsius);
    archive.maybe(value.meanMegahertz);
    archive.maybe(value.baseMegahertz);
}

template <typename Archive, typename T>
void throttling(Archive& archive, T& value)
{
    archive.field(value.source);
    archive.field(value.reasons);
    archive.maybe(value.share);
    archive.maybe(value.events);
}

template <typename Archive, typename C>
void cost(Archive& archive, C& value)
{
    archive.field(value.amount);
    archive.field(value.currency);
    archive.name(value.kind);
    archive.field(value.source);
    archive.field(value.isEnergyIncluded);
}

QByteArray jsonOf(const QJsonObject& object)
{
    return object.isEmpty() ? QByteArray() : jsontext::written(object, QJsonDocument::Compact);
}

QByteArray bytesOf(const WorkloadSpec& spec)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    Writer writer(stream);
    workload(writer, spec);
    return bytes;
}

void writeLists(QDataStream& stream, const RunRecord& record)
{
    Writer writer(stream);
    stream << static_cast<quint32>(record.warnings.size());
    for (const Warning& warning : record.warnings) {
        stream << warning.code << warning.text;
    }
    stream << static_cast<quint32>(record.epochs.size());
    for (const EpochReport& report : record.epochs) {
        epoch(writer, report);
    }
    const bool hasThrottling = record.heat && record.heat->throttling;
    stream << record.energy.has_value() << record.heat.has_value() << hasThrottling
           << record.cost.has_value();
    if (record.energy) {
        energy(writer, *record.energy);
    }
    if (record.heat) {
        heat(writer, *record.heat);
    }
    if (hasThrottling) {
        throttling(writer, *record.heat->throttling);
    }
    if (record.cost) {
        cost(writer, *record.cost);
        stream << record.cost->priceDate.value_or(QDate());
    }
}

/// A damaged count must not ask for all the memory there is: lists grow as far as the blob reaches.
void readLists(QDataStream& stream, RunRecord& record)
{
    Reader reader(stream);
    quint32 count = 0;
    stream >> count;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        Warning warning;
        stream >> warning.code >> warning.text;
        record.warnings.append(warning);
    }
    stream >> count;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        epoch(reader, record.epochs.emplaceBack());
    }
    bool hasEnergy = false;
    bool hasHeat = false;
    bool hasThrottling = false;
    bool hasCost = false;
    stream >> hasEnergy >> hasHeat >> hasThrottling >> hasCost;
    if (hasEnergy) {
        energy(reader, record.energy.emplace());
    }
    if (hasHeat) {
        heat(reader, record.heat.emplace());
    }
    if (hasHeat && hasThrottling) {
        throttling(reader, record.heat->throttling.emplace());
    }
    if (hasCost) {
        cost(reader, record.cost.emplace());
        QDate date;
        stream >> date;
        record.cost->priceDate = date.isValid() ? std::optional(date) : std::nullopt;
    }
}

}  // namespace

QByteArray toBlob(const RunRecord& record)
{
    QByteArray blob;
    QDataStream stream(&blob, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    Writer writer(stream);
    stream << kFormat << bytesOf(record.workload) << jsonOf(record.environment) << jsonOf(record.unknown);
    plainFields(writer, record);
    writeLists(stream, record);
    return blob;
}

std::optional<RunRecord> BlobReader::read(const QByteArray& blob)
{
    QDataStream stream(blob);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 format = 0;
    QByteArray workloadBytes;
    QByteArray environment;
    QByteArray unknown;
    stream >> format;
    if (format != kFormat) {
        return std::nullopt;
    }
    stream >> workloadBytes >> environment >> unknown;
    if (!m_workloads.contains(workloadBytes)) {
        QDataStream inner(workloadBytes);
        inner.setVersion(QDataStream::Qt_6_0);
        Reader reader(inner);
        workload(reader, m_workloads[workloadBytes]);
    }
    for (const QByteArray& json : {environment, unknown}) {
        if (!m_objects.contains(json)) {
            m_objects.insert(json, jsontext::parsed(json).object());
        }
    }
    RunRecord record;
    record.workload = m_workloads.value(workloadBytes);
    record.environment = m_objects.value(environment);
    record.unknown = m_objects.value(unknown);
    Reader reader(stream);
    plainFields(reader, record);
    readLists(stream, record);
    const bool isWhole = stream.status() == QDataStream::Ok && stream.atEnd();
    return isWhole ? std::optional(record) : std::nullopt;
}

}  // namespace epochmark
