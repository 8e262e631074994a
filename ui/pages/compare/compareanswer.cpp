// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/compareanswer.h"

#include "base/format.h"
#include "pages/compare/comparepage.h"

#include <algorithm>
#include <cmath>

namespace epochmark {

QString compareAnswer(const Comparison& comparison, const QStringList& names)
{
    const auto seconds = [](const LeaderboardRow& row) { return row.medianSeconds.value_or(HUGE_VAL); };
    const auto fastest = std::ranges::min_element(comparison.rows(), {}, seconds);
    const auto best = static_cast<int>(fastest - comparison.rows().cbegin());
    const int slowest = comparison.slowest();
    const auto ratio = best == slowest ? std::nullopt : comparison.ratio(slowest, best);
    if (!ratio || comparison.isPlainAgainstTuned()) {
        return {};  // of the latter the verdict tells it
    }
    const QString& name = names.at(best);
    const QString& other = names.at(slowest);
    switch (ratio->certainty) {
    case Certainty::Measured:
        return ComparePage::tr("%1 is %2 as fast as %3.").arg(name, ratioWithInterval(*ratio), other);
    case Certainty::Rough:
        return ComparePage::tr("%1 is about %2 as fast as %3. Three runs of each give an interval.")
            .arg(name, format::roughFactor(ratio->value), other);
    case Certainty::Untold: break;
    }
    return ComparePage::tr("No difference can be told between %1 and %2. Repeat each three times.")
        .arg(name, other);
}

}  // namespace epochmark
