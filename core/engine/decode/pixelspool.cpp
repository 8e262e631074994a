// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pixelspool.h"

#include "base/format.h"
#include "engine/decode/fileroom.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QObject>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace epochmark {

namespace {

constexpr QDataStream::Version kChecksVersion = QDataStream::Qt_6_0;

/// Pieces in which a file without room of its own goes to the disk: between them a stop is heard.
constexpr qint64 kMostWaiting = 64LL << 20;

QString systemReason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

quint32 sumOf(const uchar* pixels, qint64 bytes)
{
    return static_cast<quint32>(::crc32(0, pixels, static_cast<uInt>(bytes)));
}

/// -1 with errno.
int openNameless(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
#ifdef O_TMPFILE
    if (const int file = ::open(path.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600); file >= 0) {
        return file;
    }
#endif
    // Not every file system can do without a name from the start.
    QByteArray named = path + "/pixels-XXXXXX";
    const int file = ::mkstemp(named.data());
    if (file >= 0) {
        ::unlink(named.constData());
        ::fcntl(file, F_SETFD, FD_CLOEXEC);
    }
    return file;
}

Error noRoom(const QString& folder, qint64 bytes, int error)
{
    return {ErrorCode::Input,
            QObject::tr("The spool file for %1 of decoded pictures can't be written in %2 (%3). Free some "
                        "space there or use fewer pictures.")
                .arg(format::bytes(bytes), folder, systemReason(error)),
            {}};
}

}  // namespace

Result<std::shared_ptr<PixelSpool>> PixelSpool::make(const QString& folder, qsizetype count, PictureSize size,
                                                     const StopToken& stop)
{
    QDir().mkpath(folder);
    const int file = openNameless(folder);
    if (file < 0) {
        return noRoom(folder, count * size.bytes(), errno);
    }
    std::shared_ptr<PixelSpool> spool(new PixelSpool(file, folder, count, size.bytes()));
    if (const auto taken = spool->takeRoom(stop); !taken) {
        return taken.error();
    }
    return spool;
}

std::shared_ptr<PixelSpool> PixelSpool::over(int file, const QString& folder, qsizetype count,
                                             PictureSize size)
{
#ifdef __linux__
    ::posix_fadvise(file, 0, 0, POSIX_FADV_RANDOM);  // the maker's advice is for its own opening alone
#endif
    std::shared_ptr<PixelSpool> spool(new PixelSpool(file, folder, count, size.bytes()));
    struct stat facts {};
    constexpr qint64 kBlockBytes = 512;  // stat's, whatever the file system's are
    spool->m_isRoomTaken = ::fstat(file, &facts) == 0 && facts.st_blocks * kBlockBytes >= spool->byteCount();
    return spool;
}

QByteArray PixelSpool::checks() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(kChecksVersion);
    for (std::size_t i = 0; i < m_checks.size(); ++i) {
        if (m_checks[i].isKept) {
            stream << static_cast<quint32>(i) << m_checks[i].sum;
        }
    }
    return bytes;
}

/// A picture without a check is believed whatever it holds, and a check of somebody else's would be one of
/// the wrong pixels: so it is all of these or none.
bool PixelSpool::adopt(const QByteArray& checks, const QList<qsizetype>& pictures)
{
    QDataStream stream(checks);
    stream.setVersion(kChecksVersion);
    std::vector<quint32> sums;
    for (const qsizetype picture : pictures) {
        quint32 index = 0;
        quint32 sum = 0;
        stream >> index >> sum;
        if (stream.status() != QDataStream::Ok || qsizetype(index) != picture || picture >= m_count) {
            return false;
        }
        sums.push_back(sum);
    }
    if (!stream.atEnd()) {
        return false;
    }
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        m_checks[static_cast<std::size_t>(pictures.at(i))] = {sums[static_cast<std::size_t>(i)], true};
    }
    return true;
}

PixelSpool::~PixelSpool()
{
    ::close(m_file);
}

Result<void> PixelSpool::takeRoom(const StopToken& stop)
{
    const qint64 bytes = byteCount();
#ifdef __linux__
    const int why = takeFileRoom(m_file, bytes, stop);
    if (why == ECANCELED) {
        return Error{ErrorCode::Stopped, QObject::tr("Stopped while decoding."), {}};
    }
    if (why != 0 && why != EOPNOTSUPP && why != ENOSYS) {
        return noRoom(m_folder, bytes, why);
    }
    m_isRoomTaken = why == 0;
    ::posix_fadvise(m_file, 0, 0, POSIX_FADV_RANDOM);
#endif
    Q_UNUSED(stop)
    return ::ftruncate(m_file, bytes) == 0 ? Result<void>() : noRoom(m_folder, bytes, errno);
}

Result<void> PixelSpool::copy(qsizetype index, uchar* target) const
{
    qint64 done = 0;
    while (done < m_pictureBytes) {
        const ssize_t read = ::pread(m_file, target + done, static_cast<size_t>(m_pictureBytes - done),
                                     index * m_pictureBytes + done);
        if (read < 0 && errno == EINTR) {
            continue;
        }
        if (read <= 0) {
            return Error{ErrorCode::Input,
                         QObject::tr("The spool file of the decoded pictures in %1 can't be read any more "
                                     "(%2). Check that disk and start again.")
                             .arg(m_folder, read < 0 ? systemReason(errno) : QObject::tr("it was cut short")),
                         {}};
        }
        done += read;
    }
    return isAsKept(index, target)
               ? Result<void>()
               : Error{
                   ErrorCode::Input,
                   QObject::tr(
                       "The spool file of the decoded pictures in %1 holds other pixels than were written "
                       "to it. Check that disk and start again.")
                       .arg(m_folder),
                   {}};
}

/// What the system couldn't bring to the disk comes back as zeros or as what was there before, and nobody is
/// told.
bool PixelSpool::isAsKept(qsizetype index, const uchar* pixels) const
{
    const Check& check = m_checks[static_cast<size_t>(index)];
    return !check.isKept || check.sum == sumOf(pixels, m_pictureBytes);
}

void PixelSpool::announce(qsizetype index) const
{
#ifdef __linux__
    ::posix_fadvise(m_file, index * m_pictureBytes, m_pictureBytes, POSIX_FADV_WILLNEED);
#else
    Q_UNUSED(index)
#endif
}

Result<void> PixelSpool::keep(qsizetype index, const uchar* pixels)
{
    qint64 done = 0;
    while (done < m_pictureBytes) {
        const ssize_t written = ::pwrite(m_file, pixels + done, static_cast<size_t>(m_pictureBytes - done),
                                         index * m_pictureBytes + done);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return noRoom(m_folder, byteCount(), written < 0 ? errno : ENOSPC);
        }
        done += written;
    }
    m_checks[static_cast<size_t>(index)] = {sumOf(pixels, m_pictureBytes), true};
    const qint64 waiting = m_waitingBytes.fetch_add(m_pictureBytes) + m_pictureBytes;
    if (m_isRoomTaken || waiting < kMostWaiting) {
        return {};
    }
    m_waitingBytes = 0;
    return bringToDisk();
}

Result<void> PixelSpool::finish()
{
    return m_isRoomTaken ? Result<void>() : bringToDisk();
}

/// What the system couldn't write later on it would tell nobody but who asks here.
Result<void> PixelSpool::bringToDisk() const
{
    int synced = 0;
    do {
#ifdef __linux__
        synced = ::fdatasync(m_file);
#else
        synced = ::fsync(m_file);
#endif
    } while (synced != 0 && errno == EINTR);
    return synced == 0 ? Result<void>() : noRoom(m_folder, byteCount(), errno);
}

}  // namespace epochmark
