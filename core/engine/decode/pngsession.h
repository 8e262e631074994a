// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/pngchunks.h"
#include "engine/decode/rowsink.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <vector>

#include <png.h>

namespace epochmark {

/// One PNG's picture in libpng's hands: header, palette and pixels, without whatever else its file holds and
/// with no checksum but the pixels' own. Damaged data ends it. One picture, one thread; what the chunks point
/// into must outlive it.
///     PngSession session(chunks);
///     if (!session.readHeader() || !session.readRows(sink)) { return session.reason(); }
class PngSession {
public:
    explicit PngSession(const PngChunks& chunks);
    ~PngSession();
    PngSession(const PngSession&) = delete;
    PngSession& operator=(const PngSession&) = delete;

    bool readHeader();

    /// After readHeader(), for a size that was found bearable. Reads every row, also when no further one is
    /// wanted. May throw std::bad_alloc.
    bool readRows(RowSink& sink);

    /// Why a call returned false, a sentence part.
    QString reason() const;

private:
    [[noreturn]] static void fail(png_structp png, png_const_charp message);
    static void ignore(png_structp, png_const_charp) {}
    static png_voidp allocate(png_structp, png_alloc_size_t bytes);
    static void giveMemoryBack(png_structp, png_voidp memory);
    static void give(png_structp png, png_bytep bytes, size_t count);

    void writeHead(const PngChunks& chunks);
    void appendChunk(const char* name, QByteArrayView content);
    void chooseFormat();
    bool setUpRows();
    bool readInto(RowSink& sink);
    uchar* rowAt(png_uint_32 y);
    void giveRow(RowSink& sink, png_uint_32 y);

    QByteArray m_head;                    ///< signature, header and palette, as libpng wants them
    std::vector<QByteArrayView> m_input;  ///< the head and the pixels
    size_t m_part = 0;                    ///< of m_input, read next
    qsizetype m_position = 0;             ///< in that part
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    png_uint_32 m_height = 0;
    int m_passes = 1;
    bool m_hasAllRows = false;  ///< when the call failed
    RowFormat m_format = RowFormat::Bgr;
    size_t m_rowBytes = 0;
    std::vector<uchar> m_pixels;  ///< one row, or the whole picture when it is interlaced
    std::array<char, 128> m_message{};
};

}  // namespace epochmark
