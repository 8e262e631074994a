// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevent.h"
#include "run/runrequest.h"

#include <QList>
#include <QString>

namespace epochmark {

/// One line of a run's log.
struct LogEntry {
    QString text;
    bool isWarning = false;
};

/// What the log says of the events of a run. Pure functions.
namespace runlog {

/// The pause before the run; empty text when there was none.
LogEntry pause(const RunRequest& request);
/// What the archive holds and what is left out of it (the first twenty by name).
QList<LogEntry> dataset(const DatasetSummary& summary);
/// A finished station; empty text for those that need no line.
LogEntry stage(const StageEvent& event);
LogEntry epoch(const EpochReport& report);

}  // namespace runlog

}  // namespace epochmark
