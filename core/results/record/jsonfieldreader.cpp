// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/record/jsonfieldreader.h"

#include <QObject>
#include <QUuid>

#include <cmath>

namespace epochmark {

QString JsonFieldReader::pathOf(const char* key) const
{
    return m_path.isEmpty() ? QString::fromLatin1(key) : m_path + u'.' + QLatin1String(key);
}

void JsonFieldReader::refuse(const char* key)
{
    m_problems += QObject::tr("the field \"%1\" is missing or can't be read").arg(pathOf(key));
}

bool JsonFieldReader::readFailed(const Field& field)
{
    refuse(field.key);
    return false;
}

QJsonObject JsonFieldReader::objectOf(const char* key)
{
    const QJsonValue found = m_object.value(QLatin1String(key));
    if (!isAbsent(found) && !found.isObject()) {
        refuse(key);
    }
    return found.toObject();
}

QJsonArray JsonFieldReader::arrayOf(const char* key)
{
    const QJsonValue found = m_object.value(QLatin1String(key));
    if (!isAbsent(found) && !found.isArray()) {
        refuse(key);
    }
    return found.toArray();
}

bool JsonFieldReader::hold(const Field& field, double number)
{
    if (!field.limits.hold(number)) {
        m_problems += limitSentence(pathOf(field.key), field, number);
        return false;
    }
    return true;
}

void JsonFieldReader::network(WorkloadSpec& spec)
{
    const QJsonObject stated = objectOf("network");
    StatedNetwork words;
    const QJsonValue parameters = stated.value(QLatin1String("parameters"));
    if (parameters.isDouble()) {
        words.parameters = parameters.toInteger();
    }
    const QJsonValue initialisation = m_object.value(QLatin1String("initialisation"));
    if (initialisation.isString()) {
        words.initialisation = initialisation.toString();
    }
    // Records of the time before there was a choice name Classic in the same place.
    spec.setRecordedNetwork(stated.value(QLatin1String("name")).toString(spec.networkName()), words);
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, bool& value)
{
    if (!found.isBool()) {
        return readFailed(field);
    }
    value = found.toBool();
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, int& value)
{
    qint64 number = 0;
    if (!read(field, found, number)) {
        return false;
    }
    value = static_cast<int>(number);  // the limits of every such field are an int's
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, qint64& value)
{
    const double number = found.toDouble(NAN);
    if (!std::isfinite(number) || number != std::floor(number)
        || std::abs(number) > fields::kLargestExactInteger) {
        return readFailed(field);  // beyond 2^53 a double no longer counts
    }
    if (!hold(field, number)) {
        return false;
    }
    value = found.toInteger();
    return true;
}

/// A number, or text where it is too large for one.
bool JsonFieldReader::read(const Field& field, const QJsonValue& found, quint64& value)
{
    if (found.isString()) {
        bool isNumber = false;
        const quint64 number = found.toString().toULongLong(&isNumber);
        value = isNumber ? number : value;
        return isNumber || readFailed(field);
    }
    qint64 number = 0;
    if (!read(field, found, number)) {
        return false;
    }
    if (number < 0) {
        return readFailed(field);
    }
    value = static_cast<quint64>(number);
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, double& value)
{
    const double number = found.toDouble(NAN);
    if (!std::isfinite(number)) {
        return readFailed(field);
    }
    if (!hold(field, number)) {
        return false;
    }
    value = number;
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, QString& value)
{
    if (!found.isString()) {
        return readFailed(field);
    }
    if (!field.isUuid) {
        value = found.toString();
        return true;
    }
    const QUuid uuid = QUuid::fromString(found.toString());
    if (uuid.isNull()) {
        return readFailed(field);
    }
    value = uuid.toString(QUuid::WithoutBraces);  // its one spelling
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, QStringList& value)
{
    if (!found.isArray()) {
        return readFailed(field);
    }
    QStringList texts;
    for (const QJsonValue& item : found.toArray()) {
        if (!item.isString()) {
            return readFailed(field);
        }
        texts += item.toString();
    }
    value = texts;
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, QJsonObject& value)
{
    if (!found.isObject()) {
        return readFailed(field);
    }
    value = found.toObject();
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, QDateTime& value)
{
    // An empty text is how other programs leave an optional time out.
    if (field.presence == Presence::Defaulted && found.isString() && found.toString().isEmpty()) {
        return false;
    }
    const QDateTime time = QDateTime::fromString(found.toString(), Qt::ISODateWithMs).toUTC();
    if (!time.isValid()) {
        return readFailed(field);
    }
    if (!hold(field, time.date().year())) {
        return false;
    }
    value = time;
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, QDate& value)
{
    if (found.isString() && found.toString().isEmpty()) {
        return false;
    }
    const QDate date = QDate::fromString(found.toString(), Qt::ISODate);
    if (!date.isValid()) {
        return readFailed(field);
    }
    if (!hold(field, date.year())) {
        return false;
    }
    value = date;
    return true;
}

bool JsonFieldReader::read(const Field& field, const QJsonValue& found, DeviceKind& value)
{
    const Result<DeviceKind> kind = deviceKindFromString(found.toString());
    if (!kind) {
        return readFailed(field);
    }
    value = kind.value();
    return true;
}

/// What says one thing in two places must say the same.
void JsonFieldReader::check(const Field& field, const std::optional<double>& expected)
{
    const QJsonValue found = m_object.value(QLatin1String(field.key));
    double stated = 0;
    if (isAbsent(found) || !read(field, found, stated)) {
        return;
    }
    if (!expected || std::abs(stated - *expected) > 1e-6 * *expected) {
        refuse(field.key);
    }
}

}  // namespace epochmark
