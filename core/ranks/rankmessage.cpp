// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranks/rankmessage.h"

#include "base/printable.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr char kCode[] = "code";
constexpr char kMessage[] = "message";
/// A sentence of the program itself names files and figures: it may be longer than a name.
constexpr int kMostSentence = 1000;

QString lineOf(const QString& text, int most)
{
    return printable(text.simplified(), most);
}

/// A code of another build is what no user has asked for.
ErrorCode codeOf(int number)
{
    for (const ErrorCode known : {ErrorCode::Usage, ErrorCode::Input, ErrorCode::Store,
                                  ErrorCode::DeviceUnavailable, ErrorCode::Stopped}) {
        if (static_cast<int>(known) == number) {
            return known;
        }
    }
    return ErrorCode::Internal;
}

}  // namespace

QByteArray RankMessage::written(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RankMessage::RankMessage(const QByteArray& bytes) : m_object(QJsonDocument::fromJson(bytes).object()) {}

QJsonObject RankMessage::outcomeOf(const Result<void>& own)
{
    return own ? QJsonObject()
               : QJsonObject{{QLatin1String(kCode), static_cast<int>(own.error().code)},
                             {QLatin1String(kMessage), lineOf(own.error().message, kMostSentence)}};
}

std::optional<Error> RankMessage::error() const
{
    if (!m_object.contains(QLatin1String(kCode))) {
        return std::nullopt;
    }
    return Error{codeOf(m_object.value(QLatin1String(kCode)).toInt(-1)),
                 lineOf(m_object.value(QLatin1String(kMessage)).toString(), kMostSentence),
                 {}};
}

QString RankMessage::text(const char* key) const
{
    return lineOf(m_object.value(QLatin1String(key)).toString(), kMostText);
}

std::optional<double> RankMessage::number(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    return value.isDouble() && std::isfinite(value.toDouble())
               ? std::optional(std::clamp(value.toDouble(), 0.0, kMostNumber))
               : std::nullopt;
}

int RankMessage::whole(const char* key, int most) const
{
    return static_cast<int>(std::min(number(key).value_or(0), double(most)));
}

bool RankMessage::flag(const char* key) const
{
    return m_object.value(QLatin1String(key)).toBool();
}

RankMessage RankMessage::within(const char* key) const
{
    return RankMessage(m_object.value(QLatin1String(key)).toObject());
}

}  // namespace epochmark
