// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/rollcall.h"

#include "base/printable.h"
#include "devices/processor/threadaffinity.h"
#include "ranks/rankwords.h"

#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <algorithm>
#include <numeric>
#include <thread>

#include <unistd.h>

namespace epochmark {

namespace {

using namespace std::chrono_literals;

constexpr auto kForWords = 2s;
constexpr int kMostWords = 1200;  // of a sentence that another process has written
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

std::vector<std::string> keysOf(const char* what, const QList<int>& ranks)
{
    std::vector<std::string> keys;
    for (const int rank : ranks) {
        keys.push_back(keyOf(what, rank));
    }
    return keys;
}

/// A word without blanks; "-" where the system doesn't tell.
QString wordIn(const QString& path)
{
    QFile file(path);
    const QString word = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).simplified()
                                                        : QString();
    return word.isEmpty() || word.contains(u' ') ? QStringLiteral("-") : word;
}

int secondsOf(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(time).count());
}

}  // namespace

std::string RollCall::Who::text() const
{
    const QString named = processors.isEmpty() ? QStringLiteral("-") : processors.join(u',');
    return QStringList{QString::number(process), machine, space, named, host}.join(u' ').toStdString();
}

RollCall::Who RollCall::Who::of(const QString& text)
{
    const QString named = text.section(u' ', 3, 3);
    const bool isNamed = !named.isEmpty() && named != QLatin1String("-");
    return {text.section(u' ', 0, 0).toLongLong(), text.section(u' ', 1, 1), text.section(u' ', 2, 2),
            isNamed ? named.split(u',') : QStringList(), printable(text.section(u' ', 4))};
}

RollCall::Who RollCall::Who::self()
{
    Who self;
    self.process = static_cast<qint64>(getpid());
    self.machine = wordIn(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    const QString space = QFileInfo(QStringLiteral("/proc/self/ns/pid")).symLinkTarget();
    self.space = space.isEmpty() ? QStringLiteral("-") : space.section(u'/', -1);
    for (const int processor : processorsOfThisThread()) {
        self.processors.append(QString::number(processor));
    }
    self.host = QSysInfo::machineHostName();
    return self;
}

/// Its name tells only where the system tells nothing better.
bool RollCall::isSameMachine(const Who& one, const Who& other)
{
    return one.machine == QLatin1String("-") ? one.host == other.host : one.machine == other.machine;
}

RollCall::RollCall(RankPlace place, PatientStore store, std::chrono::milliseconds timeOut)
    : m_place(std::move(place)), m_store(std::move(store)), m_timeOut(timeOut), m_self(Who::self())
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
    m_store.set(keyOf("who", m_place.rank), m_self.text());
    return true;
}

QList<int> RollCall::missing() const
{
    QList<int> others;
    for (int rank = 0; rank < m_place.size; ++rank) {
        if (rank != m_place.rank) {
            others.append(rank);
        }
    }
    const auto found = m_store.findAll(keysOf("who", others));
    QList<int> ranks;
    for (qsizetype i = 0; i < others.size(); ++i) {
        if (!found.at(static_cast<std::size_t>(i))) {
            ranks.append(others.at(i));
        }
    }
    return ranks;
}

void RollCall::readAll()
{
    QList<int> all(m_place.size);
    std::iota(all.begin(), all.end(), 0);
    for (const auto& text : m_store.findAll(keysOf("who", all))) {
        const Who who = Who::of(QString::fromStdString(text.value_or(std::string())));
        m_all.append(who);
        m_hosts.append(who.host);
        m_signs.append({{}, std::chrono::steady_clock::now()});
    }
}

int RollCall::sharers() const
{
    const auto shares = [this](const Who& other) {
        const bool isTold = !m_self.processors.isEmpty() && !other.processors.isEmpty();
        const bool isApart = isTold && std::ranges::none_of(other.processors, [this](const QString& number) {
                                 return m_self.processors.contains(number);
                             });
        return isSameMachine(m_self, other) && !isApart;
    };
    return std::max<int>(1, static_cast<int>(std::ranges::count_if(m_all, shares)));
}

QList<int> RollCall::machines() const
{
    QList<int> first;
    for (qsizetype rank = 0; rank < m_all.size(); ++rank) {
        qsizetype other = 0;
        while (other < rank
               && !(isSameMachine(m_all.at(rank), m_all.at(other))
                    && m_all.at(rank).space == m_all.at(other).space)) {
            ++other;
        }
        first.append(static_cast<int>(other));
    }
    return first;
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
                    rankwords::stopped(m_place.rank, m_self.host, sentence).toStdString());
    }
}

std::optional<QString> RollCall::word() const noexcept
{
    QList<int> others(m_place.size);
    std::iota(others.begin(), others.end(), 0);
    others.removeAt(m_place.rank);
    return wordOf(others);
}

std::optional<QString> RollCall::wordOf(const QList<int>& ranks) const noexcept
{
    for (const auto& words : m_store.findAll(keysOf("word", ranks))) {
        if (words) {
            return printable(QString::fromStdString(*words), kMostWords);
        }
    }
    return std::nullopt;
}

std::optional<QString> RollCall::lostProcess(int rank, bool isHaltedLost) const
{
    const Who who = m_all.value(rank);
    const QString& host = who.host;
    const bool isSeen = isSameMachine(m_self, who) && who.space == m_self.space;
    if (rank == m_place.rank || !isSeen || who.process <= 0) {
        return std::nullopt;
    }
    const auto state = stateOf(who.process);
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
    const auto beats = m_store.findAll(keysOf("beat", ranks));
    for (qsizetype i = 0; i < ranks.size(); ++i) {
        const int rank = ranks.at(i);
        const std::string beat = beats.at(static_cast<std::size_t>(i)).value_or(std::string());
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
