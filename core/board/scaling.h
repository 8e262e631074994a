// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/board.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// How a number of ranks did.
struct ScalingPoint {
    int ranks = 1;
    QString setId;
    double seconds = 0;                ///< median headline of its set
    std::optional<double> speedup;     ///< the time of one / this time; absent without one
    std::optional<double> efficiency;  ///< speed-up / ranks; 1 is the ideal
    std::optional<double> workShare;   ///< of the typical run's time: forward, backward and update, 0-1
    std::optional<double> exchangeShare;
    std::optional<RunCost> cost;  ///< a run, of all devices
    bool isRanked = false;
    bool isDisturbed = false;
};

/// One workload on one kind of device, each rank with as many threads, over the number of ranks. Plain value.
struct ScalingSeries {
    QString title;  ///< of the workload: "Classic · cats-vs-dogs-pets"
    QString device;
    int threads = 0;             ///< a rank; 0: unknown
    QList<ScalingPoint> points;  ///< by ranks, one each: the fastest set, a ranked one before all others

    /// What the largest number of ranks that nothing disturbed came to, a sentence; empty where there is
    /// nothing to compare.
    QString sentence() const;
};

/// Of all workloads on the board where ranks trained; those with most points first.
QList<ScalingSeries> scalingOf(const Board& board);

}  // namespace epochmark
