// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "ranks/rankcontract.h"
#include "ranks/rankplace.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace epochmark {

/// How long the link between the ranks takes for what a step sends.
struct LinkProbe {
    qint64 bytes = 0;    ///< summed over the ranks at once
    double seconds = 0;  ///< of one such sum: the median of all
};

/// The ranks of a run that have met, and what they say to each other besides training. Made by
/// Engine::joinRanks(); every rank calls the same functions in the same order, on the thread that trains,
/// except where it says otherwise. Errors are sentences that name the rank which ended and its host; never a
/// library's own words.
class Ranks {
public:
    virtual ~Ranks() = default;

    virtual const RankPlace& place() const = 0;
    virtual QStringList hosts() const = 0;  ///< one a rank
    /// How many ranks may run on the same processors as this one, itself included: what this process may use
    /// is shared out among so many.
    virtual int sharers() const = 0;
    /// For each rank the first one of those that see its process, itself included: ranks with the same number
    /// here are on one machine and can reach each other's files.
    virtual QList<int> machines() const = 0;

    /// Bytes that an outcome with its sentence or some figures never have.
    static constexpr qsizetype kShort = 256 * 1024;

    /// What each rank gives, in the ranks' order, on all of them. What is longer than `most` (the same on all,
    /// rounded up to whole kShort, 1 GiB at most) can't be given, and of another rank it is empty. Waits as
    /// long as the others live; after a stop, of this rank by `stop` or of another by its wish, no longer than
    /// the time-out: Error::Stopped with a sentence about whom nothing was heard of.
    virtual Result<QList<QByteArray>> gather(const QByteArray& own, const StopToken& stop = {},
                                             qsizetype most = kShort) = 0;

    /// What rank 0 gives, short, on all of them: rank 0 waits for nobody, and the others for it alone, as
    /// gather() would. Whatever became of another one meanwhile.
    virtual Result<QByteArray> hearFirst(const QByteArray& own, const StopToken& stop = {}) = 0;

    /// Sums so many bytes over the ranks, `times` times; fewer, but three at least, where that would take
    /// over ten seconds. Error::Stopped on all ranks when one of them is asked to stop.
    virtual Result<LinkProbe> probe(qint64 bytes, int times, const StopToken& stop) = 0;

    /// The last probe; nothing before.
    virtual std::optional<LinkProbe> probed() const = 0;

    /// This rank was asked to stop: the others hear of it by isStopWished(), while they work apart. Any
    /// thread, both.
    virtual void wishStop() noexcept = 0;
    virtual bool isStopWished() noexcept = 0;
    /// What was wished so far is done with. All ranks call it after the same gather(), in which it was said.
    virtual void forgetWishes() noexcept = 0;

    /// This rank ends: a sentence for the others, who don't wait for it any longer. No exchange after that.
    virtual void endEarly(const QString& sentence) noexcept = 0;

    /// The last call. What rank 0 says at its end, short, for which those wait that haven't failed; empty
    /// where it said nothing. Rank 0 stays until the others have read what they need, a few seconds at most.
    virtual QByteArray part(const QByteArray& own = {}) noexcept = 0;
};

struct JoinOptions {
    std::chrono::milliseconds timeOut{60'000};  ///< for meeting, and for each exchange
    StopToken stop;
    /// Why waiting for the others is pointless; empty while it isn't. May be empty itself.
    std::function<QString()> whyNot;
};

}  // namespace epochmark
