// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace epochmark {

/// Which run, or which pause, a queue is to go on from now: named, since by the time that it is heard the
/// queue may be at the next one. As a line in a file it reaches a queue in another process. Value.
struct QueueSkip {
    QString runId;                      ///< of the run in work; empty: none
    std::optional<int> pausedPosition;  ///< else the run that waits for the pause in work

    static QueueSkip run(const QString& runId) { return {runId, {}}; }
    static QueueSkip pause(int position) { return {{}, position}; }
    bool isEmpty() const { return runId.isEmpty() && !pausedPosition; }

    /// "run ID" or "pause POSITION"; what isn't one of them is empty.
    QByteArray line() const;
    static QueueSkip of(const QByteArray& line);

    bool operator==(const QueueSkip&) const = default;
};

}  // namespace epochmark
