// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/ranks.h"
#include "engine/collective/rankstore.h"
#include "engine/collective/rollcall.h"
#include "ranks/rankplace.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

namespace epochmark {

class Gathering;

/// What ranks say to each other beside their sums, over the store in which they meet, and why one of them
/// fell silent. Of one rank; the thread that trains, except for wishes: any thread.
class RankTalk {
public:
    RankTalk(RankPlace place, PatientStore store, std::chrono::milliseconds timeOut);

    const RankPlace& place() const { return m_place; }
    RollCall& rollCall() { return m_rollCall; }
    const RollCall& rollCall() const { return m_rollCall; }
    std::chrono::milliseconds timeOut() const { return m_timeOut; }

    /// As Ranks::gather(); `mostPieces` as Gathering has it.
    Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken& stop, qsizetype mostPieces);
    /// As Ranks::hearFirst().
    Result<QByteArray> hearFirst(const QByteArray& own, const StopToken& stop);
    /// As Ranks::part(); `isWhole`: this rank has met the others and hasn't failed.
    QByteArray part(const QByteArray& own, bool isWhole) noexcept;

    void wishStop() noexcept { m_store.set(stopKey(), "1"); }
    bool isStopWished() const noexcept { return m_store.has(stopKey()); }
    void forgetWishes() noexcept { ++m_turn; }

    /// The others are told, unless it is what another one said.
    void leaveWord(const QString& sentence) noexcept;
    /// Of a rank that has ended with that word: by a stop, where one was wished. Nobody is asked for anything
    /// any more.
    Error said(const QString& word);
    /// A sum or a question has failed: why, as far as it can be found out. gloo's own words name its sources
    /// and addresses: they tell nobody anything.
    Error lost(bool isTimeOut);

private:
    Result<QList<QByteArray>> lastOf(Gathering& gathering, const Error& why, const StopToken& stop);
    Result<QByteArray> waitForFirst(const std::string& key, const StopToken& stop);
    bool isStopping(const StopToken& stop, bool isAnswering);
    std::optional<Error> whyAbsent(const QList<int>& missing, bool isAnswering);
    std::optional<Error> whyFirstIsAbsent(bool isAnswering);
    Error deaf(int rank) const;
    std::string stopKey() const { return "stop" + std::to_string(m_turn); }

    RankPlace m_place;
    std::chrono::milliseconds m_timeOut;
    PatientStore m_store;
    RollCall m_rollCall;
    QString m_whyFailed;           ///< what the others were the cause of
    std::optional<Error> m_ended;  ///< likewise
    int m_talks = 0;               ///< that all ranks had
    std::atomic<int> m_turn = 0;   ///< of wishes to stop
};

}  // namespace epochmark
