// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/collective/rankstore.h"
#include "ranks/rankplace.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <optional>
#include <string>
#include <thread>

namespace epochmark {

/// Who the other ranks are, whether they live, and why one ended. Each rank writes down its host and process,
/// a sign of life now and then, and its last words. One object a rank; any thread.
class RollCall {
public:
    RollCall(RankPlace place, PatientStore store, std::chrono::milliseconds timeOut);
    ~RollCall();
    RollCall(const RollCall&) = delete;
    RollCall& operator=(const RollCall&) = delete;

    /// Takes this rank's number and writes down who it is. False when somebody has the number already.
    bool enter();
    /// Those that haven't entered.
    QList<int> missing() const;
    /// Reads who all of them are; to be called when none is missing.
    void readAll();
    QStringList hosts() const { return m_hosts; }
    /// How many of them may run on this one's processors, itself included; known after readAll().
    int sharers() const;

    /// As Ranks::machines(); known after readAll().
    QList<int> machines() const;

    /// Gives signs of life from now on, on a thread of its own.
    void beginBeats();

    void leaveWord(const QString& sentence) const noexcept;  ///< once
    /// The first rank's that left some, as a sentence; nothing when nobody did.
    std::optional<QString> word() const noexcept;
    /// The same of some of them.
    std::optional<QString> wordOf(const QList<int>& ranks) const noexcept;
    /// Why one of `ranks` will not answer any more, a sentence; nothing as long as all seem to live. A rank
    /// of another host is given up when it gave no sign of life for the time-out.
    std::optional<QString> whyLost(const QList<int>& ranks) noexcept;
    /// Why a sum failed: words, processes, signs of life; waits up to two seconds for words to arrive.
    QString whyFailed(bool isTimeOut) noexcept;

private:
    /// A rank as it wrote itself down. Host names may be alike where processes can't see each other (in
    /// containers), and unlike where they share processors.
    struct Who {
        qint64 process = 0;
        QString machine;  ///< its kernel's boot
        QString space;    ///< in which its process number counts
        QStringList processors;
        QString host;

        std::string text() const;
        static Who of(const QString& text);
        static Who self();
    };
    static bool isSameMachine(const Who& one, const Who& other);
    struct Sign {
        std::string beat;
        std::chrono::steady_clock::time_point since;
    };
    std::optional<QString> lostProcess(int rank, bool isHaltedLost) const;

    RankPlace m_place;
    PatientStore m_store;
    std::chrono::milliseconds m_timeOut;
    Who m_self;
    QStringList m_hosts;
    QList<Who> m_all;
    QList<Sign> m_signs;
    std::atomic<bool> m_isOver = false;
    std::thread m_beats;  ///< last: it uses what is above
};

}  // namespace epochmark
