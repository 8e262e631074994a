// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/ranksforecast.h"

#include "base/format.h"
#include "ranks/rankmessage.h"
#include "ranks/rankslice.h"
#include "ranks/rankwords.h"
#include "run/runerrors.h"
#include "run/stoprelay.h"
#include "workload/network/networkdefinition.h"

#include <QJsonObject>
#include <QObject>

#include <algorithm>

namespace epochmark {

namespace {

/// Of a step's work this part comes after the first gradients are known: half of the way back, which is two
/// thirds of a step.
constexpr double kHidingShare = 1.0 / 3;

QByteArray written(const Result<Rehearsal>& own)
{
    return RankMessage::written(own ? QJsonObject{{QStringLiteral("step"), own->stepSeconds},
                                                  {QStringLiteral("steps"), own->steps},
                                                  {QStringLiteral("data"), own->dataSeconds},
                                                  {QStringLiteral("epoch"), own->epochSeconds},
                                                  {QStringLiteral("seconds"), own->seconds}}
                                    : RankMessage::outcomeOf(own.error()));
}

/// What a rank said; its error with its name.
Result<Rehearsal> readFrom(const Ranks& ranks, int rank, const QByteArray& bytes)
{
    const RankMessage message(bytes);
    if (auto error = message.error()) {
        if (rank != ranks.place().rank && error->code != ErrorCode::Stopped) {
            error->message = rankwords::stopped(rank, ranks.hosts().value(rank), error->message);
        }
        return *error;
    }
    const auto number = [&message](const char* key) { return message.number(key).value_or(0); };
    Rehearsal told;
    told.stepSeconds = number("step");
    told.steps = number("steps");
    told.dataSeconds = number("data");
    told.epochSeconds = number("epoch");
    told.seconds = number("seconds");
    return told;
}

/// All ranks' rehearsals, or the first error.
Result<QList<Rehearsal>> shared(Ranks& ranks, const Result<Rehearsal>& own, const StopToken& stop)
{
    const auto all = ranks.gather(written(own), stop);
    if (!all) {
        return all.error();
    }
    QList<Rehearsal> told;
    for (int rank = 0; rank < all->size(); ++rank) {
        const auto one = readFrom(ranks, rank, all->at(rank));
        if (!one) {
            return one.error();
        }
        told.append(one.value());
    }
    return told;
}

QString milliseconds(double seconds)
{
    return QObject::tr("%1 ms").arg(format::number(std::max(0.1, qRound(seconds * 1e4) / 10.0), 3));
}

}  // namespace

double RanksForecast::stepSeconds() const
{
    const double hidden = kHidingShare * workSeconds;
    return workSeconds - hidden + std::max(hidden, linkSeconds);
}

QString RanksForecast::sentence() const
{
    const QString link = QObject::tr("%1 a step take %2 over this link, a step's work %3",
                                     "\"36.2 MiB a step take 320 ms ...\", a sentence's first part")
                             .arg(format::bytes(bytes), milliseconds(linkSeconds), milliseconds(workSeconds));
    const QString times = QObject::tr("about %1 a run against %2")
                              .arg(format::clockTime(seconds()), format::clockTime(alone.seconds));
    const QString answer = isWorthIt() ? QObject::tr("%1: %n ranks will be faster than one, %2.",
                                                     "sentence's parts", ranks)
                                             .arg(link, times)
                                       : QObject::tr("%1: %n ranks will be slower than one, %2.",
                                                     "sentence's parts", ranks)
                                             .arg(link, times);
    return isNormalised ? answer + QLatin1Char(' ')
                              + QObject::tr("What batch normalisation sends in each layer comes on top.")
                        : answer;
}

Result<RanksForecast> foretellRanks(const std::shared_ptr<Ranks>& ranks, const RunRequest& request,
                                    const RunDependencies& dependencies, const StopToken& stop)
{
    const StopRelay relay(ranks, stop);
    RunDependencies own = dependencies;
    own.ranks.reset();
    const RankPlace place = ranks->place();
    // One after the other: the others of a host must not keep its processors busy.
    const auto first = shared(
        *ranks, place.isFirst() ? rehearse(request, own, relay.token()) : Result<Rehearsal>(Rehearsal()),
        stop);
    if (!first) {
        return first.error();
    }
    RunRequest part = request;
    const auto whole = static_cast<std::size_t>(request.workload.batchSize);
    part.workload.batchSize = std::max(1, static_cast<int>(sliceOf(whole, place.rank, place.size).count()));
    own.ranks = ranks;
    const auto together = shared(*ranks, rehearse(part, own, relay.token()), stop);
    if (!together) {
        return together.error();
    }
    RanksForecast forecast;
    forecast.ranks = place.size;
    forecast.epochs = request.workload.epochs;
    const NetworkDefinition* network = request.workload.networkDefinition();
    forecast.isNormalised = network != nullptr && !network->buffers(request.workload.outputUnits()).isEmpty();
    forecast.alone = first->first();
    if (const auto& probe = ranks->probed()) {
        forecast.bytes = probe->bytes;
        forecast.linkSeconds = probe->seconds;
    }
    for (const Rehearsal& one : together.value()) {
        forecast.workSeconds = std::max(forecast.workSeconds, one.stepSeconds);
        forecast.dataSeconds = std::max(forecast.dataSeconds, one.dataSeconds);
        forecast.validationSeconds = std::max(forecast.validationSeconds,
                                              one.validationSeconds() / place.size);
    }
    return forecast;
}

Result<Rehearsal> rehearseRanks(const RunPlan& plan, const QueueDependencies& dependencies,
                                const StopToken& stop)
{
    // A stop ends the others whatever they do, which isn't to be told as their failure.
    const auto told = [&stop](const Error& error) {
        return stop.isStopRequested() ? runerrors::stoppedBeforeTraining() : error;
    };
    const auto session = dependencies.meetRanks(plan, QStringLiteral("estimate"), stop);
    if (!session) {
        return told(session.error());
    }
    const auto forecast = foretellRanks(session.value()->ranks(), plan.sets.first(), dependencies.run, stop);
    if (!forecast) {
        return told(forecast.error());
    }
    Rehearsal foretold = forecast->alone;
    foretold.seconds = forecast->seconds();
    foretold.dataSeconds = forecast->dataSeconds;
    foretold.epochSeconds = forecast->epochSeconds();
    foretold.stepSeconds = forecast->stepSeconds();
    foretold.ranksSentence = forecast->sentence();
    return foretold;
}

}  // namespace epochmark
