// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/eventfields.h"

#include <cmath>
#include <limits>

namespace epochmark {

namespace {

constexpr quint64 kLargestExact = quint64{1} << 53;

QString toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal: return QStringLiteral("internal");
    case ErrorCode::Usage: return QStringLiteral("usage");
    case ErrorCode::Input: return QStringLiteral("input");
    case ErrorCode::Store: return QStringLiteral("store");
    case ErrorCode::DeviceUnavailable: return QStringLiteral("device");
    case ErrorCode::Stopped: break;
    }
    return QStringLiteral("stopped");
}

std::optional<ErrorCode> errorCodeFromString(const QString& text)
{
    for (const ErrorCode code : {ErrorCode::Internal, ErrorCode::Usage, ErrorCode::Input, ErrorCode::Store,
                                 ErrorCode::DeviceUnavailable, ErrorCode::Stopped}) {
        if (toString(code) == text) {
            return code;
        }
    }
    return std::nullopt;
}

}  // namespace

void EventWriter::value(const char* key, const std::optional<double>& number)
{
    insert(key, number && std::isfinite(*number) ? QJsonValue(*number) : QJsonValue());
}

void EventWriter::value(const char* key, quint64 seed)
{
    insert(key,
           seed <= kLargestExact ? QJsonValue(static_cast<qint64>(seed)) : QJsonValue(QString::number(seed)));
}

QJsonValue EventWriter::errorValue(const Error& error)
{
    return QJsonObject{{QStringLiteral("code"), toString(error.code)},
                       {QStringLiteral("message"), error.message},
                       {QStringLiteral("detail"), error.detail}};
}

void EventReader::value(const char* key, int& count)
{
    const qint64 read = m_fields.integer(key);
    if (read < 0 || read > std::numeric_limits<int>::max()) {
        m_fields.refuse(key);
        return;
    }
    count = static_cast<int>(read);
}

void EventReader::value(const char* key, quint64& seed)
{
    const QJsonValue read = m_object.value(QString::fromLatin1(key));
    bool isNumber = true;
    seed = read.isString() ? read.toString().toULongLong(&isNumber)
                           : static_cast<quint64>(m_fields.integer(key));
    if (!isNumber || read.toDouble() < 0) {
        m_fields.refuse(key);
    }
}

bool EventReader::isNull(const char* key) const
{
    return m_object.value(QString::fromLatin1(key)).isNull();
}

Error EventReader::error(const char* key)
{
    JsonFields fields(m_fields.object(key));
    const auto code = errorCodeFromString(fields.text("code"));
    const Error error{code.value_or(ErrorCode::Internal), fields.text("message"), fields.text("detail")};
    if (!code || fields.problem()) {
        m_fields.refuse(key);
    }
    return error;
}

}  // namespace epochmark
