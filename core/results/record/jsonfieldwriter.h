// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/recordfields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace epochmark {

/// The visitor that writes JSON: one object, begun with what isn't a field of the record. Value on the
/// writer's stack.
///     JsonFieldWriter writer;
///     visitEpoch(epoch, writer);
///     return writer.object();
class JsonFieldWriter {
public:
    explicit JsonFieldWriter(QJsonObject begun = {}) : m_object(std::move(begun)) {}

    QJsonObject object() const { return m_object; }

    template <typename T>
    void field(const Field& field, const T& value)
    {
        if (field.presence == Presence::Later && value == T()) {
            return;
        }
        const bool isUnknown = field.presence == Presence::ZeroIsUnknown && value == T();
        insert(field.key, isUnknown ? QJsonValue() : json(value));
    }

    template <typename E>
    void choice(const Field& field, const E& value)
    {
        insert(field.key, toString(value));
    }

    template <typename Make>
    void derived(const Field& field, Make make)
    {
        insert(field.key, json(make()));
    }

    /// Its words are part of the fingerprint's object, which the workload begins with.
    void network(const WorkloadSpec&) {}

    template <typename T, typename Visit>
    void section(const char* key, const T& value, Visit visit)
    {
        JsonFieldWriter inner(m_object.value(QLatin1String(key)).toObject());
        visit(value, inner);
        insert(key, inner.m_object);
    }

    template <typename T, typename Visit>
    void group(const Field& field, const std::optional<T>& value, Visit visit)
    {
        if (value) {
            section(field.key, *value, visit);
        } else if (field.presence != Presence::Later) {
            insert(field.key, QJsonValue());
        }
    }

    template <typename T, typename Visit>
    void list(const char* key, const QList<T>& values, Visit visit)
    {
        QJsonArray array;
        for (const T& value : values) {
            JsonFieldWriter inner;
            visit(value, inner);
            array.append(inner.m_object);
        }
        insert(key, array);
    }

    template <typename T, typename Visit>
    void lines(const char* key, const QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    void insert(const char* key, const QJsonValue& value) { m_object.insert(QLatin1String(key), value); }

    static QJsonValue json(bool value) { return value; }
    static QJsonValue json(int value) { return value; }
    static QJsonValue json(qint64 value) { return value; }
    static QJsonValue json(quint64 value);
    static QJsonValue json(double value);
    static QJsonValue json(const QString& value) { return value; }
    static QJsonValue json(const QStringList& value) { return QJsonArray::fromStringList(value); }
    static QJsonValue json(const QJsonObject& value) { return value; }
    static QJsonValue json(const QDateTime& value);
    static QJsonValue json(const QDate& value) { return value.toString(Qt::ISODate); }
    static QJsonValue json(const DeviceKind& value) { return toString(value); }
    template <typename T>
    static QJsonValue json(const std::optional<T>& value)
    {
        return value ? json(*value) : QJsonValue();
    }

    QJsonObject m_object;
};

}  // namespace epochmark
