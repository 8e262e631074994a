// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tellingrows.h"

#include <QSet>

#include <algorithm>
#include <optional>

namespace epochmark {

namespace {

/// What the columns show as numbers.
using Number = std::optional<double> (*)(const LeaderboardRow&);
constexpr Number kNumbers[] = {
    [](const LeaderboardRow& row) { return std::optional<double>(row.rank); },
    [](const LeaderboardRow& row) { return row.medianSeconds; },
    [](const LeaderboardRow& row) { return row.speedup; },
    [](const LeaderboardRow& row) {
        return row.speedupInterval ? std::optional(row.speedupInterval->high) : std::nullopt;
    },
    [](const LeaderboardRow& row) { return row.imagesPerSecond; },
    [](const LeaderboardRow& row) { return row.validationAccuracy; },
    [](const LeaderboardRow& row) { return row.cost ? std::optional(row.cost->amount) : std::nullopt; },
    [](const LeaderboardRow& row) { return row.energy ? std::optional(row.energy->joules) : std::nullopt; },
    [](const LeaderboardRow& row) { return std::optional<double>(row.rankedRuns); },
    [](const LeaderboardRow& row) { return row.variation; },
};

}  // namespace

QList<int> tellingRows(const QList<LeaderboardRow>& rows)
{
    QSet<int> found;
    for (const auto& number : kNumbers) {
        int least = -1;
        int most = -1;
        for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
            const std::optional<double> value = number(rows.at(row));
            if (!value) {
                continue;
            }
            least = least < 0 || *value < *number(rows.at(least)) ? row : least;
            most = most < 0 || *value > *number(rows.at(most)) ? row : most;
        }
        found += {least, most};
    }
    const auto running = std::ranges::find(rows, RunStatus::Running, &LeaderboardRow::status);
    found.insert(running == rows.end() ? -1 : static_cast<int>(running - rows.begin()));
    found.remove(-1);
    return QList<int>(found.begin(), found.end());
}

}  // namespace epochmark
