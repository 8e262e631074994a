// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/ranksession.h"

#include "base/format.h"
#include "engine/api/engine.h"
#include "run/rankedrun.h"
#include "workload/network/networkdefinition.h"

#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kProbes = 20;
constexpr int kMostStatus = 125;  ///< that a process ends with by itself

Error impossible(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

RankContract contractOf(const RunRequest& request, const EngineInfo& engine)
{
    RankContract contract;
    contract.build = QStringLiteral("Epochmark %1, LibTorch %2")
                         .arg(QStringLiteral(EPOCHMARK_VERSION), engine.libtorch);
    contract.workload = request.workload.fingerprint();
    contract.seed = QString::number(request.seed);
    return contract;
}

}  // namespace

Result<RankMeeting> RankMeeting::onThisMachine(const RunPlan& plan, const QString& command)
{
    auto words = terminalWords(plan, command);
    if (!words) {
        return words.error();
    }
    RankMeeting meeting;
    meeting.place.size = meeting.place.localSize = plan.ranks;
    meeting.program = RankProgram{RankProgram::terminal(), std::move(words).value()};
    meeting.killsAtStop = command == QLatin1String("estimate");
    return meeting;
}

Result<void> RankSession::check(const RunPlan& plan)
{
    if (plan.sets.size() != 1) {
        return impossible(QObject::tr("Ranks share one set out: name one device and one number of threads."));
    }
    const RunRequest& set = plan.sets.first();
    if (set.deviceId != RunRequest().deviceId) {
        return impossible(
            QObject::tr("This version trains ranks on processors alone, not on %1: choose the processor, or "
                        "one rank.")
                .arg(set.deviceId));
    }
    if (set.workload.pipeline != Pipeline::Tuned) {
        return impossible(
            QObject::tr("Ranks train with the tuned pipeline alone: the plain one is a script for one "
                        "device. Choose the tuned pipeline."));
    }
    if (plan.repeats.isAutomatic) {
        return impossible(
            QObject::tr("Ranks need to know how often they run: choose a fixed number of repeats."));
    }
    return {};
}

Result<std::unique_ptr<RankSession>> RankSession::open(const RankMeeting& meeting, const RunPlan& plan,
                                                       const StopToken& stop)
{
    if (const auto possible = check(plan); !possible) {
        return possible.error();
    }
    RankPlace place = meeting.place;
    std::unique_ptr<LocalRanks> others;
    if (meeting.program) {
        auto started = LocalRanks::start(place.size, *meeting.program);
        if (!started) {
            return started.error();
        }
        others = std::move(started).value();
        place = others->place();
        if (meeting.killsAtStop) {
            others->killAtStop(stop);
        }
    }
    const auto engine = meeting.engine();
    if (!engine) {
        return engine.error();
    }
    JoinOptions options;
    options.timeOut = meeting.timeOut;
    options.stop = stop;
    if (others) {
        options.whyNot = [&waitedFor = *others] { return waitedFor.whyNot(); };
    }
    const RunRequest& request = plan.sets.first();
    auto ranks = engine.value()->joinRanks(place, contractOf(request, engine.value()->info()), options);
    if (!ranks) {
        return meeting.ready ? ranks.error() : meeting.ready.error();
    }
    auto session = std::make_unique<RankSession>(std::move(ranks).value(), std::move(others));
    if (const auto able = RankedRun(session->m_ranks, stop).agree(meeting.ready); !able) {
        return able.error();
    }
    const qint64 bytes = request.workload.parameterCount().value_or(0) * qint64(sizeof(float));
    const auto probe = session->m_ranks->probe(bytes, kProbes, stop);
    return probe ? Result<std::unique_ptr<RankSession>>(std::move(session)) : probe.error();
}

RankSession::~RankSession()
{
    if (m_ranks && !m_hasParted) {
        m_ranks->part();
    }
    m_ranks.reset();
}

int RankSession::part(int status)
{
    m_hasParted = true;
    const QByteArray last = m_ranks->part(QByteArray::number(status));
    bool isNumber = false;
    const int first = last.toInt(&isNumber);
    return status == 0 && isNumber ? std::clamp(first, 0, kMostStatus) : status;
}

QString RankSession::linkSentence() const
{
    const auto& probe = m_ranks->probed();
    return probe ? QObject::tr(
                       "%1 ranks send each other %2 a step: %3 ms over this link, of which the way back "
                       "through the network hides a part.")
                       .arg(m_ranks->place().size)
                       .arg(format::bytes(probe->bytes))
                       .arg(format::number(std::max(0.1, qRound(probe->seconds * 1e4) / 10.0)))
                 : QString();
}

Result<QStringList> terminalWords(const RunPlan& plan, const QString& command)
{
    const RunRequest set = plan.sets.value(0);
    const NetworkDefinition* network = set.workload.networkDefinition();
    if (plan.sets.size() != 1) {
        return impossible(QObject::tr("Ranks share one set out: name one device and one number of threads."));
    }
    if (network == nullptr || network->isFromFile()) {
        return impossible(
            QObject::tr("Here ranks train the networks that are built in; a model file they train from the "
                        "terminal: epochmark-cli run --network FILE --ranks 2."));
    }
    QStringList words{command};
    const auto add = [&words](const char* option, const QString& value) {
        words << QLatin1String("--") + QLatin1String(option) + u'=' + value;
    };
    add("dataset", set.datasetPath);
    if (set.takesClassesFromNames) {
        words << QStringLiteral("--classes-from-names");
    }
    add("device", set.deviceId);
    add("network", set.workload.network);
    add("epochs", QString::number(set.workload.epochs));
    add("batch", QString::number(set.workload.batchSize));
    add("lr", QString::number(set.workload.learningRate, 'e', 16));  // the same number, to the bit
    add("seed", QString::number(set.seed));
    if (set.threads > 0) {
        add("threads", QString::number(set.threads));
    }
    add("pipeline", toString(set.workload.pipeline));
    add("precision", toString(set.workload.precision));
    add("pixels", toString(set.pixels));
    if (set.memoryBytes > 0) {
        add("memory", QString::number(set.memoryBytes));
    }
    add("repeats", QString::number(plan.repeats.count));
    return words;
}

}  // namespace epochmark
