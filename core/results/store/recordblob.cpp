// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/recordblob.h"

#include "base/jsontext.h"
#include "devices/kind/devicekinds.h"
#include "results/record/recordfields.h"

#include <QDataStream>
#include <QIODevice>
#include <QTimeZone>

#include <limits>

namespace epochmark {

namespace {

/// Raised with every change of what is written below or of recordfields.h; older blobs are then read from
/// their JSON.
constexpr quint32 kFormat = 8;
constexpr quint32 kReadTheJson = 0;
constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 kAbsentCount = std::numeric_limits<qint64>::min();

QByteArray compactJson(const QJsonObject& object)
{
    return object.isEmpty() ? QByteArray() : jsontext::written(object, QJsonDocument::Compact);
}

/// A value whose bytes can be looked up among those already read.
template <typename T>
QByteArray bytesOf(const T& value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << value;
    return bytes;
}

/// The visitor that writes a blob: values one after another, in the order of recordfields.h.
class BlobFieldWriter {
public:
    explicit BlobFieldWriter(QDataStream& stream) : m_stream(stream) {}

    template <typename T>
    void field(const Field&, const T& value)
    {
        put(value);
    }
    void field(const Field& field, const QString& value)
    {
        if (field.isUuid) {
            m_stream << value.toLatin1();
        } else {
            put(value);
        }
    }
    template <typename E>
    void choice(const Field&, const E& value)
    {
        m_stream << static_cast<qint8>(value);
    }
    template <typename Make>
    void derived(const Field&, Make)
    {}
    void network(const WorkloadSpec& spec) { put(spec.network); }
    template <typename T, typename Visit>
    void section(const char*, const T& value, Visit visit)
    {
        visit(value, *this);
    }
    template <typename T, typename Visit>
    void group(const Field&, const std::optional<T>& value, Visit visit)
    {
        m_stream << value.has_value();
        if (value) {
            visit(*value, *this);
        }
    }
    template <typename T, typename Visit>
    void list(const char*, const QList<T>& values, Visit visit)
    {
        m_stream << static_cast<quint32>(values.size());
        for (const T& value : values) {
            visit(value, *this);
        }
    }
    template <typename T, typename Visit>
    void lines(const char* key, const QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    template <typename T>
    void put(const T& value)
    {
        m_stream << value;
    }
    void put(const QString& value) { m_stream << bytesOf(value); }
    void put(const QStringList& values) { m_stream << bytesOf(values); }
    void put(const QJsonObject& value) { m_stream << compactJson(value); }
    void put(const QDateTime& value) { m_stream << value.toMSecsSinceEpoch(); }
    void put(const DeviceKind& value) { put(toString(value)); }
    void put(const std::optional<double>& value) { m_stream << value.value_or(kAbsent); }
    void put(const std::optional<qint64>& value) { m_stream << value.value_or(kAbsentCount); }
    void put(const std::optional<QDate>& value) { m_stream << value.value_or(QDate()); }

    QDataStream& m_stream;
};

/// The visitor that reads one. What can't be right sets the stream's status.
class BlobFieldReader {
public:
    BlobFieldReader(QDataStream& stream, BlobCommons& commons) : m_stream(stream), m_commons(commons) {}

    template <typename T>
    void field(const Field&, T& value)
    {
        get(value);
    }
    void field(const Field& field, QString& value)
    {
        if (field.isUuid) {
            value = QString::fromLatin1(bytes());  // nobody shares it
        } else {
            get(value);
        }
    }
    template <typename E>
    void choice(const Field&, E& value)
    {
        qint8 number = 0;
        m_stream >> number;
        if (number < 0 || static_cast<std::size_t>(number) >= Choices<E>::kAll.size()) {
            m_stream.setStatus(QDataStream::ReadCorruptData);
            return;
        }
        value = Choices<E>::kAll[static_cast<std::size_t>(number)];
    }
    template <typename Make>
    void derived(const Field&, Make)
    {}
    void network(WorkloadSpec& spec)
    {
        get(spec.network);
        if (!spec.isKnownNetwork()) {
            m_stream.setStatus(QDataStream::ReadCorruptData);
        }
    }
    template <typename T, typename Visit>
    void section(const char*, T& value, Visit visit)
    {
        visit(value, *this);
    }
    template <typename T, typename Visit>
    void group(const Field&, std::optional<T>& value, Visit visit)
    {
        bool isThere = false;
        m_stream >> isThere;
        if (isThere) {
            visit(value.emplace(), *this);
        }
    }
    /// A damaged count must not ask for all the memory there is: lists grow as far as the blob reaches.
    template <typename T, typename Visit>
    void list(const char*, QList<T>& values, Visit visit)
    {
        quint32 count = 0;
        m_stream >> count;
        for (quint32 i = 0; i < count && m_stream.status() == QDataStream::Ok; ++i) {
            visit(values.emplaceBack(), *this);
        }
    }
    template <typename T, typename Visit>
    void lines(const char* key, QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    template <typename T>
    void get(T& value)
    {
        m_stream >> value;
    }
    QByteArray bytes()
    {
        QByteArray found;
        m_stream >> found;
        return found;
    }
    template <typename T>
    void getShared(QHash<QByteArray, T>& known, T& value)
    {
        const QByteArray found = bytes();
        auto shared = known.constFind(found);
        if (shared == known.constEnd()) {
            QDataStream inner(found);
            inner.setVersion(QDataStream::Qt_6_0);
            T read;
            inner >> read;
            if (inner.status() != QDataStream::Ok) {
                m_stream.setStatus(QDataStream::ReadCorruptData);
            }
            shared = known.insert(found, read);
        }
        value = *shared;
    }
    void get(QString& value) { getShared(m_commons.texts, value); }
    void get(QStringList& value) { getShared(m_commons.lists, value); }
    void get(QJsonObject& value)
    {
        const QByteArray json = bytes();
        auto known = m_commons.objects.constFind(json);
        if (known == m_commons.objects.constEnd()) {
            known = m_commons.objects.insert(json, jsontext::parsed(json).object());
        }
        value = *known;
    }
    void get(QDateTime& value)
    {
        qint64 msecs = 0;
        m_stream >> msecs;
        value = QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::utc());
    }
    void get(DeviceKind& value)
    {
        QString id;
        get(id);
        value = DeviceKind(id);
        if (DeviceKinds::find(value) == nullptr) {
            m_stream.setStatus(QDataStream::ReadCorruptData);
        }
    }
    void get(std::optional<double>& value)
    {
        double number = kAbsent;
        m_stream >> number;
        value = number == number ? std::optional(number) : std::nullopt;
    }
    void get(std::optional<qint64>& value)
    {
        qint64 number = kAbsentCount;
        m_stream >> number;
        value = number != kAbsentCount ? std::optional(number) : std::nullopt;
    }
    void get(std::optional<QDate>& value)
    {
        QDate date;
        m_stream >> date;
        value = date.isValid() ? std::optional(date) : std::nullopt;
    }

    QDataStream& m_stream;
    BlobCommons& m_commons;
};

}  // namespace

QByteArray toBlob(const RunRecord& record)
{
    QByteArray blob;
    QDataStream stream(&blob, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    if (record.isVerbatim()) {
        stream << kReadTheJson;
        return blob;
    }
    stream << kFormat << compactJson(record.unknown);
    BlobFieldWriter writer(stream);
    visitRecord(record, writer);
    return blob;
}

std::optional<RunRecord> BlobReader::read(const QByteArray& blob)
{
    QDataStream stream(blob);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 format = 0;
    QByteArray unknown;
    stream >> format;
    if (format != kFormat) {
        return std::nullopt;
    }
    stream >> unknown;
    RunRecord record;
    record.unknown = jsontext::parsed(unknown).object();
    BlobFieldReader reader(stream, m_commons);
    visitRecord(record, reader);
    const bool isWhole = stream.status() == QDataStream::Ok && stream.atEnd();
    return isWhole ? std::optional(record) : std::nullopt;
}

}  // namespace epochmark
