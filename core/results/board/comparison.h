// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// One line of the settings side by side, or of what came out under them.
struct ComparedSetting {
    QString name;               ///< the user's word: "batch", "threads", "LibTorch"
    QStringList values;         ///< one a row compared; "-" where unknown
    bool isDifferent = false;   ///< to be looked at: the values differ, or there are warnings
    bool forbidsRatio = false;  ///< different, and part of the workload
};

/// How many times as fast one row is as another, with its interval where both have three runs, and how far it
/// may be trusted.
struct ComparedRatio {
    double value = 0;
    std::optional<Interval> interval;
    Certainty certainty = Certainty::Measured;
    int runs = 0;  ///< of the side that has fewer

    /// Whether both have the runs that an interval takes: more of them aren't what is missing.
    bool hasEnoughRuns() const { return runs >= 3; }
};

/// "47.9 ×", "measured once, about 16 ×", "no difference can be told".
QString ratioWords(const ComparedRatio& ratio);

/// The same with its interval, where it has one: "47.9 × (46 × to 49 ×)".
QString ratioWithInterval(const ComparedRatio& ratio);

/// What a ratio without an interval needs beside it: "measured once", "measured twice", "no difference can be
/// told"; empty where it has been measured. `runs`: of the side that has fewer.
QString certaintyWords(Certainty certainty, int runs);

/// A row's speed-up over its baseline; absent where it has none or is the baseline.
std::optional<ComparedRatio> speedupOf(const LeaderboardRow& row);

/// Two or more sets beside each other: first whether they may be compared, then what differs. Value.
class Comparison {
public:
    explicit Comparison(QList<LeaderboardRow> rows);

    const QList<LeaderboardRow>& rows() const { return m_rows; }
    /// All of one workload fingerprint.
    bool isComparable() const { return m_isComparable; }
    /// Two sets on the same machine, device and threads that differ in the pipeline alone: the one allowed
    /// exception.
    bool isPlainAgainstTuned() const { return m_isPlainAgainstTuned; }
    /// What keeps them apart, as "batch 64 / 20"; empty when comparable.
    const QStringList& obstacles() const { return m_obstacles; }
    /// A sentence that says first what counts.
    QString verdict() const;

    /// How many times as fast `other` is as `reference` (positions in rows()): absent unless both are ranked
    /// and either all are comparable or it is plain against tuned.
    std::optional<ComparedRatio> ratio(int reference, int other) const;

    /// The position of the slowest ranked row, against which every ratio is one or more; where none is ranked
    /// of the slowest of all; 0 where no time is known.
    int slowest() const;

    /// Measurement (warnings first), workload, device, environment; what differs is marked.
    const QList<ComparedSetting>& settings() const { return m_settings; }

private:
    QList<LeaderboardRow> m_rows;
    QList<ComparedSetting> m_settings;
    QStringList m_obstacles;
    bool m_isComparable = false;
    bool m_isPlainAgainstTuned = false;
};

}  // namespace epochmark
