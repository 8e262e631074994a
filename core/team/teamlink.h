// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "team/sharedrun.h"
#include "team/teamaddress.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace epochmark {

/// A line to a team's board, whatever carries it: what is asked of one. Belongs to the thread that opened it;
/// each call waits for the network. Errors are Error::Store with a sentence; a line that gave one is best
/// opened anew.
class TeamLink {
public:
    /// Whether what was shared was there already.
    enum class Shared { Anew, Known };

    virtual ~TeamLink() = default;

    virtual QString boardId() const = 0;
    virtual QString user() const = 0;  ///< as whom one is known there
    virtual bool canShare() const = 0;

    /// Shares the runs of one set, all or none, as this user. Error::Input with a sentence where the board
    /// refuses it: a run that is there with another content, a set of another member's. Sent twice, it is
    /// there once.
    virtual Result<Shared> share(const QList<SharedRun>& runs) = 0;
    /// Takes this user's runs of a set off the board; how many there were.
    virtual Result<int> withdraw(const QString& setId) = 0;
    /// What happened after `sequence`, in order, at most so many; nothing: that was all.
    virtual Result<QList<TeamChange>> changesAfter(qint64 sequence, int most) = 0;
    /// Of the latest change; 0: none yet.
    virtual Result<qint64> lastSequence() const = 0;
    /// From now on told() comes by this thread's event loop whenever something was shared or withdrawn. A
    /// line that broke tells nothing any more, not even that it broke: ask now and then.
    virtual Result<void> listen(std::function<void()> told) = 0;
};

/// How a line to a board is opened: TeamServer::connect(), or a test's.
using TeamReach = std::function<Result<std::unique_ptr<TeamLink>>(const TeamAddress& address)>;

}  // namespace epochmark
