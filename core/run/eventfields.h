// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/jsonfields.h"
#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// How a value stands in the JSON of events: each of its fields once, for writing and reading alike, beside
/// the value. A specialisation has
///     static constexpr const char* kName = "stage";        // events: what "event" says
///     template <typename Value, typename Fields>           // const StageEvent, EventWriter or StageEvent,
///     EventReader static void visit(Value& event, Fields& fields) { fields.value("stage_s", event.seconds);
///     ... }
template <typename Value>
struct EventFields;

/// Puts fields into a JSON object. Value.
class EventWriter {
public:
    const QJsonObject& object() const { return m_object; }

    void value(const char* key, const QString& text) { insert(key, text); }
    void value(const char* key, const QStringList& texts) { insert(key, QJsonArray::fromStringList(texts)); }
    void value(const char* key, bool flag) { insert(key, flag); }
    void value(const char* key, int count) { insert(key, count); }
    void value(const char* key, qint64 count) { insert(key, count); }
    void value(const char* key, double number) { insert(key, number); }
    void value(const char* key, const std::optional<double>& number);
    /// Text beyond 2^53, as in records: a number there would be rounded by most readers.
    void value(const char* key, quint64 seed);

    /// 0 and an empty text mean that it isn't known: null.
    template <typename T>
    void known(const char* key, const T& field)
    {
        if (field == T()) {
            insert(key, QJsonValue());
        } else {
            value(key, field);
        }
    }
    /// One of several names.
    template <typename T>
    void name(const char* key, const T& choice, Result<T> (*)(const QString&))
    {
        if constexpr (requires { choice.toString(); }) {
            insert(key, choice.toString());
        } else {
            insert(key, toString(choice));
        }
    }
    /// A value with fields of its own.
    template <typename T>
    void object(const char* key, const T& inner)
    {
        insert(key, objectOf(inner));
    }
    template <typename T>
    void objects(const char* key, const QList<T>& inner)
    {
        QJsonArray array;
        for (const T& one : inner) {
            array.append(objectOf(one));
        }
        insert(key, array);
    }
    /// A value whose JSON is made elsewhere.
    template <typename T>
    void json(const char* key, const T& inner, Result<T> (*)(const QJsonObject&))
    {
        insert(key, toJson(inner));
    }
    /// One of the two is null.
    template <typename T>
    void outcome(const char* key, const char* errorKey, const Result<T>& result,
                 Result<T> (*)(const QJsonObject&))
    {
        insert(key, result ? QJsonValue(toJson(result.value())) : QJsonValue());
        insert(errorKey, result ? QJsonValue() : errorValue(result.error()));
    }

    /// The fields of a value.
    template <typename T>
    static QJsonObject objectOf(const T& value)
    {
        EventWriter writer;
        EventFields<T>::visit(value, writer);
        return writer.m_object;
    }

private:
    void insert(const char* key, const QJsonValue& value)
    {
        m_object.insert(QString::fromLatin1(key), value);
    }
    static QJsonValue errorValue(const Error& error);

    QJsonObject m_object;
};

/// Takes fields out of a JSON object; what is missing or of another type is a problem, reported once at the
/// end. Value.
class EventReader {
public:
    explicit EventReader(QJsonObject object) : m_fields(object), m_object(std::move(object)) {}

    /// Error::Input naming the first bad field; absent when all were fine.
    std::optional<Error> problem() const { return m_fields.problem(); }

    void value(const char* key, QString& text) { text = m_fields.text(key); }
    void value(const char* key, QStringList& texts) { texts = m_fields.texts(key); }
    void value(const char* key, bool& flag) { flag = m_fields.flag(key); }
    void value(const char* key, int& count);  ///< from 0
    void value(const char* key, qint64& count) { count = m_fields.integer(key); }
    void value(const char* key, double& number) { number = m_fields.number(key); }
    void value(const char* key, std::optional<double>& number) { number = m_fields.maybeNumber(key); }
    void value(const char* key, quint64& seed);

    template <typename T>
    void known(const char* key, T& field)
    {
        if (!isNull(key)) {
            value(key, field);
        }
    }
    template <typename T>
    void name(const char* key, T& choice, Result<T> (*parse)(const QString&))
    {
        assign(key, choice, parse(m_fields.text(key)));
    }
    template <typename T>
    void object(const char* key, T& inner)
    {
        assign(key, inner, valueOf<T>(m_fields.object(key)));
    }
    template <typename T>
    void objects(const char* key, QList<T>& inner)
    {
        for (const QJsonObject& one : m_fields.objects(key)) {
            T item;
            assign(key, item, valueOf<T>(one));
            inner.append(item);
        }
    }
    template <typename T>
    void json(const char* key, T& inner, Result<T> (*parse)(const QJsonObject&))
    {
        assign(key, inner, parse(m_fields.object(key)));
    }
    template <typename T>
    void outcome(const char* key, const char* errorKey, Result<T>& result,
                 Result<T> (*parse)(const QJsonObject&))
    {
        if (isNull(key)) {
            result = error(errorKey);
        } else if (auto parsed = parse(m_fields.object(key))) {
            result = std::move(parsed);
        } else {
            m_fields.refuse(key);
        }
    }

    /// A value out of its fields.
    template <typename T>
    static Result<T> valueOf(const QJsonObject& object)
    {
        EventReader reader(object);
        T value;
        EventFields<T>::visit(value, reader);
        if (const auto problem = reader.problem()) {
            return *problem;
        }
        return value;
    }

private:
    template <typename T>
    void assign(const char* key, T& target, const Result<T>& parsed)
    {
        if (parsed) {
            target = parsed.value();
        } else {
            m_fields.refuse(key);
        }
    }
    bool isNull(const char* key) const;
    Error error(const char* key);

    JsonFields m_fields;
    QJsonObject m_object;
};

}  // namespace epochmark
