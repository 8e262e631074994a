// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "ranks/rankplace.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace epochmark {

/// What the other ranks of a run are: a program and what it is told. It finds its place by its environment.
struct RankProgram {
    QString path;
    QStringList words;  ///< of its command line; "--ranks N" is left out, which is for the first rank

    /// epochmark-cli where it stands beside this program.
    static QString terminal();
};

/// The other ranks of a run on this machine, started by its first one, in groups of their own, so that Ctrl-C
/// reaches the first alone, which tells them. None outlives the thread that started them, and so this
/// process. They meet in a file of a private folder. Used by one thread, which needs no event loop.
class LocalRanks {
public:
    /// Error::Internal with a sentence when one can't be started.
    static Result<std::unique_ptr<LocalRanks>> start(int ranks, const RankProgram& program);
    /// Waits a few seconds for those that are left, then ends them.
    ~LocalRanks();

    /// From now on a stop kills those that are left at once, and with them whatever this process waits for:
    /// where nothing of theirs is to be kept.
    void killAtStop(const StopToken& stop);

    /// This process's.
    RankPlace place() const;
    /// That one of them has ended; empty as long as all live.
    QString whyNot();

private:
    explicit LocalRanks(int ranks) : m_ranks(ranks) {}
    QString storeFile() const { return m_folder.filePath(QStringLiteral("ranks")); }
    bool isRunning(QProcess& process);
    Result<void> startOne(int rank, const RankProgram& program);

    int m_ranks;
    QTemporaryDir m_folder;
    std::mutex m_mutex;  ///< guards the processes: what they have left is collected by one at a time
    std::vector<std::unique_ptr<QProcess>> m_processes;
    std::jthread m_killer;  ///< last: it uses what is above
};

}  // namespace epochmark
