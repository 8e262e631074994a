// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/ranktalk.h"

#include "base/stopwatch.h"
#include "engine/collective/gathering.h"
#include "ranks/rankwords.h"

#include <thread>
#include <utility>

namespace epochmark {

namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenQuestions = 20ms;
constexpr double kStoreIsSilent = 1;  ///< seconds, so that fewer questions are put to it
constexpr auto kForTheOthers = 5s;    ///< rank 0 keeps the store so long after its own end
constexpr auto kBetweenLifeSigns = 500ms;

}  // namespace

RankTalk::RankTalk(RankPlace place, PatientStore store, std::chrono::milliseconds timeOut)
    : m_place(std::move(place)), m_timeOut(timeOut), m_store(std::move(store)),
      m_rollCall(m_place, m_store, timeOut)
{}

Result<QList<QByteArray>> RankTalk::gather(const QByteArray& own, const StopToken& stop, qsizetype mostPieces)
{
    if (m_ended) {
        return *m_ended;
    }
    Gathering gathering(m_store, "gather" + std::to_string(++m_talks), m_place.rank, m_place.size,
                        mostPieces);
    if (!gathering.give(own)) {
        return lost(true);
    }
    Stopwatch sinceLook;
    std::optional<Stopwatch> sinceStop;
    while (true) {
        const Stopwatch asking;
        const bool hasCome = gathering.take();
        if (gathering.missing().isEmpty()) {
            return gathering.all();
        }
        const bool isAnswering = hasCome || asking.seconds() < kStoreIsSilent;
        if (sinceLook.seconds() * 1000 > double(kBetweenLifeSigns.count())) {
            sinceLook.restart();
            if (!sinceStop && isStopping(stop, isAnswering)) {
                sinceStop.emplace();
            }
            const bool isDeaf = sinceStop && sinceStop->seconds() * 1000 > double(m_timeOut.count());
            if (const auto why = isDeaf ? std::optional(deaf(gathering.missing().first()))
                                        : whyAbsent(gathering.missing(), isAnswering)) {
                return lastOf(gathering, *why, stop);
            }
        }
        if (!hasCome) {
            std::this_thread::sleep_for(kBetweenQuestions);
        }
    }
}

/// Who has ended since may have given its part before. Nobody is waited for a second time.
Result<QList<QByteArray>> RankTalk::lastOf(Gathering& gathering, const Error& why, const StopToken& stop)
{
    gathering.takeRest(stop, m_timeOut);
    if (gathering.missing().isEmpty()) {
        return gathering.all();
    }
    m_ended = why;
    return why;
}

/// Asked here, which the others are told, or elsewhere.
bool RankTalk::isStopping(const StopToken& stop, bool isAnswering)
{
    if (stop.isStopRequested() && isAnswering) {
        wishStop();
    }
    return stop.isStopRequested() || (isAnswering && isStopWished());
}

/// Why one of those won't give its part; nothing as long as it may.
std::optional<Error> RankTalk::whyAbsent(const QList<int>& missing, bool isAnswering)
{
    // Each question to a store that doesn't answer takes seconds.
    if (const auto word = isAnswering ? m_rollCall.word() : std::nullopt) {
        return said(*word);
    }
    return m_rollCall.whyLost(missing) ? std::optional(lost(true)) : std::nullopt;
}

/// Of a rank that has ended: by a stop, where one was wished.
Error RankTalk::said(const QString& word)
{
    m_whyFailed = word;
    m_ended = Error{isStopWished() ? ErrorCode::Stopped : ErrorCode::Internal, word, {}};
    return *m_ended;
}

Error RankTalk::deaf(int rank) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_timeOut).count();
    return {ErrorCode::Stopped,
            rankwords::deaf(rank, m_rollCall.hosts().value(rank), static_cast<int>(seconds)),
            {}};
}

Result<QByteArray> RankTalk::hearFirst(const QByteArray& own, const StopToken& stop)
{
    const std::string key = "first" + std::to_string(++m_talks);
    if (m_place.isFirst()) {
        m_store.set(key, own.toStdString());  // the others will see whether it is there
        return own;
    }
    return m_ended ? Result<QByteArray>(*m_ended) : waitForFirst(key, stop);
}

Result<QByteArray> RankTalk::waitForFirst(const std::string& key, const StopToken& stop)
{
    Stopwatch sinceLook;
    std::optional<Stopwatch> sinceStop;
    std::optional<Error> why;
    while (true) {
        const Stopwatch asking;
        if (const auto told = m_store.find(key)) {
            return QByteArray::fromStdString(*told).left(Gathering::kMostWhole);
        }
        if (why) {  // looked for once more: it may have said so before it ended
            m_ended = why;
            return *why;
        }
        if (sinceLook.seconds() * 1000 > double(kBetweenLifeSigns.count())) {
            sinceLook.restart();
            const bool isAnswering = asking.seconds() < kStoreIsSilent;
            if (!sinceStop && isStopping(stop, isAnswering)) {
                sinceStop.emplace();
            }
            const bool isDeaf = sinceStop && sinceStop->seconds() * 1000 > double(m_timeOut.count());
            why = isDeaf ? std::optional(deaf(0)) : whyFirstIsAbsent(isAnswering);
        }
        std::this_thread::sleep_for(kBetweenQuestions);
    }
}

/// What became of another rank doesn't matter.
std::optional<Error> RankTalk::whyFirstIsAbsent(bool isAnswering)
{
    if (const auto word = isAnswering ? m_rollCall.wordOf({0}) : std::nullopt) {
        return said(*word);
    }
    const auto lost = m_rollCall.whyLost({0});
    return lost ? std::optional(Error{ErrorCode::Internal, *lost, {}}) : std::nullopt;
}

void RankTalk::leaveWord(const QString& sentence) noexcept
{
    // What another rank said needn't be said once more in this one's name.
    if (m_whyFailed != sentence) {
        m_rollCall.leaveWord(sentence);
    }
}

QByteArray RankTalk::part(const QByteArray& own, bool isWhole) noexcept
{
    QByteArray last = own;
    if (m_place.isFirst()) {
        m_store.set("last", own.toStdString());
    } else if (isWhole && !m_ended && !own.isEmpty()) {
        const auto heard = waitForFirst("last", {});
        last = heard ? heard.value() : last;
    }
    m_store.set("parted/" + std::to_string(m_place.rank), "1");
    const bool isStoreKeptElsewhere = m_place.isStoreHosted || !m_place.file.isEmpty();
    if (!m_place.isFirst() || isStoreKeptElsewhere) {
        return last;
    }
    const Stopwatch clock;
    for (int rank = 1; rank < m_place.size && clock.seconds() < double(kForTheOthers.count());) {
        if (m_store.has("parted/" + std::to_string(rank))) {
            ++rank;
        } else {
            std::this_thread::sleep_for(kBetweenQuestions);
        }
    }
    return last;
}

Error RankTalk::lost(bool isTimeOut)
{
    m_whyFailed = m_rollCall.whyFailed(isTimeOut);
    m_ended = Error{ErrorCode::Internal, m_whyFailed, {}};
    return *m_ended;
}

}  // namespace epochmark
