// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/jsonfields.h"

#include <QJsonArray>
#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

bool isAbsent(const QJsonValue& value)
{
    return value.isUndefined() || value.isNull();
}

constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53: beyond it a double no longer counts

bool isWhole(const QJsonValue& value)
{
    const double number = value.toDouble(NAN);
    return std::isfinite(number) && number == std::floor(number) && std::abs(number) <= kLargestExactInteger;
}

QJsonArray arrayBeyond(const QJsonArray& original, const QJsonArray& known)
{
    QJsonArray beyond;
    bool isAnything = false;
    for (qsizetype i = 0; i < original.size() && i < known.size(); ++i) {
        const QJsonObject found = fieldsBeyond(original.at(i).toObject(), known.at(i).toObject());
        isAnything = isAnything || !found.isEmpty();
        beyond.append(found);
    }
    return isAnything ? beyond : QJsonArray();
}

QJsonArray arrayWith(const QJsonArray& known, const QJsonArray& beyond)
{
    QJsonArray merged = known;
    for (qsizetype i = 0; i < merged.size() && i < beyond.size(); ++i) {
        if (merged.at(i).isObject() && beyond.at(i).isObject()) {
            merged[i] = withFields(merged.at(i).toObject(), beyond.at(i).toObject());
        }
    }
    return merged;
}

}  // namespace

QJsonValue JsonFields::value(const char* path) const
{
    QJsonValue found = m_object;
    for (const QString& key : QString::fromLatin1(path).split(QLatin1Char('.'))) {
        found = found.toObject().value(key);
    }
    return found;
}

void JsonFields::refuse(const char* path)
{
    if (m_badPath.isEmpty()) {
        m_badPath = QString::fromLatin1(path);
    }
}

QString JsonFields::text(const char* path)
{
    const QJsonValue found = value(path);
    if (!found.isString()) {
        refuse(path);
    }
    return found.toString();
}

bool JsonFields::flag(const char* path)
{
    const QJsonValue found = value(path);
    if (!found.isBool()) {
        refuse(path);
    }
    return found.toBool();
}

qint64 JsonFields::integer(const char* path)
{
    const std::optional<qint64> found = maybeInteger(path);
    if (!found) {
        refuse(path);
    }
    return found.value_or(0);
}

double JsonFields::number(const char* path)
{
    const std::optional<double> found = maybeNumber(path);
    if (!found) {
        refuse(path);
    }
    return found.value_or(0);
}

QStringList JsonFields::texts(const char* path)
{
    QStringList found;
    const QJsonValue list = value(path);
    if (!list.isArray()) {
        refuse(path);
    }
    for (const QJsonValue& item : list.toArray()) {
        if (!item.isString()) {
            refuse(path);
        }
        found += item.toString();
    }
    return found;
}

QString JsonFields::textOr(const char* path, const QString& absent)
{
    return isAbsent(value(path)) ? absent : text(path);
}

bool JsonFields::flagOr(const char* path, bool absent)
{
    return isAbsent(value(path)) ? absent : flag(path);
}

std::optional<qint64> JsonFields::maybeInteger(const char* path)
{
    const QJsonValue found = value(path);
    if (isAbsent(found)) {
        return std::nullopt;
    }
    if (!isWhole(found)) {
        refuse(path);
        return std::nullopt;
    }
    return found.toInteger();
}

std::optional<double> JsonFields::maybeNumber(const char* path)
{
    const QJsonValue found = value(path);
    if (isAbsent(found)) {
        return std::nullopt;
    }
    if (!found.isDouble() || !std::isfinite(found.toDouble())) {
        refuse(path);
        return std::nullopt;
    }
    return found.toDouble();
}

QJsonObject JsonFields::object(const char* path)
{
    const QJsonValue found = value(path);
    if (!isAbsent(found) && !found.isObject()) {
        refuse(path);
    }
    return found.toObject();
}

QList<QJsonObject> JsonFields::objects(const char* path)
{
    QList<QJsonObject> found;
    const QJsonValue list = value(path);
    if (!isAbsent(list) && !list.isArray()) {
        refuse(path);
    }
    for (const QJsonValue& item : list.toArray()) {
        if (!item.isObject()) {
            refuse(path);
        }
        found.append(item.toObject());
    }
    return found;
}

std::optional<Error> JsonFields::problem() const
{
    if (m_badPath.isEmpty()) {
        return std::nullopt;
    }
    return Error{
        ErrorCode::Input, QObject::tr("the field \"%1\" is missing or can't be read").arg(m_badPath), {}};
}

QJsonObject fieldsBeyond(const QJsonObject& original, const QJsonObject& known)
{
    QJsonObject beyond;
    for (auto field = original.begin(); field != original.end(); ++field) {
        const QJsonValue ours = known.value(field.key());
        if (ours.isUndefined()) {
            beyond.insert(field.key(), field.value());
        } else if (ours.isObject() && field->isObject()) {
            const QJsonObject inner = fieldsBeyond(field->toObject(), ours.toObject());
            if (!inner.isEmpty()) {
                beyond.insert(field.key(), inner);
            }
        } else if (ours.isArray() && field->isArray()) {
            const QJsonArray inner = arrayBeyond(field->toArray(), ours.toArray());
            if (!inner.isEmpty()) {
                beyond.insert(field.key(), inner);
            }
        }
    }
    return beyond;
}

QJsonObject withFields(const QJsonObject& known, const QJsonObject& beyond)
{
    QJsonObject merged = known;
    for (auto field = beyond.begin(); field != beyond.end(); ++field) {
        const QJsonValue ours = known.value(field.key());
        if (ours.isUndefined()) {
            merged.insert(field.key(), field.value());
        } else if (ours.isObject() && field->isObject()) {
            merged.insert(field.key(), withFields(ours.toObject(), field->toObject()));
        } else if (ours.isArray() && field->isArray()) {
            merged.insert(field.key(), arrayWith(ours.toArray(), field->toArray()));
        }
    }
    return merged;
}

}  // namespace epochmark
