// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/ranks.h"
#include "measure/disturbance.h"
#include "ranks/rankmessage.h"
#include "ranks/rankslice.h"
#include "results/record/runrecord.h"
#include "training/trainingreport.h"

#include <QString>

#include <memory>
#include <optional>

namespace epochmark {

/// Which of the ranks others disturbed most while it trained.
struct RankDisturbance {
    QString who;  ///< "Rank 2 on node1"; empty: this rank
    DisturbedStretch stretch;
    QString program;  ///< the one to blame; may be empty
};

/// A run's side of the ranks: what they tell each other before and after training, so that all of them go on
/// or none. Of a run alone each call does nothing. Used by the thread that runs; every rank makes the same
/// calls in the same order.
class RankedRun {
public:
    /// `stop`: of this rank; it ends waiting for one that hangs.
    explicit RankedRun(std::shared_ptr<Ranks> ranks, StopToken stop = {})
        : m_ranks(std::move(ranks)), m_stop(std::move(stop))
    {}

    bool isAlone() const { return m_ranks == nullptr; }
    /// The one that stores, journals, saves and tells; a run alone, too.
    bool isFirst() const { return isAlone() || m_ranks->place().isFirst(); }
    std::shared_ptr<Ranks> ranks() const { return m_ranks; }

    /// Threads of this rank where the user names none, `own` being those that this process could have:
    /// shared out among the ranks that may run on the same processors. Whom a launcher bound to processors of
    /// their own keep all of theirs.
    int threads(int own) const;
    /// Among how many the run is shared out; one where it is alone.
    RankCount count() const;

    /// How it went on all ranks: the own error, else that of the first rank that has one, with its name. Its
    /// code is the same on all of them, as the exit status that becomes of it: that of the first error, stops
    /// last.
    Result<void> agree(const Result<void>& own);
    /// The same where pictures were read; they must be alike on all, and the time is the slowest rank's.
    Result<void> agreeOnData(const Result<void>& own, RunRecord& record);

    /// This rank ends by that error: the others are told, and no longer wait for it.
    void endEarly(const Error& error) noexcept;

    /// After training: who trained and how long, in the record of each rank; energy summed over the hosts.
    /// `program`: the busiest other one meanwhile. A sentence when the ranks' networks differ, which is a
    /// reason against a rank, else empty. An error when one was lost before all had told, the same way on all
    /// that are left: the run has failed.
    Result<QString> conclude(RunRecord& record, const TrainingReport& report, const QString& program);
    /// What the first rank made of the run when all were done, on all of them: its error is the others'.
    Result<void> hearFirst(const Result<void>& own);
    /// After conclude(); absent where a run is alone, or nothing is known.
    const std::optional<RankDisturbance>& mostDisturbed() const { return m_mostDisturbed; }

private:
    QString fill(RunRecord& record, const QList<QByteArray>& all);
    Error namedError(int rank, const Error& told) const;
    void noteDisturbance(int rank, const RankMessage& told);

    std::shared_ptr<Ranks> m_ranks;
    StopToken m_stop;
    std::optional<RankDisturbance> m_mostDisturbed;
    std::optional<double> m_ownDataSeconds;  ///< before the slowest rank's was taken
};

}  // namespace epochmark
