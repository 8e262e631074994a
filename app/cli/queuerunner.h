// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "console.h"
#include "queue/queuethermometer.h"
#include "queue/runqueue.h"
#include "results/record/runrecord.h"

#include <QList>

namespace epochmark::cli {

/// Runs a plan on the terminal, run after run on the calling thread: progress, pauses, results, and why an
/// automatic set has enough.
class QueueRunner {
public:
    QueueRunner(RunPlan plan, Console& console);

    /// All records there are, also after a stop or a failure.
    const QList<RunRecord>& records() const { return m_records; }
    /// Done, or what the first run that didn't end well says.
    ExitStatus runAll();

private:
    void coolDown();
    void runNext(int position);
    void announce(int position) const;
    void tellVerdict(int set) const;
    void tellSummary() const;
    void noteStatus(ExitStatus status);

    RunQueue m_queue;
    Console& m_console;
    StopToken m_stop;
    QueueThermometer m_thermometer;
    std::optional<double> m_pause;  ///< seconds waited before the next run
    ExitStatus m_status = kDone;
    QList<RunRecord> m_records;
};

}  // namespace epochmark::cli
