// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "queue/eventjson.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace epochmark {

/// Puts the events of a run together from the bytes that come from elsewhere, piece by piece. Nothing is
/// taken on trust: the first line must be a queue's start of a schema that is known, a line has its limit,
/// text that is shown loses what isn't printable (a record passes the limits of an import). Value.
class EventLines {
public:
    static constexpr qint64 kLongestLine = 16 << 20;  ///< bytes; a record of some thousand epochs

    /// The events whose lines are complete now. Error::Input with a sentence; nothing can be taken after
    /// that.
    Result<QList<StampedEvent>> take(const QByteArray& piece);
    /// Bytes taken so far: where to go on reading.
    qint64 received() const { return m_received; }
    /// Whether the queue's last event has come.
    bool isFinished() const { return m_isFinished; }
    bool isStarted() const { return m_isStarted; }

private:
    Result<void> takeLine(const QByteArray& line, QList<StampedEvent>& events);

    QByteArray m_rest;
    qint64 m_received = 0;
    bool m_isStarted = false;
    bool m_isFinished = false;
};

}  // namespace epochmark
