// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/rankedrun.h"

#include "ranks/rankmessage.h"
#include "ranks/rankwords.h"
#include "run/runerrors.h"
#include "run/shareddecoding.h"
#include "run/verdict.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMostThreads = 1 << 20;

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject objectOf(const DisturbedStretch& stretch)
{
    const Disturbance& told = stretch.disturbance;
    return {{QStringLiteral("seconds"), stretch.seconds},
            {QStringLiteral("waited"), orNull(told.waitedShare)},
            {QStringLiteral("stolen"), orNull(told.stolenShare)},
            {QStringLiteral("slept"), orNull(told.sleptSeconds)},
            {QStringLiteral("pressure"), orNull(told.pressureShare)}};
}

DisturbedStretch stretchIn(const RankMessage& told)
{
    return {told.number("seconds").value_or(0),
            {told.number("waited"), told.number("stolen"), told.number("slept"), told.number("pressure")}};
}

}  // namespace

int RankedRun::threads(int own) const
{
    if (isAlone() || own <= 1) {
        return own;
    }
    return std::max(1, own / m_ranks->sharers());
}

RankCount RankedRun::count() const
{
    return isAlone() ? RankCount() : RankCount{m_ranks->place().size, SharedDecoding::neighbours(*m_ranks)};
}

Result<void> RankedRun::agree(const Result<void>& own)
{
    if (isAlone()) {
        return own;
    }
    const auto all = m_ranks->gather(RankMessage::written(RankMessage::outcomeOf(own)), m_stop);
    if (!all) {
        return own || own.error().code == ErrorCode::Stopped
                   ? all.error()
                   : Error{all.error().code, own.error().message, own.error().detail};
    }
    std::optional<Error> first;
    for (int rank = 0; rank < all->size() && (!first || first->code == ErrorCode::Stopped); ++rank) {
        const auto error = RankMessage(all->at(rank)).error();
        if (error && (!first || error->code != ErrorCode::Stopped)) {
            first = namedError(rank, *error);
        }
    }
    if (!first) {
        return own;
    }
    const bool isOwnTold = !own
                           && (own.error().code != ErrorCode::Stopped || first->code == own.error().code);
    return isOwnTold ? Error{first->code, own.error().message, own.error().detail} : *first;
}

/// As another rank tells it.
Error RankedRun::namedError(int rank, const Error& told) const
{
    return told.code == ErrorCode::Stopped
               ? runerrors::stoppedBeforeTraining()
               : Error{told.code, rankwords::stopped(rank, m_ranks->hosts().value(rank), told.message), {}};
}

Result<void> RankedRun::hearFirst(const Result<void>& own)
{
    if (isAlone()) {
        return own;
    }
    const auto heard = m_ranks->hearFirst(RankMessage::written(RankMessage::outcomeOf(own)), m_stop);
    if (isFirst()) {
        return own;
    }
    if (!heard) {
        return heard.error();
    }
    const auto error = RankMessage(heard.value()).error();
    return error ? Result<void>(namedError(0, *error)) : Result<void>();
}

Result<void> RankedRun::agreeOnData(const Result<void>& own, RunRecord& record)
{
    if (const auto agreed = agree(own); !agreed || isAlone()) {
        return agreed;
    }
    RunTiming& timing = record.timing;
    const QJsonObject mine{{QStringLiteral("manifest"), record.workload.manifestHash},
                           {QStringLiteral("data_s"), timing.dataSeconds.value_or(0)}};
    const auto all = m_ranks->gather(RankMessage::written(mine), m_stop);
    if (!all) {
        return all.error();
    }
    RankContract first;
    first.dataset = RankMessage(all->first()).text("manifest");
    double slowest = 0;
    for (int rank = 0; rank < all->size(); ++rank) {
        const RankMessage told(all->at(rank));
        RankContract theirs;
        theirs.dataset = told.text("manifest");
        const QString who = rankwords::nameOf(rank, m_ranks->hosts().value(rank));
        if (const auto breach = breachOf(first, theirs, who)) {
            return Error{ErrorCode::Input, *breach, {}};
        }
        slowest = std::max(slowest, told.number("data_s").value_or(0));
    }
    m_ownDataSeconds = timing.dataSeconds;
    timing.dataSeconds = slowest;
    timing.phases.decodeSeconds = slowest;
    return {};
}

void RankedRun::endEarly(const Error& error) noexcept
{
    if (!isAlone()) {
        m_ranks->endEarly(error.message);
    }
}

Result<QString> RankedRun::conclude(RunRecord& record, const TrainingReport& report, const QString& program)
{
    if (isAlone()) {
        return QString();
    }
    const Phases& phases = report.phases;
    const bool isFirstOfHost = m_ranks->place().localRank == 0;
    const bool hasEnergy = isFirstOfHost && record.energy;
    const QJsonObject mine{
        {QStringLiteral("device"), record.device.name},
        {QStringLiteral("threads"), report.threads},
        {QStringLiteral("data_s"), orNull(m_ownDataSeconds)},
        {QStringLiteral("compute_s"), phases.computeSeconds},
        {QStringLiteral("exchange_s"), phases.exchangeSeconds.value_or(0)},
        {QStringLiteral("update_s"), phases.optimizerSeconds},
        {QStringLiteral("peak"),
         record.peakMemoryBytes ? QJsonValue(double(*record.peakMemoryBytes)) : QJsonValue()},
        {QStringLiteral("energy"), isFirstOfHost},
        {QStringLiteral("joules"), hasEnergy ? QJsonValue(record.energy->joules) : QJsonValue()},
        {QStringLiteral("disturbance"), objectOf(disturbanceOf(record))},
        {QStringLiteral("program"), program},
        {QStringLiteral("digest"), QString::fromLatin1(report.stateDigest.toHex())},
    };
    const auto all = m_ranks->gather(RankMessage::written(mine), m_stop);
    RecordedRanks ranks;
    ranks.world = m_ranks->place().size;
    ranks.backend = QStringLiteral("gloo");
    ranks.launcher = m_ranks->place().launcher;
    const QStringList hosts = m_ranks->hosts();
    ranks.hosts = static_cast<int>(QSet<QString>(hosts.cbegin(), hosts.cend()).size());
    ranks.stepBytes = report.exchangedBytes;
    if (const auto& probe = m_ranks->probed()) {
        ranks.linkSeconds = probe->seconds;
    }
    record.ranks = ranks;
    return all ? Result<QString>(fill(record, all.value())) : all.error();
}

QString RankedRun::fill(RunRecord& record, const QList<QByteArray>& all)
{
    RecordedRanks& ranks = *record.ranks;
    const QStringList hosts = m_ranks->hosts();
    ranks.isStateAlike = true;
    const QString first = RankMessage(all.first()).text("digest");
    std::optional<double> joules = 0;
    QString differing;
    for (int rank = 0; rank < all.size(); ++rank) {
        const RankMessage told(all.at(rank));
        const auto peak = told.number("peak");
        ranks.each.append({rank, hosts.value(rank), told.text("device"), told.whole("threads", kMostThreads),
                           told.number("data_s"), told.number("compute_s"), told.number("exchange_s"),
                           told.number("update_s"),
                           peak ? std::optional(static_cast<qint64>(*peak)) : std::nullopt});
        noteDisturbance(rank, told);
        if (told.flag("energy")) {  // one reading a host
            const auto read = told.number("joules");
            joules = joules && read ? std::optional(*joules + *read) : std::nullopt;
        }
        if (told.text("digest") != first && differing.isEmpty()) {
            ranks.isStateAlike = false;
            differing = rankwords::nameOf(rank, hosts.value(rank));
        }
    }
    if (record.energy && joules) {
        record.energy->joules = *joules;
    } else {
        record.energy.reset();
    }
    if (ranks.isStateAlike) {
        return {};
    }
    return QObject::tr("%1 ended with another network than rank 0, so the ranks didn't train the same one: "
                       "processors of unlike kinds round differently.")
        .arg(differing);
}

/// The others wait for whichever was held back most, so it is that one's share that the time suffered from.
void RankedRun::noteDisturbance(int rank, const RankMessage& told)
{
    RankDisturbance disturbance;
    disturbance.stretch = stretchIn(told.within("disturbance"));
    disturbance.program = told.text("program");
    if (rank != m_ranks->place().rank) {
        disturbance.who = rankwords::nameOf(rank, m_ranks->hosts().value(rank));
    }
    const auto shareOf = [](const RankDisturbance& one) {
        return one.stretch.disturbance.share(one.stretch.seconds).value_or(-1);
    };
    if (!m_mostDisturbed || shareOf(disturbance) > shareOf(*m_mostDisturbed)) {
        m_mostDisturbed = disturbance;
    }
}

}  // namespace epochmark
