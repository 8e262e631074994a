// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/certainty.h"
#include "measure/statistics.h"
#include "queue/runqueue.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// What one set of a queue came to, beside the others: all share a workload, so their times may be divided.
struct SetSummary {
    QString setId;
    QString name;  ///< "CPU, 2 threads"
    int rankedRuns = 0;
    int otherRuns = 0;                        ///< finished unranked, skipped, stopped or failed
    std::optional<double> seconds;            ///< median headline of the ranked runs
    std::optional<Interval> interval;         ///< from three ranked runs on
    std::optional<double> variation;          ///< from two on
    std::optional<double> speedup;            ///< over the slowest set; absent for a set without ranked runs
    std::optional<Interval> speedupInterval;  ///< from three ranked runs on both sides on
    Certainty certainty = Certainty::Measured;  ///< of the speed-up
    int speedupRuns = 0;                        ///< ranked runs of the side that has fewer
    bool isSlowest = false;                     ///< the one that the others are compared with
    QString verdict;                            ///< why its automatic repeats ended; may be empty
};

/// The sets of a queue in their order. Pure; any thread.
QList<SetSummary> summaryOf(const RunQueue& queue);

}  // namespace epochmark
