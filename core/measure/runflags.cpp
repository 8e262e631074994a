// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/runflags.h"

#include "base/format.h"
#include "measure/heatwords.h"
#include "measure/statistics.h"

#include <QLocale>
#include <QObject>

#include <algorithm>
#include <numeric>

namespace epochmark::flags {

namespace {

constexpr double kSlowdownShare = 0.05;
constexpr double kInputShare = 0.2;
constexpr double kSpreadShare = 0.035;
constexpr double kThrottledShare = 0.05;
constexpr double kLeastClockShare = 0.95;

}  // namespace

std::optional<Warning> slowdown(const QList<double>& epochSeconds)
{
    const qsizetype third = epochSeconds.size() / 3;
    if (third == 0) {
        return std::nullopt;
    }
    const double first = std::accumulate(epochSeconds.begin(), epochSeconds.begin() + third, 0.0);
    const double last = std::accumulate(epochSeconds.end() - third, epochSeconds.end(), 0.0);
    if (last <= first * (1 + kSlowdownShare)) {
        return std::nullopt;
    }
    return Warning{
        QStringLiteral("slows-down"),
        QObject::tr("The last epochs took %1 longer than the first: the device slows down (heat?). Let it "
                    "cool and look at its fans, then run again.")
            .arg(format::percent(last / first - 1))};
}

std::optional<Warning> inputBound(double inputSeconds, double trainSeconds)
{
    const std::optional<double> fed = feedShare(inputSeconds, trainSeconds);
    if (!fed || 1 - *fed <= kInputShare) {
        return std::nullopt;
    }
    return Warning{
        QStringLiteral("input-bound"),
        QObject::tr("Input bound: your processor feeds this device at %1. A faster processor or more "
                    "threads would help more than a faster device.")
            .arg(format::percent(fed))};
}

std::optional<Warning> throttled(const Heat& heat)
{
    if (!heat.throttling || heat.throttling->reasons.isEmpty()) {
        return std::nullopt;
    }
    const Throttling& found = *heat.throttling;
    if (found.events) {
        return Warning{
            QStringLiteral("throttled"),
            QObject::tr(
                "The processor was throttled: it counted %1 events of heat. Let it cool and look at its "
                "fans, then run again.")
                .arg(*found.events)};
    }
    if (found.share.value_or(0) < kThrottledShare) {
        return std::nullopt;
    }
    return Warning{
        QStringLiteral("throttled"),
        QObject::tr(
            "The GPU was throttled for %1 of the time: %2. Better cooling or a higher power limit would make "
            "it faster.")
            .arg(format::percent(found.share), throttleWords(found.reasons))};
}

std::optional<Warning> slowClock(const Heat& heat)
{
    if (!heat.meanMegahertz || !heat.baseMegahertz
        || *heat.meanMegahertz >= *heat.baseMegahertz * kLeastClockShare) {
        return std::nullopt;
    }
    return Warning{
        QStringLiteral("slow-clock"),
        QObject::tr(
            "The processor ran at %1 MHz on average, below its base clock of %2 MHz: heat, a power limit or "
            "a power saver holds it back.")
            .arg(QLocale().toString(*heat.meanMegahertz, 'f', 0),
                 QLocale().toString(*heat.baseMegahertz, 'f', 0))};
}

Warning indicative()
{
    return {QStringLiteral("indicative"),
            QObject::tr("Quick is indicative: three epochs. Run Classic for a result to rely on.")};
}

std::optional<double> feedShare(double inputSeconds, double trainSeconds)
{
    if (!(trainSeconds > 0)) {
        return std::nullopt;
    }
    return std::clamp(1 - inputSeconds / trainSeconds, 0.0, 1.0);
}

QList<Warning> setFlags(const QList<double>& headlineSeconds)
{
    QList<Warning> found;
    if (headlineSeconds.size() == 1) {
        found.append(
            {QStringLiteral("single-run"),
             QObject::tr(
                 "A single run: nothing is known about its spread. Three repeats give an interval.")});
    }
    const std::optional<double> variation = statistics::variation(headlineSeconds);
    if (variation && *variation > kSpreadShare) {
        found.append({QStringLiteral("spread"),
                      QObject::tr("Noisy: the runs differ by ±%1. Close other programs, then run again.")
                          .arg(format::percent(variation))});
    }
    for (const int position : statistics::outliers(headlineSeconds)) {
        found.append({QStringLiteral("outlier"),
                      QObject::tr("Run %1 (%2) is an outlier among its repeats. It is counted all the same.")
                          .arg(position + 1)
                          .arg(format::runTime(headlineSeconds.at(position)))});
    }
    return found;
}

}  // namespace epochmark::flags
