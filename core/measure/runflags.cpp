// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/runflags.h"

#include "base/format.h"
#include "measure/heatwords.h"
#include "measure/statistics.h"

#include <QHash>
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
constexpr double kNamedShare = 0.02;  ///< less of a disturbance's causes isn't worth a sentence

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

std::optional<Warning> inputBound(const DeviceKind& kind, double inputSeconds, double trainSeconds)
{
    if (!(trainSeconds > 0) || inputSeconds / trainSeconds <= kInputShare) {
        return std::nullopt;
    }
    const std::optional<double> fed = feedShare(kind, inputSeconds, trainSeconds);
    const QString text = fed ? QObject::tr("Input bound: your processor feeds this device at %1. A faster "
                                           "processor or more threads would help more than a faster device.")
                                   .arg(format::percent(fed))
                             : QObject::tr(
                                   "Input bound: %1 of the training time was spent waiting for pictures.")
                                   .arg(format::percent(inputSeconds / trainSeconds));
    return Warning{QStringLiteral("input-bound"), text};
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
            "The device ran at %1 MHz on average, below its base clock of %2 MHz: heat, a power limit or a "
            "power saver holds it back.")
            .arg(QLocale().toString(*heat.meanMegahertz, 'f', 0),
                 QLocale().toString(*heat.baseMegahertz, 'f', 0))};
}

std::optional<Warning> disturbed(const Disturbance& whole, double seconds, const QString& program)
{
    const std::optional<double> share = whole.share(seconds);
    if (share.value_or(0) < kDisturbedShare) {
        return std::nullopt;
    }
    QStringList sentences{
        QObject::tr("Disturbed: %1 of the training time was lost to others.").arg(format::percent(share))};
    if (whole.waitedShare.value_or(0) >= kNamedShare) {
        sentences.append(
            program.isEmpty()
                ? QObject::tr("Other programs kept the processors busy: close them, then run again.")
                : QObject::tr("Other programs kept the processors busy, %1 most of all: close them, then run "
                              "again.")
                      .arg(program));
    }
    if (whole.stolenShare.value_or(0) >= kNamedShare) {
        sentences.append(QObject::tr("The host of this virtual machine gave %1 of its processors' time to "
                                     "others: run again at another time, or rent dedicated processors.")
                             .arg(format::percent(whole.stolenShare)));
    }
    if (whole.sleptSeconds.value_or(0) > 0) {
        sentences.append(QObject::tr("The machine slept for %1 while it trained.")
                             .arg(format::clockTime(*whole.sleptSeconds)));
    }
    return Warning{kDisturbedCode, sentences.join(u' ')};
}

Warning indicative()
{
    return {QStringLiteral("indicative"),
            QObject::tr("Quick is indicative: three epochs. Run Classic for a result to rely on.")};
}

bool castsDoubt(const Warning& warning)
{
    // What was left out or not saved changes no time; how many runs there are, and how far apart, is said by
    // intervals.
    static const QStringList kOthers{
        QStringLiteral("failed"),      QStringLiteral("indicative"),      QStringLiteral("left-out"),
        QStringLiteral("little-disk"), QStringLiteral("model-not-saved"), QStringLiteral("outlier"),
        QStringLiteral("single-run"),  QStringLiteral("spread"),          QStringLiteral("unranked-repeats")};
    return !kOthers.contains(warning.code);
}

QString shortWords(const Warning& warning)
{
    static const QHash<QString, const char*> kWords{
        {QStringLiteral("archive-changed"), QT_TRANSLATE_NOOP("QObject", "dataset changed")},
        {QStringLiteral("busy-machine"), QT_TRANSLATE_NOOP("QObject", "busy machine")},
        {QStringLiteral("device-in-use"), QT_TRANSLATE_NOOP("QObject", "device in use")},
        {QStringLiteral("disturbed"), QT_TRANSLATE_NOOP("QObject", "disturbed")},
        {QStringLiteral("fewer-threads"), QT_TRANSLATE_NOOP("QObject", "fewer threads")},
        {QStringLiteral("input-bound"), QT_TRANSLATE_NOOP("QObject", "input bound")},
        {QStringLiteral("little-memory"), QT_TRANSLATE_NOOP("QObject", "little memory")},
        {QStringLiteral("no-graph"), QT_TRANSLATE_NOOP("QObject", "no recorded steps")},
        {QStringLiteral("on-battery"), QT_TRANSLATE_NOOP("QObject", "on battery")},
        {QStringLiteral("power-saver"), QT_TRANSLATE_NOOP("QObject", "power saver")},
        {QStringLiteral("slow-clock"), QT_TRANSLATE_NOOP("QObject", "slow clock")},
        {QStringLiteral("slows-down"), QT_TRANSLATE_NOOP("QObject", "slows down")},
        {QStringLiteral("throttled"), QT_TRANSLATE_NOOP("QObject", "throttled")}};
    const char* words = kWords.value(warning.code, nullptr);
    return words != nullptr ? QObject::tr(words) : warning.code;
}

std::optional<double> feedShare(const DeviceKind& kind, double inputSeconds, double trainSeconds)
{
    if (!(trainSeconds > 0) || kind == DeviceKind()) {
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
