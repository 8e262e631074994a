// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/eventjson.h"

#include "base/jsonfields.h"
#include "base/jsontext.h"
#include "base/overloaded.h"

#include <QObject>

namespace epochmark::eventjson {

namespace {

template <typename Event>
QJsonObject namedObject(const Event& event)
{
    QJsonObject object = EventWriter::objectOf(event);
    object.insert(QStringLiteral("event"), QString::fromLatin1(EventFields<Event>::kName));
    return object;
}

QJsonObject objectOf(const QueueEvent& event)
{
    return std::visit(Overloaded{[](const RunReported& report) {
                                     QJsonObject object = std::visit(
                                         [](const auto& inner) { return namedObject(inner); }, report.event);
                                     object.insert(QStringLiteral("run_id"), report.runId);
                                     return object;
                                 },
                                 [](const auto& other) { return namedObject(other); }},
                      event);
}

/// The alternative of that name; absent when there is none.
template <typename Variant, std::size_t I = 0>
std::optional<Result<Variant>> alternative(const QString& name, const QJsonObject& object)
{
    if constexpr (I == std::variant_size_v<Variant>) {
        return std::nullopt;
    } else if constexpr (std::is_same_v<std::variant_alternative_t<I, Variant>, RunReported>) {
        return alternative<Variant, I + 1>(name, object);
    } else {
        using Event = std::variant_alternative_t<I, Variant>;
        if (name != QLatin1String(EventFields<Event>::kName)) {
            return alternative<Variant, I + 1>(name, object);
        }
        auto event = EventReader::valueOf<Event>(object);
        return event ? Result<Variant>(std::move(event).value()) : Result<Variant>(event.error());
    }
}

std::optional<Result<QueueEvent>> eventOf(const QString& name, const QJsonObject& object)
{
    if (auto event = alternative<QueueEvent>(name, object)) {
        return event;
    }
    auto inner = alternative<RunEvent>(name, object);
    if (!inner) {
        return std::nullopt;
    }
    if (!*inner) {
        return inner->error();
    }
    JsonFields fields(object);
    RunReported report{fields.text("run_id"), std::move(*inner).value()};
    if (const auto problem = fields.problem()) {
        return *problem;
    }
    return Result<QueueEvent>(std::move(report));
}

Error unreadable(const QString& why)
{
    return {ErrorCode::Input, QObject::tr("This line is no event of Epochmark's: %1.").arg(why), {}};
}

}  // namespace

QByteArray line(const StampedEvent& event)
{
    QJsonObject object = objectOf(event.event);
    object.insert(QStringLiteral("time"), event.time.toUTC().toString(Qt::ISODateWithMs));
    if (std::holds_alternative<QueueStarted>(event.event)) {
        object.insert(QStringLiteral("schema"), kSchema);
    }
    return jsontext::written(object, QJsonDocument::Compact) + '\n';
}

Result<std::optional<StampedEvent>> parsedLine(const QByteArray& line)
{
    QJsonParseError problem;
    const QJsonDocument document = jsontext::parsed(line, &problem);
    if (!document.isObject()) {
        return unreadable(problem.error == QJsonParseError::NoError ? QObject::tr("it is no JSON object")
                                                                    : problem.errorString());
    }
    JsonFields fields(document.object());
    const qint64 schema = fields.maybeInteger("schema").value_or(kSchema);
    if (schema > kSchema) {
        return Error{
            ErrorCode::Input,
            QObject::tr(
                "These events come from a newer version (schema %1): update Epochmark to follow them.")
                .arg(schema),
            {}};
    }
    const QDateTime time = QDateTime::fromString(fields.text("time"), Qt::ISODateWithMs).toUTC();
    if (!time.isValid()) {
        fields.refuse("time");
    }
    auto event = eventOf(fields.text("event"), document.object());
    if (const auto bad = fields.problem()) {
        return unreadable(bad->message);
    }
    if (!event) {
        return std::optional<StampedEvent>();
    }
    if (!*event) {
        return unreadable(event->error().message);
    }
    return std::optional<StampedEvent>({time, std::move(*event).value()});
}

}  // namespace epochmark::eventjson
