// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"
#include "workload/workloadspec.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// A run that hasn't begun, as far as it is known before its pictures are decoded. Plain value.
struct PlannedWork {
    WorkloadSpec workload;   ///< with its classes; a manifest hash isn't needed
    QString datasetName;     ///< as records have it
    int listedPictures = 0;  ///< all in class folders, those left out among them
    QString deviceName;      ///< as records have it
    int threads = 0;         ///< that will train; 0 on devices that don't use them
};

/// What stored runs tell of it.
struct TimeEstimate {
    double seconds = 0;            ///< a run's headline, the median over those runs
    int runs = 0;                  ///< that tell it
    bool isOfOtherEpochs = false;  ///< some had another number of epochs: theirs counts a epoch
};

/// From completed runs of the same pictures, network, pipeline, precision and batches on that device with as
/// many threads; of those that were disturbed only where there are no others. A run of another number of
/// epochs counts by its time an epoch, and what others shared for nothing. Absent when there is none.
std::optional<TimeEstimate> storedEstimate(const QList<LeaderboardGroup>& groups, const PlannedWork& work);

}  // namespace epochmark
