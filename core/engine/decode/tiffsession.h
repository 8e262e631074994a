// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/tiffcanvas.h"

#include <QByteArray>

#include <vector>

#include <tiffio.h>

namespace epochmark {

/// A packed TIFF in libtiff's hands: raw strips and tiles, whose pixels are converted by ours. What libtiff
/// says is kept as the reason, by a handler of this one file: nothing is global, nothing printed. One
/// picture, one thread; `encoded` must outlive it.
class TiffSession {
public:
    TiffSession(const QByteArray& encoded, const TiffLayout& layout);
    ~TiffSession();
    TiffSession(const TiffSession&) = delete;
    TiffSession& operator=(const TiffSession&) = delete;

    /// Fills the canvas. Empty when every pixel was decoded, else why not. May throw std::bad_alloc.
    QString read(TiffCanvas& canvas);

private:
    static int keepMessage(TIFF* tiff, void* session, const char* module, const char* format,
                           va_list arguments);
    static int ignoreMessage(TIFF*, void*, const char*, const char*, va_list) { return 1; }
    static tmsize_t give(thandle_t session, void* bytes, tmsize_t count);
    static tmsize_t refuseWrite(thandle_t, void*, tmsize_t) { return 0; }
    static toff_t seek(thandle_t session, toff_t offset, int whence);
    static int close(thandle_t) { return 0; }
    static toff_t size(thandle_t session);
    static int map(thandle_t session, void** bytes, toff_t* size);
    static void unmap(thandle_t, void*, toff_t) {}

    bool readPieces(TiffCanvas& canvas);
    bool readStrips(TiffCanvas& canvas);
    bool readTiles(TiffCanvas& canvas);
    bool readByLibtiff(TiffCanvas& canvas);
    bool readBlock(TiffCanvas& canvas, TIFFRGBAImage& image, quint32 y, quint32 rows);
    template <typename Decode>
    bool fill(qint64 rows, qint64 rowBytes, Decode decode);
    void writeRows(TiffCanvas& canvas, int plane, qint64 x, qint64 y, qint64 width, qint64 height,
                   qint64 rowBytes);
    bool arePlanesPremultiplied();
    qint64 unpackedRowBytes(qint64 width) const
    {
        return (width * m_layout.form.bitsPerPixel() / m_planes + 7) / 8;
    }

    const QByteArray& m_encoded;
    TiffLayout m_layout;
    int m_planes = 1;
    TIFF* m_tiff = nullptr;
    qint64 m_position = 0;
    std::vector<uchar> m_buffer;
    QByteArray m_message;
    bool m_endsEarly = false;
};

}  // namespace epochmark
