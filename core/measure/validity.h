// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// How this program was built: a value, so that a test can be a debug build.
struct BuildFacts {
    QString type;  ///< CMake's name: "Release", "RelWithDebInfo", "Debug"
    bool isOptimised = true;
    bool isSanitized = false;

    static BuildFacts ofThisProgram();
    /// "release", "debug", "release, sanitized": what a record's environment says under "build".
    QString description() const;
};

/// What a finished, stopped or failed run knows about itself.
struct ValidityFacts {
    BuildFacts build = BuildFacts::ofThisProgram();
    bool isStopped = false;  ///< by the user
    int epochsDone = 0;
    int epochsPlanned = 0;
    bool isLossFinite = true;
    QString deviceAsked;  ///< ids: "cuda:0"
    QString deviceUsed;
    bool hasArchiveChanged = false;
    double leftOutShare = 0;               ///< left out / (used + left out), 0-1
    std::optional<double> disturbedShare;  ///< of the training time, 0-1; absent: unknown
    qint64 trainHits = 0;                  ///< of the last epoch
    qint64 trainPictures = 0;
    qint64 largestClassPictures = 0;  ///< training pictures of the largest class
};

/// Whether a run may be ranked, and if not, why: sentences for the user, most important first.
struct Validity {
    bool hasLearned = false;  ///< the seal: the learning test alone
    QStringList reasons;
    bool mayRank() const { return reasons.isEmpty(); }
};

/// By the rules of measuring.
Validity validityOf(const ValidityFacts& facts);

/// Exact one-sided binomial test: hits at least as many would come by always guessing the largest class with
/// a chance below 0.001. False when there is nothing to test.
bool hasLearned(qint64 hits, qint64 pictures, qint64 largestClassPictures);

/// Whether a validation accuracy (0-1) on `pictures` test pictures is no better than guessing one of
/// `classes` classes of like size: the same test. False when there is nothing to test.
bool isNearChance(double accuracy, qint64 pictures, int classes);

}  // namespace epochmark
