// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <atomic>
#include <thread>

namespace epochmark::cli {

/// Stops this process as Ctrl-C does once a file is there: for whoever can't send a signal, because the run
/// is on another machine, in a container or under a scheduler. Looks four times a second while it lives,
/// which costs a training nothing; an empty path: never.
class StopFile {
public:
    explicit StopFile(const QString& path);
    ~StopFile();
    StopFile(const StopFile&) = delete;
    StopFile& operator=(const StopFile&) = delete;

private:
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

}  // namespace epochmark::cli
