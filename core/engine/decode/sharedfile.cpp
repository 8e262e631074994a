// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/sharedfile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace epochmark {

namespace {

const QString kProcess = QStringLiteral("process");
const QString kDescriptor = QStringLiteral("file");
const QString kDevice = QStringLiteral("device");
const QString kInode = QStringLiteral("inode");
const QString kSpool = QStringLiteral("spool");

}  // namespace

SharedFile SharedFile::of(int descriptor, bool isSpool)
{
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0) {
        return {};
    }
    return {qint64(::getpid()), descriptor, quint64(facts.st_dev), quint64(facts.st_ino), isSpool};
}

QByteArray SharedFile::written() const
{
    // Numbers of 64 bits as texts: JSON's have 53.
    return QJsonDocument(QJsonObject{{kProcess, process},
                                     {kDescriptor, descriptor},
                                     {kDevice, QString::number(device)},
                                     {kInode, QString::number(inode)},
                                     {kSpool, isSpool}})
        .toJson(QJsonDocument::Compact);
}

std::optional<SharedFile> SharedFile::read(const QByteArray& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    bool isDevice = false;
    bool isInode = false;
    const SharedFile file{object.value(kProcess).toInteger(), object.value(kDescriptor).toInt(-1),
                          object.value(kDevice).toString().toULongLong(&isDevice),
                          object.value(kInode).toString().toULongLong(&isInode),
                          object.value(kSpool).toBool()};
    return file.process > 0 && file.descriptor >= 0 && isDevice && isInode ? std::optional(file)
                                                                           : std::nullopt;
}

int SharedFile::open(qint64 bytes) const
{
    const QByteArray path = "/proc/" + QByteArray::number(process) + "/fd/" + QByteArray::number(descriptor);
    struct stat before {};
    if (::stat(path.constData(), &before) != 0) {
        return -1;
    }
    // What isn't the file that was meant mustn't be opened: a pipe, a terminal, a device.
    if (!S_ISREG(before.st_mode) || quint64(before.st_ino) != inode || quint64(before.st_dev) != device) {
        errno = ESTALE;
        return -1;
    }
    const int own = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (own < 0) {
        return -1;
    }
    struct stat facts {};
    const bool isMeant = ::fstat(own, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_nlink == 0
                         && facts.st_uid == ::geteuid() && quint64(facts.st_dev) == device
                         && quint64(facts.st_ino) == inode && facts.st_size == bytes;
    if (!isMeant) {
        ::close(own);
        errno = ESTALE;
        return -1;
    }
    return own;
}

}  // namespace epochmark
