// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "board/board.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// Where the time of a run went, in seconds of its average rank; they add up to the headline that they stand
/// beside.
struct ScalingParts {
    double data = 0;      ///< reading and decoding pictures, and waiting for batches
    double work = 0;      ///< forward, backward and update
    double exchange = 0;  ///< sums under way that no work hid: what the rank that waited least waited
    double wait = 0;      ///< beyond that: for ranks that were behind; what the phases leave of the time
    double rest = 0;      ///< validation and bookkeeping

    double total() const { return data + work + exchange + wait + rest; }
};

/// How a number of ranks did.
struct ScalingPoint {
    int ranks = 1;
    int hosts = 1;  ///< that they were on
    QString setId;
    double seconds = 0;                   ///< median headline of its set
    std::optional<double> speedup;        ///< the time of one / this time; absent without one
    std::optional<double> efficiency;     ///< speed-up / ranks; 1 is the ideal
    std::optional<double> workShare;      ///< of the typical run's time: forward, backward and update, 0-1
    std::optional<double> exchangeShare;  ///< waiting for others included
    std::optional<ScalingParts> parts;    ///< of the typical run, in shares of `seconds`
    std::optional<RunCost> cost;          ///< a run, of all devices
    bool isRanked = false;
    bool isDisturbed = false;

    /// Whether it may stand for its number of ranks.
    bool isSure() const { return isRanked && !isDisturbed; }
    /// Why it isn't sure, a word or two; empty where it is.
    QString remark() const;
    /// "2 ranks", "2 ranks on 2 hosts"; of several ranks.
    QString who() const;
};

/// One workload on one kind of device, each rank with as many threads, over the number of ranks. Plain value.
struct ScalingSeries {
    QString title;  ///< of the workload: "Classic · cats-vs-dogs-pets"
    QString device;
    int threads = 0;  ///< a rank; 0: unknown
    /// By ranks, then by hosts, one each: the fastest set, a sure one before all others.
    QList<ScalingPoint> points;

    /// What the largest number of ranks came to, a sentence, from sure points alone; empty where there is
    /// nothing to compare.
    QString sentence() const;
    /// Where there is no such sentence: what is missing for one.
    QString whyNoSentence() const;
};

/// Of all workloads on the board where ranks trained; those with most points first.
QList<ScalingSeries> scalingOf(const Board& board);

}  // namespace epochmark
