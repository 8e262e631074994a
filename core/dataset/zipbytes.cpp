// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataset/zipbytes.h"

#include <QObject>

#include <algorithm>
#include <cstring>

namespace epochmark {

Result<std::unique_ptr<ZipBytes>> FileBytes::open(const QString& path)
{
    auto bytes = std::make_unique<FileBytes>();
    bytes->m_file.setFileName(path);
    if (!bytes->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Error{ErrorCode::Input,
            QObject::tr("%1 can't be opened. Check that it exists and that you may read it.").arg(path),
            bytes->m_file.errorString()};
    }
    bytes->m_size = bytes->m_file.size();
    return std::unique_ptr<ZipBytes>(std::move(bytes));
}

qint64 FileBytes::readFile(qint64 offset, char* target, qint64 length)
{
    return m_file.seek(offset) ? m_file.read(target, length) : -1;
}

qint64 FileBytes::readAt(qint64 offset, char* target, qint64 length)
{
    if (length >= kWindow) {
        return readFile(offset, target, length);
    }
    if (offset < m_windowOffset || offset + length > m_windowOffset + m_window.size()) {
        m_window.resize(kWindow);
        const qint64 count = readFile(offset, m_window.data(), kWindow);
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

} // namespace epochmark
