// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/outputfile.h"

#include "base/filereason.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QRegularExpression>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace epochmark::outputfile {

namespace {

constexpr int kMostLinks = 40;  // as many as the system itself follows

/// Where a path leads in the end.
struct Place {
    QString path;                   ///< no link
    std::optional<int> descriptor;  ///< of this process, when it names one
    bool isStream = false;          ///< a pipe or a device
};

Error cannotWrite(const QString& path, const QString& reason)
{
    return {
        ErrorCode::Input,
        QObject::tr("%1 can't be written: %2. Choose another place or free some space.").arg(path, reason),
        reason};
}

QString systemReason(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

std::optional<int> descriptorNamed(const QString& path)
{
    static const QRegularExpression kNames(
        QStringLiteral("^(?:/dev/fd|/proc/(?:self|thread-self|%1)/fd)/(\\d{1,9})$").arg(::getpid()));
    const QRegularExpressionMatch match = kNames.match(path);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

/// Link by link, so that the last one's target counts even where nothing lies there yet.
Result<Place> placeOf(const QString& path)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    fs::path at(QFile::encodeName(path).toStdString());
    for (int links = 0; links <= kMostLinks; ++links) {
        const QString name = QFile::decodeName(QByteArray::fromStdString(at.native()));
        if (const auto descriptor = descriptorNamed(name)) {
            return Place{name, descriptor};
        }
        if (!fs::is_symlink(fs::symlink_status(at, ignored))) {
            const fs::file_status status = fs::status(at, ignored);
            if (fs::is_directory(status)) {
                return Error{ErrorCode::Input, QObject::tr("%1 is a folder: name a file in it.").arg(path),
                             QObject::tr("it is a folder")};
            }
            return Place{name, std::nullopt, fs::exists(status) && !fs::is_regular_file(status)};
        }
        at = at.parent_path() / fs::read_symlink(at, ignored);
    }
    return cannotWrite(path, QObject::tr("its links lead in a circle"));
}

/// These three answer what went wrong, empty when nothing did.
QString intoDescriptor(int descriptor, const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + done,
                                      static_cast<size_t>(bytes.size() - done));
        if (count >= 0) {
            done += count;
        } else if (errno == EAGAIN) {
            pollfd room{descriptor, POLLOUT, 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            return systemReason(errno);
        }
    }
    return {};
}

QString intoStream(const QString& path, const QByteArray& bytes)
{
    int descriptor = -1;
    do {
        descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) {
        return systemReason(errno);
    }
    const QString problem = intoDescriptor(descriptor, bytes);
    const bool isClosed = ::close(descriptor) == 0;
    return problem.isEmpty() && !isClosed ? systemReason(errno) : problem;
}

QString inPlaceOf(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fileReason(file);
    }
    errno = 0;
    // Flushed first: commit() alone doesn't notice a disk that is full when the last buffer goes out, and
    // would put a file that is cut off, or empty, in the place of a good one.
    if (file.write(bytes) == bytes.size() && file.flush() && file.commit()) {
        return {};
    }
    const QString reason = systemReason(errno != 0 ? errno
                                                   : ENOSPC);  // Qt tells none where a part was written
    return file.error() == QFileDevice::NoError ? reason : file.errorString();
}

}  // namespace

Result<void> write(const QString& path, const QByteArray& bytes)
{
    const auto place = placeOf(path);
    if (!place) {
        return place.error();
    }
    const QString problem = place->descriptor ? intoDescriptor(*place->descriptor, bytes)
                            : place->isStream ? intoStream(place->path, bytes)
                                              : inPlaceOf(place->path, bytes);
    return problem.isEmpty() ? Result<void>() : cannotWrite(path, problem);
}

Result<void> check(const QString& path)
{
    const auto place = placeOf(path);
    if (!place) {
        return place.error();
    }
    if (place->descriptor) {
        const int flags = ::fcntl(*place->descriptor, F_GETFL);
        const bool isWritable = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
        return isWritable ? Result<void>() : cannotWrite(path, systemReason(EBADF));
    }
    const QFileInfo file(place->path);
    const QFileInfo folder(file.absolutePath());
    if (file.exists() && !file.isWritable()) {
        return cannotWrite(path, systemReason(EACCES));
    }
    if (place->isStream) {
        return {};
    }
    if (!folder.isDir()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 can't be written: the folder %2 isn't there.").arg(path, folder.filePath()),
            {}};
    }
    if (!folder.isWritable()) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 can't be written: the folder %2 is read-only.").arg(path, folder.filePath()),
            {}};
    }
    return {};
}

QString numbered(const QString& path, int number)
{
    return beside(path, QString::number(number));
}

QString beside(const QString& path, const QString& word)
{
    const auto place = placeOf(path);
    if (place && (place->isStream || place->descriptor)) {
        return path;
    }
    const QFileInfo file(path);
    const QString ending = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    return path.chopped(ending.size()) + u'-' + word + ending;
}

QString unused(const QString& path, int count)
{
    const auto isTaken = [count](const QString& candidate) {
        bool isThere = count < 2 && QFileInfo::exists(candidate);
        for (int number = 1; number <= count && count > 1; ++number) {
            isThere = isThere || QFileInfo::exists(numbered(candidate, number));
        }
        return isThere;
    };
    QString free = path;
    // A pipe or a device is the same under every number.
    for (int number = 2; isTaken(free) && numbered(path, number) != path; ++number) {
        free = numbered(path, number);
    }
    return free;
}

std::optional<int> ownDescriptor(const QString& path)
{
    const auto place = placeOf(path);
    return place ? place->descriptor : std::nullopt;
}

}  // namespace epochmark::outputfile
