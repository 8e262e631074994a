// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/recordfields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace epochmark {

/// The visitor that reads JSON. A field that is missing, of another type or beyond its limits keeps the value
/// that it had, and a sentence about it is noted: who can't accept that asks problem() at the end. Values on
/// the reader's stack; those of inner objects share the notes of the outermost.
///     QStringList problems;
///     JsonFieldReader reader(object, problems);
///     visitEpoch(epoch, reader);
class JsonFieldReader {
public:
    JsonFieldReader(QJsonObject object, QStringList& problems, QString path = {})
        : m_object(std::move(object)), m_problems(problems), m_path(std::move(path))
    {}

    /// Notes that a field is wrong for a reason of the caller's own.
    void refuse(const char* key);
    /// Notes a sentence.
    void note(const QString& sentence) { m_problems += sentence; }

    template <typename T>
    void field(const Field& field, T& value)
    {
        const QJsonValue found = m_object.value(QLatin1String(field.key));
        if (!isAbsent(found)) {
            read(field, found, value);
        } else if (field.presence == Presence::Required) {
            refuse(field.key);
        }
    }
    template <typename T>
    void field(const Field& field, std::optional<T>& value)
    {
        const QJsonValue found = m_object.value(QLatin1String(field.key));
        T given{};
        if (!isAbsent(found) && read(field, found, given)) {
            value = given;
        }
    }

    template <typename E>
    void choice(const Field& field, E& value)
    {
        const QJsonValue found = m_object.value(QLatin1String(field.key));
        for (const E candidate : Choices<E>::kAll) {
            if (found.isString() && toString(candidate) == found.toString()) {
                value = candidate;
                return;
            }
        }
        refuse(field.key);
    }

    /// Compared where it is a number; text is the reader's own to check.
    template <typename Make>
    void derived(const Field& field, Make make)
    {
        check(field, make());
    }

    /// Of a network that this program doesn't know: what the record states of it.
    void network(WorkloadSpec& spec);

    template <typename T, typename Visit>
    void section(const char* key, T& value, Visit visit)
    {
        JsonFieldReader inner(objectOf(key), m_problems, pathOf(key));
        visit(value, inner);
    }

    template <typename T, typename Visit>
    void group(const Field& field, std::optional<T>& value, Visit visit)
    {
        const QJsonObject found = objectOf(field.key);
        if (found.isEmpty()) {
            return;
        }
        const qsizetype before = m_problems.size();
        JsonFieldReader inner(found, m_problems, pathOf(field.key));
        visit(value.emplace(), inner);
        if (m_problems.size() > before) {
            value.reset();  // half of it would look like the whole
        }
    }

    template <typename T, typename Visit>
    void list(const char* key, QList<T>& values, Visit visit)
    {
        const QJsonArray array = arrayOf(key);
        values.reserve(array.size());
        for (qsizetype i = 0; i < array.size(); ++i) {
            const qsizetype before = m_problems.size();
            const QString path = pathOf(key) + QStringLiteral("[%1]").arg(i);
            JsonFieldReader inner(array.at(i).toObject(), m_problems, path);
            visit(values.emplaceBack(), inner);
            if (m_problems.size() > before) {
                values.removeLast();
            }
        }
    }

    template <typename T, typename Visit>
    void lines(const char* key, QList<T>& values, Visit visit)
    {
        list(key, values, visit);
    }

private:
    static bool isAbsent(const QJsonValue& value) { return value.isUndefined() || value.isNull(); }
    QString pathOf(const char* key) const;
    QJsonObject objectOf(const char* key);
    QJsonArray arrayOf(const char* key);
    bool hold(const Field& field, double number);

    /// Each true when the value was one and is taken over; else it is noted.
    bool read(const Field& field, const QJsonValue& found, bool& value);
    bool read(const Field& field, const QJsonValue& found, int& value);
    bool read(const Field& field, const QJsonValue& found, qint64& value);
    bool read(const Field& field, const QJsonValue& found, quint64& value);
    bool read(const Field& field, const QJsonValue& found, double& value);
    bool read(const Field& field, const QJsonValue& found, QString& value);
    bool read(const Field& field, const QJsonValue& found, QStringList& value);
    bool read(const Field& field, const QJsonValue& found, QJsonObject& value);
    bool read(const Field& field, const QJsonValue& found, QDateTime& value);
    bool read(const Field& field, const QJsonValue& found, QDate& value);
    bool read(const Field& field, const QJsonValue& found, DeviceKind& value);
    bool readFailed(const Field& field);

    void check(const Field&, const QString&) {}
    void check(const Field& field, const std::optional<double>& expected);

    QJsonObject m_object;
    QStringList& m_problems;
    QString m_path;
};

}  // namespace epochmark
