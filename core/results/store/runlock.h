// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <memory>

namespace epochmark {

/// The proof that a run's owner lives: an exclusive flock on a small file, held until release() or the end of
/// the process, however that comes about. Move it nowhere, keep it in a unique_ptr. Any thread.
///     auto lock = RunLock::acquire(folder, runId);
///     if (!lock) { /* somebody lives who holds it, or the folder can't be written */ }
class RunLock {
public:
    /// Where the locks of a store's runs lie, and how their files' names end.
    static QString folderOf(const QString& storeFolder) { return storeFolder + QStringLiteral("/runs"); }
    static constexpr const char* kSuffix = ".lock";

    /// Makes the folder and the file when needed and takes the lock without waiting; null when that fails.
    /// `owner` is the file's first line: whom others see there.
    static std::unique_ptr<RunLock> acquire(const QString& folder, const QString& runId,
                                            const QString& owner = {});
    /// True unless some process (this one included) holds the run's lock.
    static bool isFree(const QString& folder, const QString& runId);

    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    RunLock(int file, QByteArray path) : m_file(file), m_path(std::move(path)) {}
    int m_file = -1;
    QByteArray m_path;
};

}  // namespace epochmark
