// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace epochmark {

/// Where this process stands among the ranks of a run, and where they meet: what a launcher told it by its
/// environment. Plain value; one that stands alone has size 1.
///     const auto place = RankPlace::fromEnvironment();
///     if (place && !place->isAlone()) { ... }
struct RankPlace {
    /// The value of an environment variable; empty where it isn't set.
    using Lookup = std::function<QString(const char* name)>;

    int rank = 0;  ///< 0 ... size - 1
    int size = 1;
    int localRank = 0;  ///< among those of this host
    int localSize = 1;
    QString launcher;  ///< "torchrun", "mpirun", "srun", "epochmark", "by hand"; empty when alone
    QString address;   ///< of rank 0's store; empty where they meet in a file
    quint16 port = 0;
    bool isStoreHosted = false;  ///< the launcher has opened the store already
    int attempt = 0;             ///< of a launcher that starts again what failed
    QString file;                ///< on a folder that all ranks share, instead of address and port

    bool isAlone() const { return size == 1; }
    bool isFirst() const { return rank == 0; }
    bool isOneHost() const { return localSize == size; }

    /// Believes RANK and its companions first, then Open MPI's variables, then those of a step of Slurm's (a
    /// batch script itself is none). Error::Usage with a sentence where they contradict each other or where
    /// rank 0 can't be found.
    static Result<RankPlace> fromEnvironment(const Lookup& lookup = ofThisProcess());
    static Lookup ofThisProcess();

    bool operator==(const RankPlace&) const = default;
};

/// "node[03-05,9],gpu1" -> "node03": the first name of Slurm's compressed list.
QString firstHostOf(const QString& list);

}  // namespace epochmark
