// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// Reads typed fields out of a JSON object by dotted path ("device.threads") and remembers the first that is
/// missing or of the wrong type, so that a reader states its fields in one go and asks once. Value on the
/// reader's stack.
///     JsonFields fields(object);
///     record.id = fields.text("id");
///     if (const auto problem = fields.problem()) { return *problem; }
class JsonFields {
public:
    explicit JsonFields(QJsonObject object) : m_object(std::move(object)) {}

    /// Required fields: missing, null or of another type is a problem; the default value is returned then.
    QString text(const char* path);
    bool flag(const char* path);
    qint64 integer(const char* path);
    double number(const char* path);
    QStringList texts(const char* path);

    /// Optional fields: missing or null is absent; another type is a problem.
    QString textOr(const char* path, const QString& absent = {});
    bool flagOr(const char* path, bool absent);
    std::optional<qint64> maybeInteger(const char* path);
    std::optional<double> maybeNumber(const char* path);
    /// Empty when absent.
    QJsonObject object(const char* path);
    QList<QJsonObject> objects(const char* path);

    /// Declares a field wrong for a reason of the caller's own.
    void refuse(const char* path);
    /// Error::Input naming the first bad field; absent when all were fine.
    std::optional<Error> problem() const;

private:
    QJsonValue value(const char* path) const;
    QJsonObject m_object;
    QString m_badPath;
};

/// What `original` holds beyond `known`, objects and arrays of objects looked into; empty when nothing.
QJsonObject fieldsBeyond(const QJsonObject& original, const QJsonObject& known);
/// `known` with what fieldsBeyond() found put back; a known field always wins.
QJsonObject withFields(const QJsonObject& known, const QJsonObject& beyond);

}  // namespace epochmark
