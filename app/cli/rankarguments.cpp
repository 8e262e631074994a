// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rankarguments.h"

#include "queue/queuedriver.h"
#include "ranks/rankwords.h"

#include <QCoreApplication>
#include <QObject>

namespace epochmark::cli {

namespace {

constexpr int kMostLocalRanks = 256;
constexpr int kTimeOutSeconds = 60;

ExitStatus followerStatus(const Result<RunRecord>& result)
{
    if (!result) {
        return exitStatus(result.error().code);
    }
    switch (result->status) {
    case RunStatus::Completed: return kDone;
    case RunStatus::Stopped: return kStopped;
    default: return kInternal;
    }
}

/// What a rank that isn't the first makes of its runs.
class Follower final : public QueueSink {
public:
    Follower(const Ranks& ranks, const Console& console) : m_ranks(ranks), m_console(console) {}

    void handle(const QueueEvent& event) override
    {
        const auto* finished = std::get_if<RunFinished>(&event);
        if (finished == nullptr) {
            return;
        }
        const ExitStatus status = followerStatus(finished->result);
        if (m_status == kDone) {
            m_status = status;
        }
        if (status != kDone && status != kStopped) {
            tell(finished->result ? finished->result->unrankedReasons.value(0)
                                  : finished->result.error().message);
        }
    }
    ExitStatus status() const { return m_status; }

private:
    /// A sentence about another rank is the first one's to tell, unless that is the one.
    void tell(const QString& sentence) const
    {
        const RankPlace& place = m_ranks.place();
        for (int rank = 0; rank < place.size; ++rank) {
            const QString host = m_ranks.hosts().value(rank);
            if (sentence.startsWith(rankwords::nameOf(rank, host))) {
                if (rank == 0) {
                    m_console.warn(QStringLiteral("epochmark-cli: %1").arg(sentence));
                }
                return;
            }
        }
        m_console.warn(QStringLiteral("epochmark-cli: %1")
                           .arg(rankwords::stopped(place.rank, m_ranks.hosts().value(place.rank), sentence)));
    }

    const Ranks& m_ranks;
    const Console& m_console;
    ExitStatus m_status = kDone;
};

}  // namespace

QList<Option> rankOptions()
{
    return {
        {name("ranks"), name("N"),
         QObject::tr(
             "so many processes of this machine train together (on a machine whose prefix is srun: one "
             "on each of so many nodes); mpirun, torchrun and srun start them on several")},
        {name("batch-per-rank"), name("N"),
         QObject::tr("instead of --batch: pictures a step and rank (with 2 ranks, 10 are a batch of 20)")},
        {name("ranks-timeout"), name("SECONDS"),
         QObject::tr("a rank that is silent for so long ends the run (60)")},
    };
}

Result<RankPlace> rankPlaceOf(const Arguments& arguments)
{
    const auto count = arguments.integer(name("ranks"), 0, 1, kMostLocalRanks);
    if (!count) {
        return count.error();
    }
    // Said so, a run is one of its own, whatever a launcher around it has in mind.
    if (count.value() == 1) {
        return RankPlace();
    }
    const auto launched = RankPlace::fromEnvironment();
    if (!launched || count.value() == 0) {
        return launched;
    }
    if (!launched->isAlone()) {
        return usage(QObject::tr("%1 has started %2 ranks already: leave --ranks out.")
                         .arg(launched->launcher)
                         .arg(launched->size));
    }
    RankPlace place;
    place.size = place.localSize = count.value();
    return place;
}

Result<std::unique_ptr<RankSession>> meetRanks(const Arguments& arguments, const RankPlace& place,
                                               const RunPlan& plan, const StopToken& stop,
                                               const Result<void>& ready)
{
    const bool areOthersThere = !place.isAlone() && !place.launcher.isEmpty();
    if (!ready && !areOthersThere) {
        return ready.error();
    }
    if (place.isAlone()) {
        return std::unique_ptr<RankSession>();
    }
    const auto seconds = arguments.integer(name("ranks-timeout"), kTimeOutSeconds, 1, 24 * 3600);
    if (!seconds) {
        return seconds.error();
    }
    RankMeeting meeting;
    meeting.place = place;
    meeting.ready = ready;
    meeting.timeOut = std::chrono::seconds(seconds.value());
    if (place.launcher.isEmpty()) {
        meeting.program = RankProgram{QCoreApplication::applicationFilePath(), arguments.words()};
    }
    return RankSession::open(meeting, plan, stop);
}

ExitStatus followPlan(const std::shared_ptr<Ranks>& ranks, const RunPlan& plan, const Console& console,
                      const StopToken& stop)
{
    QueueDependencies dependencies;
    dependencies.run.ranks = ranks;
    Follower follower(*ranks, console);
    QueueDriver(plan, dependencies, follower, stop).run();
    return follower.status();
}

}  // namespace epochmark::cli
