// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/rowsink.h"

#include <QByteArray>
#include <QString>

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace epochmark {

/// One JPEG in libjpeg's hands, set up as Pillow does: accurate integer DCT, smooth ("fancy") upsampling.
/// Fatal errors and the warning that the data ends early end it with a reason; other warnings are tolerated.
/// One picture, one thread; `encoded` must outlive it.
///     JpegSession session(encoded);
///     if (!session.readHeader() || !session.readRows(sink)) { return session.reason(); }
class JpegSession {
public:
    explicit JpegSession(const QByteArray& encoded);
    ~JpegSession();
    JpegSession(const JpegSession&) = delete;
    JpegSession& operator=(const JpegSession&) = delete;

    bool readHeader();
    int width() const { return static_cast<int>(m_jpeg.image_width); }
    int height() const { return static_cast<int>(m_jpeg.image_height); }

    /// After readHeader(). Reads to the very end of the picture, also when no further row is wanted.
    bool readRows(RowSink& sink);

    /// Why a call returned false, a sentence part.
    QString reason() const;

private:
    static JpegSession& of(j_common_ptr jpeg);
    [[noreturn]] static void fail(j_common_ptr jpeg);
    static void warn(j_common_ptr jpeg, int level);
    static void limitScans(j_common_ptr jpeg);

    bool chooseFormat();
    void readNextRow(RowSink& sink, JSAMPARRAY row);

    jpeg_decompress_struct m_jpeg{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_escape{};
    QByteArray m_encoded;
    RowFormat m_format = RowFormat::Rgb;
    bool m_endsEarly = false;
    bool m_hasOddChannels = false;
    bool m_hasTooManyScans = false;
};

}  // namespace epochmark
