// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/board/compareanswer.h"

#include "base/format.h"
#include "base/onestop.h"

#include <QObject>

#include <optional>

namespace epochmark {

namespace {

/// The fastest row of those that have ratios.
int fastestRanked(const QList<LeaderboardRow>& rows)
{
    int fastest = -1;
    for (int row = 0; row < rows.size(); ++row) {
        const bool isFaster = fastest < 0 || rows.at(row).medianSeconds < rows.at(fastest).medianSeconds;
        fastest = rows.at(row).isRanked && isFaster ? row : fastest;
    }
    return fastest;
}

/// compareAnswer() as its parts give it.
QString composed(const Comparison& comparison, const QStringList& names)
{
    const int best = fastestRanked(comparison.rows());
    const int slowest = comparison.slowest();
    if (best < 0 || best == slowest || comparison.isPlainAgainstTuned()) {
        return {};  // of the latter the verdict tells it
    }
    const std::optional<ComparedRatio> ratio = comparison.ratio(slowest, best);
    if (!ratio) {
        return {};
    }
    const QString& name = names.at(best);
    const QString& other = names.at(slowest);
    switch (ratio->certainty) {
    case Certainty::Measured:
        return QObject::tr("%1 is %2 as fast as %3.").arg(name, ratioWithInterval(*ratio), other);
    case Certainty::Rough:
        return QObject::tr("%1 is about %2 as fast as %3. Three runs of each give an interval.")
            .arg(name, format::roughFactor(ratio->value), other);
    case Certainty::Untold: break;
    }
    return ratio->hasEnoughRuns()
               ? QObject::tr("No difference can be told between %1 and %2: it lies within the spread of "
                             "their runs.")
                     .arg(name, other)
               : QObject::tr("No difference can be told between %1 and %2. Repeat each three times.")
                     .arg(name, other);
}

}  // namespace

QString compareAnswer(const Comparison& comparison, const QStringList& names)
{
    return format::oneStop(composed(comparison, names));
}

}  // namespace epochmark
