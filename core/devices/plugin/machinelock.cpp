// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/machinelock.h"

#include "base/paths.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <array>
#include <cerrno>

#include <sys/file.h>

namespace epochmark {

namespace {

constexpr size_t kMostWord = 64;

QByteArray lockPath(const QString& name)
{
    const QString machine = QString::fromLatin1(QSysInfo::machineUniqueId().toHex().left(12));
    return QFile::encodeName(QStringLiteral("%1/%2-%3.lock").arg(paths::dataDirectory(), name, machine));
}

}  // namespace

MachineLock::MachineLock(const QString& name)
{
    QDir().mkpath(paths::dataDirectory());
    const int file = ::open(lockPath(name).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file >= 0) {
        m_file = Descriptor(file);
    }
}

bool MachineLock::tryTo(int operation)
{
    while (m_file.isOpen() && ::flock(m_file.get(), operation | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return errno != EWOULDBLOCK;
        }
    }
    return true;
}

bool MachineLock::tryShared()
{
    return tryTo(LOCK_SH);
}

bool MachineLock::tryAlone()
{
    return tryTo(LOCK_EX);
}

void MachineLock::release()
{
    tryTo(LOCK_UN);
}

void MachineLock::leaveWord(const QByteArray& word)
{
    const QByteArray line = word.left(kMostWord).leftJustified(kMostWord);
    // What can't be left isn't known to others: they wait no longer than for one.
    if (m_file.isOpen() && pwrite(m_file.get(), line.constData(), static_cast<size_t>(line.size()), 0) < 0) {
        errno = 0;
    }
}

QByteArray MachineLock::word() const
{
    std::array<char, kMostWord> bytes{};
    const ssize_t count = m_file.isOpen() ? pread(m_file.get(), bytes.data(), bytes.size(), 0) : 0;
    return count > 0 ? QByteArray(bytes.data(), static_cast<qsizetype>(count)).trimmed() : QByteArray();
}

}  // namespace epochmark
