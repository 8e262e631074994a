// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/repeatrule.h"

#include "base/format.h"
#include "measure/statistics.h"

#include <QObject>

namespace epochmark {

namespace {

constexpr double kSmallSpread = 0.035;

}  // namespace

RepeatRule::Decision RepeatRule::decide(const QList<double>& headlineSeconds)
{
    const auto count = headlineSeconds.size();
    if (count < kFewest) {
        return {true, QObject::tr("%1 of at least %2 runs are done.").arg(count).arg(kFewest)};
    }
    const std::optional<double> variation = statistics::variation(headlineSeconds);
    const QString spread = format::percent(variation);
    if (variation && *variation <= kSmallSpread) {
        return {false, QObject::tr("Enough after %1 runs: they differ by ±%2.").arg(count).arg(spread)};
    }
    if (count >= kMost) {
        return {
            false,
            QObject::tr("Stopped after %1 runs, the most: they still differ by ±%2.").arg(count).arg(spread)};
    }
    return {true, QObject::tr("Another run: the %1 so far differ by ±%2, more than %3.")
                      .arg(count)
                      .arg(spread, format::percent(kSmallSpread))};
}

}  // namespace epochmark
