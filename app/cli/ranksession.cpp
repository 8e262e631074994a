// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ranksession.h"

#include "base/format.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"
#include "queue/queuedriver.h"
#include "ranks/rankwords.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>

#include <algorithm>

namespace epochmark::cli {

namespace {

constexpr int kMostLocalRanks = 256;
constexpr int kTimeOutSeconds = 60;
constexpr int kProbes = 20;

Result<void> checkPlan(const RunPlan& plan)
{
    if (plan.sets.size() != 1) {
        return usage(QObject::tr("Ranks share one set out: name one device and one number of threads."));
    }
    const RunRequest& set = plan.sets.first();
    if (set.deviceId != RunRequest().deviceId) {
        return usage(
            QObject::tr("This version trains ranks on processors alone, not on %1. Choose the device "
                        "cpu, or start without ranks.")
                .arg(set.deviceId));
    }
    if (set.workload.pipeline != Pipeline::Tuned) {
        return usage(
            QObject::tr("Ranks train with the tuned pipeline alone: the plain one is a script for one "
                        "device. Choose the tuned pipeline."));
    }
    if (plan.repeats.isAutomatic) {
        return usage(QObject::tr("Ranks need to know how often they run: give --repeats a number."));
    }
    return {};
}

RankContract contractOf(const RunRequest& request, const EngineInfo& engine)
{
    RankContract contract;
    contract.build = QStringLiteral("Epochmark %1, LibTorch %2")
                         .arg(QStringLiteral(EPOCHMARK_VERSION), engine.libtorch);
    contract.workload = QString::fromUtf8(
        QJsonDocument(request.workload.fingerprintObject()).toJson(QJsonDocument::Compact));
    contract.seed = QString::number(request.seed);
    return contract;
}

/// Before the run, so that stopping still saves time.
void tellLink(const LinkProbe& probe, int ranks, const Console& console)
{
    console.note(
        QObject::tr("%1 ranks send each other %2 a step: %3 ms over this link, of which the way back "
                    "through the network hides a part.")
            .arg(ranks)
            .arg(format::bytes(probe.bytes))
            .arg(format::number(std::max(0.1, qRound(probe.seconds * 1e4) / 10.0))));
}

ExitStatus statusOf(const Result<RunRecord>& result)
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
        const ExitStatus status = statusOf(finished->result);
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
         QObject::tr("so many processes of this machine train together; mpirun, torchrun and srun start them "
                     "on several")},
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

Result<std::unique_ptr<RankSession>> RankSession::open(const Arguments& arguments, const RankPlace& place,
                                                       const RunPlan& plan, const Console& console,
                                                       const StopToken& stop)
{
    if (const auto possible = checkPlan(plan); !possible) {
        return possible.error();
    }
    const auto seconds = arguments.integer(name("ranks-timeout"), kTimeOutSeconds, 1, 24 * 3600);
    if (!seconds) {
        return seconds.error();
    }
    auto session = std::make_unique<RankSession>();
    RankPlace own = place;
    if (place.launcher.isEmpty()) {
        auto others = LocalRanks::start(place.size, arguments.words());
        if (!others) {
            return others.error();
        }
        session->m_others = std::move(others).value();
        own = session->m_others->place();
    }
    const auto engine = loadEngine();
    if (!engine) {
        return engine.error();
    }
    JoinOptions options;
    options.timeOut = std::chrono::seconds(seconds.value());
    options.stop = stop;
    if (session->m_others) {
        options.whyNot = [&others = *session->m_others] { return others.whyNot(); };
    }
    const RunRequest& request = plan.sets.first();
    auto ranks = engine.value()->joinRanks(own, contractOf(request, engine.value()->info()), options);
    if (!ranks) {
        return ranks.error();
    }
    session->m_ranks = std::move(ranks).value();
    const qint64 bytes = request.workload.parameterCount().value_or(0) * qint64(sizeof(float));
    const auto probe = session->m_ranks->probe(bytes, kProbes);
    if (!probe) {
        return probe.error();
    }
    tellLink(probe.value(), own.size, console);
    return session;
}

RankSession::~RankSession()
{
    if (m_ranks) {
        m_ranks->part();
    }
    m_ranks.reset();
}

ExitStatus RankSession::follow(const RunPlan& plan, const Console& console, const StopToken& stop)
{
    QueueDependencies dependencies;
    dependencies.run.ranks = m_ranks;
    Follower follower(*m_ranks, console);
    QueueDriver(plan, dependencies, follower, stop).run();
    return follower.status();
}

}  // namespace epochmark::cli
