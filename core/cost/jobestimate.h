// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/costmodel.h"
#include "results/board/leaderboard.h"

#include <QString>

#include <optional>

namespace epochmark {

/// What a job of somebody's own (same network, same picture size) would take on a measured device. Value.
struct JobEstimate {
    double seconds = 0;
    std::optional<Interval> interval;     ///< seconds; when the set has one
    std::optional<RunCost> cost;          ///< buy price first, else rent; absent without a price
    std::optional<double> kilowattHours;  ///< absent when the watts are unknown
    QString energyScope;                  ///< "package", "GPU only", "entered"; empty without energy
};

/// time = pictures x (data_s / pictures used) + pictures x epochs / steady images per second, without
/// validation; the interval is the set's, in proportion. Absent when the row has no steady rate (a single
/// epoch, nothing finished) or the job is empty. pictures > 0, epochs > 0.
std::optional<JobEstimate> estimateJob(const LeaderboardRow& row, qint64 pictures, int epochs,
                                       const CostModel& costs);

}  // namespace epochmark
