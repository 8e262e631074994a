// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "results/store/runlock.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace epochmark {

namespace {

QByteArray lockPath(const QString& folder, const QString& runId)
{
    return QFile::encodeName(folder + QLatin1Char('/') + runId + QLatin1String(RunLock::kSuffix));
}

bool lockWithoutWaiting(int file)
{
    int outcome = 0;
    do {
        outcome = ::flock(file, LOCK_EX | LOCK_NB);
    } while (outcome != 0 && errno == EINTR);
    return outcome == 0;
}

}  // namespace

std::unique_ptr<RunLock> RunLock::acquire(const QString& folder, const QString& runId, const QString& owner)
{
    if (!QDir().mkpath(folder)) {
        return nullptr;
    }
    const QByteArray path = lockPath(folder, runId);
    // Not passed on to children: a viewer started by us must not keep a dead run alive.
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        return nullptr;
    }
    if (!lockWithoutWaiting(file)) {
        ::close(file);
        return nullptr;
    }
    const QByteArray line = owner.toUtf8() + '\n';
    // What can't be said is only not known; the lock holds all the same.
    if (::ftruncate(file, 0) != 0 || ::write(file, line.constData(), static_cast<size_t>(line.size())) < 0) {
        errno = 0;
    }
    return std::unique_ptr<RunLock>(new RunLock(file, path));
}

bool RunLock::isFree(const QString& folder, const QString& runId)
{
    const QByteArray path = lockPath(folder, runId);
    int file = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (file < 0 && (errno == EROFS || errno == EACCES)) {
        file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    }
    if (file < 0) {
        return errno == ENOENT || errno == ENOTDIR;
    }
    const bool isLocked = !lockWithoutWaiting(file);
    ::close(file);
    return !isLocked;
}

RunLock::~RunLock()
{
    // Removed while still locked: whoever opens the path afterwards finds no file instead of a free lock.
    ::unlink(m_path.constData());
    ::close(m_file);
}

}  // namespace epochmark
