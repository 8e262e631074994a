// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/rollcall.h"

#include "ranks/rankwords.h"

#include <QFile>
#include <QSysInfo>

#include <algorithm>
#include <thread>

#include <unistd.h>

namespace epochmark {

namespace {

using namespace std::chrono_literals;

constexpr auto kForWords = 2s;
constexpr auto kBetweenLooks = 50ms;

std::string keyOf(const char* what, int rank)
{
    return std::string(what) + '/' + std::to_string(rank);
}

/// How the system calls a process's state: 'R', 'S', 'T' halted, 'Z' ended; nothing: it isn't there.
std::optional<char> stateOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QByteArray line = file.readAll();
    const qsizetype bracket = line.lastIndexOf(')');
    return bracket >= 0 && bracket + 2 < line.size() ? std::optional(line.at(bracket + 2)) : std::nullopt;
}

int secondsOf(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

}  // namespace

RollCall::RollCall(RankPlace place, PatientStore store, std::chrono::milliseconds timeOut)
    : m_place(std::move(place)), m_store(std::move(store)), m_timeOut(timeOut),
      m_host(QSysInfo::machineHostName())
{}

RollCall::~RollCall()
{
    m_isOver = true;
    if (m_beats.joinable()) {
        m_beats.join();  // no longer than the store's patience
    }
}

bool RollCall::enter()
{
    // Whether nobody answers is found out by waiting for the others.
    if (m_store.add(keyOf("number", m_place.rank), 1).value_or(1) != 1) {
        return false;
    }
    m_store.set(keyOf("who", m_place.rank),
                QStringLiteral("%1 %2").arg(static_cast<qint64>(getpid())).arg(m_host).toStdString());
    return true;
}

QList<int> RollCall::missing() const
{
    QList<int> ranks;
    for (int rank = 0; rank < m_place.size; ++rank) {
        if (rank != m_place.rank && !m_store.has(keyOf("who", rank))) {
            ranks.append(rank);
        }
    }
    return ranks;
}

void RollCall::readAll()
{
    for (int rank = 0; rank < m_place.size; ++rank) {
        const QString who = QString::fromStdString(m_store.find(keyOf("who", rank)).value_or(std::string()));
        m_processes.append(who.section(u' ', 0, 0).toLongLong());
        m_hosts.append(who.section(u' ', 1));
        m_signs.append({{}, std::chrono::steady_clock::now()});
    }
}

void RollCall::beginBeats()
{
    const auto between = std::max(250ms, m_timeOut / 8);
    m_beats = std::thread([this, between] {
        const std::string key = keyOf("beat", m_place.rank);
        for (int beat = 1; !m_isOver; ++beat) {
            m_store.set(key, std::to_string(beat));
            for (auto waited = 0ms; waited < between && !m_isOver; waited += kBetweenLooks) {
                std::this_thread::sleep_for(kBetweenLooks);
            }
        }
    });
}

void RollCall::leaveWord(const QString& sentence) const noexcept
{
    if (!m_store.has(keyOf("word", m_place.rank))) {
        m_store.set(keyOf("word", m_place.rank),
                    rankwords::stopped(m_place.rank, m_host, sentence).toStdString());
    }
}

std::optional<QString> RollCall::word() const noexcept
{
    for (int rank = 0; rank < m_place.size; ++rank) {
        const auto words = rank == m_place.rank ? std::nullopt : m_store.find(keyOf("word", rank));
        if (words) {
            return QString::fromStdString(*words);
        }
    }
    return std::nullopt;
}

std::optional<QString> RollCall::lostProcess(int rank, bool isHaltedLost) const
{
    const QString host = m_hosts.value(rank);
    if (rank == m_place.rank || host != m_host || m_processes.value(rank) <= 0) {
        return std::nullopt;
    }
    const auto state = stateOf(m_processes.value(rank));
    if (!state || *state == 'Z' || *state == 'X') {
        return rankwords::vanished(rank, host);
    }
    if (isHaltedLost && (*state == 'T' || *state == 't')) {
        return rankwords::halted(rank, host, secondsOf(m_timeOut));
    }
    return std::nullopt;
}

std::optional<QString> RollCall::whyLost(const QList<int>& ranks) noexcept
{
    const auto now = std::chrono::steady_clock::now();
    for (const int rank : ranks) {
        const std::string beat = m_store.find(keyOf("beat", rank)).value_or(std::string());
        Sign& sign = m_signs[rank];
        if (beat != sign.beat) {
            sign = {beat, now};
        }
        const bool isSilent = now - sign.since > m_timeOut;
        if (const auto lost = lostProcess(rank, isSilent)) {
            return lost;
        }
        if (isSilent) {
            return rankwords::linkLost(secondsOf(m_timeOut));
        }
    }
    return std::nullopt;
}

QString RollCall::whyFailed(bool isTimeOut) noexcept
{
    const auto end = std::chrono::steady_clock::now() + kForWords;
    std::optional<QString> lost;
    do {
        if (const auto said = word()) {
            return *said;
        }
        for (int rank = 0; rank < m_place.size && !lost; ++rank) {
            lost = lostProcess(rank, isTimeOut);
        }
        std::this_thread::sleep_for(kBetweenLooks);
    } while (std::chrono::steady_clock::now() < end);
    return lost.value_or(rankwords::linkLost(secondsOf(m_timeOut)));
}

}  // namespace epochmark
