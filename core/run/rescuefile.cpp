// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/rescuefile.h"

#include <QFile>

namespace epochmark {

std::unique_ptr<RescueFile> RescueFile::reserve(const QString& path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return nullptr;
    }
    // Made now, so that half a room is removed, too.
    std::unique_ptr<RescueFile> room(new RescueFile(path));
    const QByteArray blanks(bytes, ' ');
    return file.write(blanks) == bytes ? std::move(room) : nullptr;
}

RescueFile::~RescueFile()
{
    QFile::remove(m_path);
}

bool RescueFile::fill(const QByteArray& content, const QString& target)
{
    // Opened for both, so that nothing is cut off first: the blocks that are there are what this is about.
    QFile file(m_path);
    const bool isWritten = file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)
                           && file.write(content) == content.size() && file.resize(content.size());
    file.close();
    return isWritten && QFile::rename(m_path, target);
}

}  // namespace epochmark
