// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/zipbytes.h"

#include <quazip/unzip.h>

namespace epochmark {

/// Makes ZipBytes look like a file to QuaZip's unzip layer: bytes and a cursor. Must outlive the handle
/// opened on it.
class ZipStream {
public:
    explicit ZipStream(ZipBytes& bytes) : m_bytes(bytes) {}

    /// A read-only handle; nullptr when the bytes hold no complete zip. To be closed by unzClose().
    unzFile openHandle();

    qint64 read(char* target, qint64 length);
    qint64 position() const { return m_position; }
    bool seek(quint64 offset, int origin);
    bool hasFailed() const { return m_hasFailed; }

private:
    ZipBytes& m_bytes;
    qint64 m_position = 0;
    bool m_hasFailed = false;
};

}  // namespace epochmark
