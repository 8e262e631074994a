// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/rowsink.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <vector>

#include <png.h>

namespace epochmark {

/// One PNG in libpng's hands. Not by way of OpenCV, whose errors libpng prints on standard error: here they
/// are the reason. Damaged data ends it, a picture that claims more data than it has included; odd remarks
/// beside the picture are ignored, as Pillow does. One picture, one thread; `encoded` must outlive it.
///     PngSession session(encoded);
///     if (!session.readHeader() || !session.readRows(sink)) { return session.reason(); }
class PngSession {
public:
    explicit PngSession(const QByteArray& encoded);
    ~PngSession();
    PngSession(const PngSession&) = delete;
    PngSession& operator=(const PngSession&) = delete;

    bool readHeader();
    qint64 width() const { return m_width; }
    qint64 height() const { return m_height; }

    /// After readHeader(), for a size that was found bearable. Reads to the very end of the picture, also
    /// when no further row is wanted. May throw std::bad_alloc.
    bool readRows(RowSink& sink);

    /// Why a call returned false, a sentence part.
    QString reason() const;

private:
    [[noreturn]] static void fail(png_structp png, png_const_charp message);
    static void ignore(png_structp, png_const_charp) {}
    static png_voidp allocate(png_structp, png_alloc_size_t bytes);
    static void giveMemoryBack(png_structp, png_voidp memory);
    static void give(png_structp png, png_bytep bytes, size_t count);

    void chooseFormat();
    bool setUpRows();
    bool readInto(RowSink& sink);

    QByteArray m_encoded;
    qsizetype m_position = 0;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    png_uint_32 m_width = 0;
    png_uint_32 m_height = 0;
    int m_passes = 1;
    RowFormat m_format = RowFormat::Bgr;
    size_t m_rowBytes = 0;
    std::vector<uchar> m_pixels;  ///< one row, or the whole picture when it is interlaced
    std::array<char, 128> m_message{};
};

}  // namespace epochmark
