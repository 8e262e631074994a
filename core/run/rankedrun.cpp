// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/rankedrun.h"

#include "ranks/rankwords.h"
#include "run/runerrors.h"
#include "run/verdict.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <algorithm>

namespace epochmark {

namespace {

QByteArray written(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject read(const QByteArray& bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

QString textIn(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

std::optional<double> numberIn(const QJsonObject& object, const char* key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

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

DisturbedStretch stretchIn(const QJsonObject& object)
{
    return {numberIn(object, "seconds").value_or(0),
            {numberIn(object, "waited"), numberIn(object, "stolen"), numberIn(object, "slept"),
             numberIn(object, "pressure")}};
}

QJsonObject outcomeObject(const Result<void>& own)
{
    return own ? QJsonObject()
               : QJsonObject{{QStringLiteral("code"), static_cast<int>(own.error().code)},
                             {QStringLiteral("message"), own.error().message}};
}

}  // namespace

int RankedRun::threads(int own) const
{
    if (isAlone() || own <= 1) {
        return own;
    }
    return std::max(1, own / m_ranks->sharers());
}

Result<void> RankedRun::agree(const Result<void>& own)
{
    if (isAlone()) {
        return own;
    }
    const auto all = m_ranks->gather(written(outcomeObject(own)));
    if (!own) {
        return own;
    }
    if (!all) {
        return all.error();
    }
    for (int rank = 0; rank < all->size(); ++rank) {
        const QJsonObject outcome = read(all->at(rank));
        const auto code = static_cast<ErrorCode>(outcome.value(QStringLiteral("code")).toInt());
        if (outcome.isEmpty()) {
            continue;
        }
        if (code == ErrorCode::Stopped) {
            return runerrors::stoppedBeforeTraining();
        }
        return Error{
            code, rankwords::stopped(rank, m_ranks->hosts().value(rank), textIn(outcome, "message")), {}};
    }
    return {};
}

Result<void> RankedRun::agreeOnData(const Result<void>& own, RunRecord& record)
{
    if (const auto agreed = agree(own); !agreed || isAlone()) {
        return agreed;
    }
    RunTiming& timing = record.timing;
    const QJsonObject mine{{QStringLiteral("manifest"), record.workload.manifestHash},
                           {QStringLiteral("data_s"), timing.dataSeconds.value_or(0)}};
    const auto all = m_ranks->gather(written(mine));
    if (!all) {
        return all.error();
    }
    RankContract first;
    first.dataset = textIn(read(all->first()), "manifest");
    double slowest = 0;
    for (int rank = 0; rank < all->size(); ++rank) {
        const QJsonObject object = read(all->at(rank));
        RankContract theirs;
        theirs.dataset = textIn(object, "manifest");
        const QString who = rankwords::nameOf(rank, m_ranks->hosts().value(rank));
        if (const auto breach = breachOf(first, theirs, who)) {
            return Error{ErrorCode::Input, *breach, {}};
        }
        slowest = std::max(slowest, numberIn(object, "data_s").value_or(0));
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

std::optional<QString> RankedRun::conclude(RunRecord& record, const TrainingReport& report,
                                           const QString& program)
{
    if (isAlone()) {
        return std::nullopt;
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
    const auto all = m_ranks->gather(written(mine));
    RecordedRanks ranks;
    ranks.world = m_ranks->place().size;
    ranks.backend = QStringLiteral("gloo");
    ranks.launcher = m_ranks->place().launcher;
    ranks.stepBytes = report.exchangedBytes;
    if (const auto& probe = m_ranks->probed()) {
        ranks.linkSeconds = probe->seconds;
    }
    record.ranks = ranks;
    return all ? fill(record, all.value()) : std::optional(all.error().message);
}

std::optional<QString> RankedRun::fill(RunRecord& record, const QList<QByteArray>& all)
{
    RecordedRanks& ranks = *record.ranks;
    const QStringList hosts = m_ranks->hosts();
    ranks.hosts = static_cast<int>(QSet<QString>(hosts.cbegin(), hosts.cend()).size());
    ranks.isStateAlike = true;
    const QString first = textIn(read(all.first()), "digest");
    std::optional<double> joules = 0;
    QString differing;
    for (int rank = 0; rank < all.size(); ++rank) {
        const QJsonObject object = read(all.at(rank));
        const auto peak = numberIn(object, "peak");
        ranks.each.append({rank, hosts.value(rank), textIn(object, "device"),
                           object.value(QStringLiteral("threads")).toInt(), numberIn(object, "data_s"),
                           numberIn(object, "compute_s"), numberIn(object, "exchange_s"),
                           numberIn(object, "update_s"),
                           peak ? std::optional(static_cast<qint64>(*peak)) : std::nullopt});
        noteDisturbance(rank, all.at(rank));
        if (object.value(QStringLiteral("energy")).toBool()) {  // one reading a host
            const auto read = numberIn(object, "joules");
            joules = joules && read ? std::optional(*joules + *read) : std::nullopt;
        }
        if (textIn(object, "digest") != first && differing.isEmpty()) {
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
        return std::nullopt;
    }
    return QObject::tr("%1 ended with another network than rank 0, so the ranks didn't train the same one: "
                       "processors of unlike kinds round differently.")
        .arg(differing);
}

/// The others wait for whichever was held back most, so it is that one's share that the time suffered from.
void RankedRun::noteDisturbance(int rank, const QByteArray& told)
{
    const QJsonObject object = read(told);
    RankDisturbance disturbance;
    disturbance.stretch = stretchIn(object.value(QStringLiteral("disturbance")).toObject());
    disturbance.program = textIn(object, "program");
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
