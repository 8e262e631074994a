// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QByteArray>

#include <memory>

namespace epochmark {

/// Reads encoded pictures by index. Used by one thread; each thread opens its own.
class PictureReader {
public:
    virtual ~PictureReader() = default;
    /// The whole encoded picture `index`. Error::Input when it can't be read (broken stream, wrong CRC): that
    /// picture is left out with the error's message as reason; decoding never aborts a run.
    virtual Result<QByteArray> read(qsizetype index) = 0;
};

/// A numbered series of encoded pictures. const and thread-safe.
class PictureSource {
public:
    virtual ~PictureSource() = default;
    virtual qsizetype count() const = 0;
    /// What reading the picture will take, bytes; 0 when that isn't known.
    virtual qint64 encodedBytes(qsizetype index) const
    {
        Q_UNUSED(index)
        return 0;
    }
    virtual Result<std::unique_ptr<PictureReader>> openReader() const = 0;
};

}  // namespace epochmark
