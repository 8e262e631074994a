// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "ranks/rankplace.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace epochmark::cli {

/// The other ranks of a run on this machine, started by its first one: this program once more with the same
/// words, in groups of their own, so that Ctrl-C reaches the first alone, which tells them. None outlives
/// this process. They meet in a file of a private folder. Used by the main thread.
class LocalRanks {
public:
    /// `words`: of this process's command line. Error::Internal with a sentence when one can't be started.
    static Result<std::unique_ptr<LocalRanks>> start(int ranks, const QStringList& words);
    /// Waits a few seconds for those that are left, then ends them.
    ~LocalRanks();

    /// This process's.
    RankPlace place() const;
    /// That one of them has ended; empty as long as all live.
    QString whyNot();

private:
    explicit LocalRanks(int ranks) : m_ranks(ranks) {}
    QString storeFile() const { return m_folder.filePath(QStringLiteral("ranks")); }

    int m_ranks;
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

}  // namespace epochmark::cli
