// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/queueevent.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace epochmark {

/// An event and when it happened (UTC, milliseconds).
struct StampedEvent {
    QDateTime time;
    QueueEvent event;
};

/// Events as JSON lines, one compact object a line, for programs that follow a run (README.md beside this
/// file describes them). Readers skip events and fields that they don't know; what they knew before keeps its
/// meaning within a schema.
namespace eventjson {

/// Stands in the first line.
constexpr int kSchema = 1;

/// With its line feed.
QByteArray line(const StampedEvent& event);
/// Absent: a kind of event that this version doesn't know. Error::Input with a sentence: no JSON object, a
/// field that is missing or wrong, a newer schema.
Result<std::optional<StampedEvent>> parsedLine(const QByteArray& line);

}  // namespace eventjson

}  // namespace epochmark
