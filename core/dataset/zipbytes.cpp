// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipbytes.h"

#include "base/filereason.h"

#include <QObject>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace epochmark {

Result<std::shared_ptr<const SharedFile>> SharedFile::open(const QString& path)
{
    auto shared = std::make_shared<SharedFile>();
    shared->m_file.setFileName(path);
    const bool isOpen = shared->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    const auto identity = isOpen ? FileIdentity::ofDescriptor(shared->m_file.handle()) : std::nullopt;
    if (!identity) {
        return Error{
            ErrorCode::Input,
            QObject::tr("%1 can't be read. Check that it is there and that you may open it.").arg(path),
            fileReason(shared->m_file)};
    }
    shared->m_identity = *identity;
    return std::shared_ptr<const SharedFile>(std::move(shared));
}

qint64 SharedFile::readAt(qint64 offset, char* target, qint64 length) const
{
    qint64 done = 0;
    while (done < length) {
        const ssize_t count = ::pread(m_file.handle(), target + done, static_cast<size_t>(length - done),
                                      static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return count < 0 ? -1 : done;
        }
        done += count;
    }
    return done;
}

qint64 FileBytes::readAt(qint64 offset, char* target, qint64 length)
{
    if (length >= kWindow) {
        return m_file->readAt(offset, target, length);
    }
    if (offset < m_windowOffset || offset + length > m_windowOffset + m_window.size()) {
        m_window.resize(kWindow);
        const qint64 count = m_file->readAt(offset, m_window.data(), kWindow);
        m_window.resize(std::max<qint64>(count, 0));
        m_windowOffset = offset;
        if (count < 0) {
            return -1;
        }
    }
    const qint64 from = offset - m_windowOffset;
    const qint64 available = std::clamp<qint64>(m_window.size() - from, 0, length);
    std::memcpy(target, m_window.constData() + from, static_cast<size_t>(available));
    return available;
}

qint64 MemoryBytes::readAt(qint64 offset, char* target, qint64 length)
{
    const qint64 available = std::clamp<qint64>(m_bytes.size() - offset, 0, length);
    if (available > 0) {
        std::memcpy(target, m_bytes.constData() + offset, static_cast<size_t>(available));
    }
    return available;
}

}  // namespace epochmark
