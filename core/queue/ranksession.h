// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/engineloader.h"
#include "engine/api/ranks.h"
#include "queue/runplan.h"
#include "ranks/localranks.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace epochmark {

/// How the ranks of a plan are to meet.
struct RankMeeting {
    RankPlace place;  ///< of this process, among more than one
    /// What the others are, where this process is to start them on this machine; absent: a launcher did that.
    std::optional<RankProgram> program;
    bool killsAtStop = false;  ///< those that it starts: nothing of theirs is to be kept
    /// Whether this process could begin: its error ends all of them, the same way.
    Result<void> ready = {};
    std::chrono::seconds timeOut{60};
    std::function<Result<const Engine*>()> engine = loadEngine;

    /// So many processes of this machine, started by this one: the terminal's program with the plan's words.
    /// Error::Usage where that can't be said in words.
    /// `command`: "run", or "estimate", which foretells.
    static Result<RankMeeting> onThisMachine(const RunPlan& plan, const QString& command);
};

/// This process among the ranks of a plan, from their meeting to their parting; those that it has started
/// itself end with it. Made, used and destroyed by one thread, which needs no event loop.
class RankSession {
public:
    /// Whether ranks can do what is planned. Error::Usage with a sentence.
    static Result<void> check(const RunPlan& plan);

    /// Starts the others where that is asked for, meets them and probes the link. Error::Usage as check();
    /// errors of Engine::joinRanks() and Ranks::probe().
    static Result<std::unique_ptr<RankSession>> open(const RankMeeting& meeting, const RunPlan& plan,
                                                     const StopToken& stop);
    explicit RankSession(std::shared_ptr<Ranks> ranks, std::unique_ptr<LocalRanks> others = nullptr)
        : m_others(std::move(others)), m_ranks(std::move(ranks))
    {}
    ~RankSession();
    RankSession(const RankSession&) = delete;
    RankSession& operator=(const RankSession&) = delete;

    std::shared_ptr<Ranks> ranks() const { return m_ranks; }
    /// At the end, once: with which exit status. The first rank's own; the others', where they would end
    /// well, is the first one's: what it couldn't write isn't theirs to know otherwise.
    int part(int status);
    /// What a step sends and how long that takes, in a sentence; empty when it wasn't probed.
    QString linkSentence() const;

private:
    std::unique_ptr<LocalRanks> m_others;  ///< started by this process; ended after m_ranks
    std::shared_ptr<Ranks> m_ranks;
    bool m_hasParted = false;
};

/// The words by which the terminal does that with this plan, the command first, each an argument.
/// Error::Usage where it has no words for it: several sets, or a network of a model file.
Result<QStringList> terminalWords(const RunPlan& plan, const QString& command = QStringLiteral("run"));

}  // namespace epochmark
