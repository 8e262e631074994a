// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosts/eventlines.h"

#include "base/jsontext.h"
#include "base/printable.h"
#include "hosts/sshtrouble.h"

#include <QJsonArray>
#include <QObject>

namespace epochmark {

namespace {

Error eventError(const QString& sentence)
{
    return {ErrorCode::Input, sentence, {}};
}

/// Text of another machine as it may be shown anywhere.
QJsonValue harmless(const QJsonValue& value)
{
    if (value.isString()) {
        QString text = value.toString();
        return oneLine(text.replace(u'\n', u' '));
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& one : value.toArray()) {
            array.append(harmless(one));
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto field = object.begin(); field != object.end(); ++field) {
            field.value() = harmless(field.value());
        }
        return object;
    }
    return value;
}

}  // namespace

Result<QList<StampedEvent>> EventLines::take(const QByteArray& piece)
{
    m_received += piece.size();
    m_rest += piece;
    QList<StampedEvent> events;
    qsizetype at = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', at)) {
        if (const auto taken = takeLine(m_rest.sliced(at, end - at), events); !taken) {
            return taken.error();
        }
        at = end + 1;
    }
    m_rest.remove(0, at);
    if (m_rest.size() > kLongestLine) {
        return eventError(QObject::tr("The events of the run there have a line over 16 MiB: that is none of "
                                      "Epochmark's."));
    }
    return events;
}

Result<void> EventLines::takeLine(const QByteArray& line, QList<StampedEvent>& events)
{
    if (line.size() > kLongestLine) {
        return eventError(QObject::tr("The events of the run there have a line over 16 MiB: that is none of "
                                      "Epochmark's."));
    }
    QJsonObject object = jsontext::parsed(line).object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (field.key() != QLatin1String("record")) {  // has limits of its own
            field.value() = harmless(field.value());
        }
    }
    const auto event = eventjson::parsedLine(jsontext::written(object, QJsonDocument::Compact));
    if (!event) {
        return eventError(
            object.isEmpty()
                ? QObject::tr("The run there sends something that is no event: it begins with \"%1\".")
                      .arg(excerpt(line))
                : event.error().message);
    }
    if (!event->has_value()) {
        return {};  // a kind that this version doesn't know
    }
    const bool isStart = std::holds_alternative<QueueStarted>(event.value()->event);
    if (isStart == m_isStarted || m_isFinished) {
        return eventError(
            QObject::tr("The events of the run there are out of order: they can't be followed."));
    }
    m_isStarted = true;
    m_isFinished = std::holds_alternative<QueueFinished>(event.value()->event);
    events.append(*event.value());
    return {};
}

}  // namespace epochmark
