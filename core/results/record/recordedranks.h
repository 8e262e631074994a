// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// One of the processes that trained together.
struct RecordedRank {
    int rank = 0;
    QString host;
    QString device;   ///< its name
    int threads = 0;  ///< that trained; 0 = unknown
    std::optional<double> dataSeconds;
    std::optional<double> computeSeconds;   ///< forward + backward
    std::optional<double> exchangeSeconds;  ///< waiting for the others
    std::optional<double> updateSeconds;
    std::optional<qint64> peakMemoryBytes;

    bool operator==(const RecordedRank&) const = default;
};

/// Of a run that several processes shared out, who they were and what the exchange took. The record's own
/// times are those of rank 0, from the last one's arrival on.
struct RecordedRanks {
    int world = 0;     ///< how many there were
    QString backend;   ///< "gloo"
    QString launcher;  ///< "mpirun", "torchrun", "srun", "epochmark", "by hand"
    int hosts = 0;
    qint64 stepBytes = 0;               ///< what each sends a step, summed over all of them
    std::optional<double> linkSeconds;  ///< that took, with nothing else to do; absent when not probed
    bool isStateAlike = false;          ///< weights and optimiser's state had the same bits on all at the end
    QList<RecordedRank> each;           ///< in the ranks' order

    bool operator==(const RecordedRanks&) const = default;
};

}  // namespace epochmark
