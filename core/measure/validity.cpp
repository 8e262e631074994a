// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "measure/validity.h"

#include "base/format.h"
#include "measure/disturbance.h"
#include "measure/statistics.h"

#include <QObject>

#include <cmath>

namespace epochmark {

namespace {

constexpr double kLearningProbability = 0.001;
constexpr double kMostLeftOut = 0.1;

constexpr bool isCompiledWithSanitizer()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#elif defined(__has_feature)
    return __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
    return false;
#endif
}

constexpr bool isCompiledWithOptimisation()
{
#ifdef __OPTIMIZE__
    return true;
#else
    return false;
#endif
}

void checkCompletion(const ValidityFacts& facts, QStringList& reasons)
{
    if (facts.isStopped) {
        reasons +=
            QObject::tr("Stopped after %1 of %2 epochs.").arg(facts.epochsDone).arg(facts.epochsPlanned);
    } else if (facts.epochsDone < facts.epochsPlanned) {
        reasons +=
            QObject::tr("Only %1 of %2 epochs were done.").arg(facts.epochsDone).arg(facts.epochsPlanned);
    }
    if (!facts.isLossFinite) {
        reasons += QObject::tr(
            "The loss is no finite number any more: the training diverged. Try a smaller learning rate.");
    }
}

void checkConditions(const ValidityFacts& facts, QStringList& reasons)
{
    if (facts.deviceUsed != facts.deviceAsked) {
        reasons += QObject::tr("It ran on %1 instead of %2.").arg(facts.deviceUsed, facts.deviceAsked);
    }
    if (facts.hasArchiveChanged) {
        reasons += QObject::tr("The dataset was changed while it was used.");
    }
    if (!facts.build.isOptimised || facts.build.isSanitized) {
        reasons += QObject::tr("This Epochmark isn't a release build (%1): its times say nothing.")
                       .arg(facts.build.description());
    }
    if (facts.leftOutShare > kMostLeftOut) {
        reasons += QObject::tr("%1 of the pictures were left out; at most %2 may be.")
                       .arg(format::percent(facts.leftOutShare), format::percent(kMostLeftOut));
    }
    if (facts.disturbedShare.value_or(0) >= kUnrankedDisturbedShare) {
        reasons +=
            QObject::tr(
                "%1 of the training time was lost to others (other programs, the host of a "
                "virtual machine, sleep); it must be less than %2: its time says nothing of the device.")
                .arg(format::percent(facts.disturbedShare), format::percent(kUnrankedDisturbedShare));
    }
}

}  // namespace

BuildFacts BuildFacts::ofThisProgram()
{
    BuildFacts facts;
    facts.type = QStringLiteral(EPOCHMARK_BUILD_TYPE);
    facts.isOptimised = isCompiledWithOptimisation() && facts.type != QLatin1String("Debug");
    facts.isSanitized = isCompiledWithSanitizer() || !QStringLiteral(EPOCHMARK_SANITIZERS).isEmpty();
    return facts;
}

QString BuildFacts::description() const
{
    const QString name = isOptimised ? QStringLiteral("release") : QStringLiteral("debug");
    return isSanitized ? name + QStringLiteral(", sanitized") : name;
}

Validity validityOf(const ValidityFacts& facts)
{
    Validity validity;
    validity.hasLearned = hasLearned(facts.trainHits, facts.trainPictures, facts.largestClassPictures);
    checkCompletion(facts, validity.reasons);
    checkConditions(facts, validity.reasons);
    // Whoever was cut off had no chance to learn: that is reason enough.
    if (!validity.hasLearned && facts.epochsDone >= facts.epochsPlanned) {
        validity.reasons += QObject::tr(
            "The network didn't learn: its hits in the last epoch aren't better than guessing.");
    }
    return validity;
}

bool hasLearned(qint64 hits, qint64 pictures, qint64 largestClassPictures)
{
    if (pictures <= 0 || largestClassPictures <= 0) {
        return false;
    }
    const double chance = static_cast<double>(largestClassPictures) / static_cast<double>(pictures);
    return statistics::binomialUpperTail(hits, pictures, chance) < kLearningProbability;
}

bool isNearChance(double accuracy, qint64 pictures, int classes)
{
    if (pictures <= 0 || classes <= 0) {
        return false;
    }
    const qint64 hits = std::llround(accuracy * static_cast<double>(pictures));
    return statistics::binomialUpperTail(hits, pictures, 1.0 / classes) >= kLearningProbability;
}

}  // namespace epochmark
