// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/tiffsession.h"

#include "engine/decode/decodereasons.h"

#include <QObject>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <limits>

namespace epochmark {

namespace {

/// What a strip or tile holds before it is decoded; the second to tell a picture of that very value apart.
constexpr uchar kUnwritten = 0xA5;
constexpr uchar kUnwrittenToo = 0x5A;

}  // namespace

TiffSession::TiffSession(const QByteArray& encoded, const TiffLayout& layout)
    : m_encoded(encoded), m_layout(layout),
      m_planes(layout.isPlanar && layout.form.samples > 1 ? layout.form.samples : 1)
{
    // libtiff swaps to the machine's order and turns bits around.
    m_layout.form.isBigEndian = Q_BYTE_ORDER == Q_BIG_ENDIAN;
    m_layout.form.isReversed = false;
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    if (options == nullptr) {
        throw std::bad_alloc();
    }
    TIFFOpenOptionsSetErrorHandlerExtR(options, &TiffSession::keepMessage, this);
    TIFFOpenOptionsSetWarningHandlerExtR(options, &TiffSession::ignoreMessage, this);
    // 100 megapixels of the deepest form that is read.
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, 800'000'000);
    m_tiff = TIFFClientOpenExt("picture", "r", this, &TiffSession::give, &TiffSession::refuseWrite,
                               &TiffSession::seek, &TiffSession::close, &TiffSession::size, &TiffSession::map,
                               &TiffSession::unmap, options);
    TIFFOpenOptionsFree(options);
}

TiffSession::~TiffSession()
{
    if (m_tiff != nullptr) {
        TIFFClose(m_tiff);
    }
}

int TiffSession::keepMessage(TIFF*, void* session, const char* module, const char* format, va_list arguments)
{
    QByteArray& message = static_cast<TiffSession*>(session)->m_message;
    if (message.isEmpty()) {
        std::array<char, 160> text{};
        std::vsnprintf(text.data(), text.size(), format, arguments);
        message = QByteArray(module) + ": " + text.data();
    }
    return 1;
}

tmsize_t TiffSession::give(thandle_t handle, void* bytes, tmsize_t count)
{
    auto& session = *static_cast<TiffSession*>(handle);
    const qint64 left = std::max<qint64>(0, session.m_encoded.size() - session.m_position);
    const qint64 given = std::min<qint64>(count, left);
    std::memcpy(bytes, session.m_encoded.constData() + session.m_position, static_cast<size_t>(given));
    session.m_position += given;
    return given;
}

toff_t TiffSession::seek(thandle_t handle, toff_t offset, int whence)
{
    auto& session = *static_cast<TiffSession*>(handle);
    const auto relative = static_cast<qint64>(offset);
    const qint64 from = whence == SEEK_SET   ? 0
                        : whence == SEEK_CUR ? session.m_position
                                             : session.m_encoded.size();
    if (relative > std::numeric_limits<qint64>::max() - from || from + relative < 0) {
        return static_cast<toff_t>(-1);
    }
    session.m_position = from + relative;
    return static_cast<toff_t>(session.m_position);
}

toff_t TiffSession::size(thandle_t handle)
{
    return static_cast<toff_t>(static_cast<TiffSession*>(handle)->m_encoded.size());
}

int TiffSession::map(thandle_t handle, void** bytes, toff_t* size)
{
    // libtiff reads there only: the file is opened for reading.
    const QByteArray& encoded = static_cast<TiffSession*>(handle)->m_encoded;
    *bytes = const_cast<char*>(encoded.constData());
    *size = static_cast<toff_t>(encoded.size());
    return 1;
}

QString TiffSession::read(TiffCanvas& canvas)
{
    const auto compression = static_cast<quint16>(m_layout.compression);
    if (m_layout.compression != compression || TIFFIsCODECConfigured(compression) == 0) {
        return reasons::notRead(QObject::tr("TIFF of compression %1").arg(m_layout.compression));
    }
    quint32 width = 0;
    quint32 height = 0;
#ifdef DEFLATE_SUBCODEC_ZLIB
    // The faster one (libdeflate) leaves pixels unwritten, and calls it good, where damaged data are too
    // long.
    if (m_tiff != nullptr
        && (compression == COMPRESSION_ADOBE_DEFLATE || compression == COMPRESSION_DEFLATE)) {
        TIFFSetField(m_tiff, TIFFTAG_DEFLATE_SUBCODEC, DEFLATE_SUBCODEC_ZLIB);
    }
#endif
    const bool isSame = m_tiff != nullptr && TIFFGetField(m_tiff, TIFFTAG_IMAGEWIDTH, &width) == 1
                        && TIFFGetField(m_tiff, TIFFTAG_IMAGELENGTH, &height) == 1 && width == m_layout.width
                        && height == m_layout.height;
    if (isSame && readPieces(canvas)) {
        return {};
    }
    return m_endsEarly ? reasons::endsEarly()
                       : reasons::damaged(QStringLiteral("TIFF"), QString::fromLatin1(m_message));
}

bool TiffSession::readPieces(TiffCanvas& canvas)
{
    if (m_layout.form.colour == TiffColour::YCbCr) {
        if (m_layout.compression != kTiffJpeg || m_layout.isPlanar) {
            return readByLibtiff(canvas);
        }
        TIFFSetField(m_tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }
    const bool isRead = TIFFIsTiled(m_tiff) != 0 ? readTiles(canvas) : readStrips(canvas);
    if (isRead && m_planes > 1) {
        canvas.mergePlanes(arePlanesPremultiplied());
    }
    return isRead;
}

/// Decodes into the buffer and looks whether the last byte was reached: some codecs (Group 4, JPEG) call a
/// strip good that ends before its last row.
template <typename Decode>
bool TiffSession::fill(qint64 rows, qint64 rowBytes, Decode decode)
{
    for (const uchar value : {kUnwritten, kUnwrittenToo}) {
        std::fill(m_buffer.begin(), m_buffer.end(), value);
        if (decode() < rows * rowBytes) {
            return false;
        }
        if (m_buffer[static_cast<size_t>(rows * rowBytes - 1)] != value) {
            return true;
        }
    }
    m_endsEarly = true;
    return false;
}

void TiffSession::writeRows(TiffCanvas& canvas, int plane, qint64 x, qint64 y, qint64 width, qint64 height,
                            qint64 rowBytes)
{
    for (qint64 row = 0; row < height; ++row) {
        const uchar* begin = m_buffer.data() + row * rowBytes;
        const auto left = static_cast<int>(x);
        const auto top = static_cast<int>(y + row);
        if (m_planes > 1) {
            canvas.writePlaneRow(plane, left, top, begin, static_cast<int>(width));
        } else {
            canvas.writeRow(left, top, begin, static_cast<int>(width));
        }
    }
}

bool TiffSession::readStrips(TiffCanvas& canvas)
{
    quint32 claimed = 0;
    const bool isClaimed = TIFFGetField(m_tiff, TIFFTAG_ROWSPERSTRIP, &claimed) == 1;
    const qint64 rows = isClaimed && claimed > 0 ? std::min<qint64>(claimed, m_layout.height)
                                                 : m_layout.height;
    const qint64 rowBytes = TIFFScanlineSize64(m_tiff);
    const qint64 wanted = unpackedRowBytes(m_layout.width);
    const qint64 stripBytes = TIFFStripSize64(m_tiff);
    if (rowBytes != wanted || stripBytes < rows * rowBytes || stripBytes > (rows + 8) * rowBytes) {
        return false;
    }
    m_buffer.resize(static_cast<size_t>(stripBytes));
    for (qint64 y = 0; y < m_layout.height; y += rows) {
        const qint64 height = std::min(rows, m_layout.height - y);
        for (int plane = 0; plane < m_planes; ++plane) {
            const auto strip = TIFFComputeStrip(m_tiff, static_cast<quint32>(y), static_cast<quint16>(plane));
            const bool isWhole = fill(height, rowBytes, [&]() -> qint64 {
                return TIFFReadEncodedStrip(m_tiff, strip, m_buffer.data(), stripBytes);
            });
            if (!isWhole) {
                return false;
            }
            writeRows(canvas, plane, 0, y, m_layout.width, height, rowBytes);
        }
    }
    return true;
}

bool TiffSession::readTiles(TiffCanvas& canvas)
{
    quint32 width = 0;
    quint32 height = 0;
    TIFFGetField(m_tiff, TIFFTAG_TILEWIDTH, &width);
    TIFFGetField(m_tiff, TIFFTAG_TILELENGTH, &height);
    const qint64 rowBytes = TIFFTileRowSize64(m_tiff);
    const qint64 tileBytes = TIFFTileSize64(m_tiff);
    // A tile larger than the picture's own limit is no tile of it.
    if (width == 0 || height == 0 || rowBytes != unpackedRowBytes(width) || tileBytes != rowBytes * height
        || tileBytes > 800'000'000) {
        return false;
    }
    m_buffer.resize(static_cast<size_t>(tileBytes));
    for (qint64 y = 0; y < m_layout.height; y += height) {
        for (int plane = 0; plane < m_planes; ++plane) {
            for (qint64 x = 0; x < m_layout.width; x += width) {
                const bool isWhole = fill(height, rowBytes, [&]() -> qint64 {
                    return TIFFReadTile(m_tiff, m_buffer.data(), static_cast<quint32>(x),
                                        static_cast<quint32>(y), 0, static_cast<quint16>(plane));
                });
                if (!isWhole) {
                    return false;
                }
                writeRows(canvas, plane, x, y, std::min<qint64>(width, m_layout.width - x),
                          std::min<qint64>(height, m_layout.height - y), rowBytes);
            }
        }
    }
    return true;
}

bool TiffSession::arePlanesPremultiplied()
{
    quint16 count = 0;
    quint16* kinds = nullptr;
    TIFFGetFieldDefaulted(m_tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
    return count >= 1 && (kinds[0] == EXTRASAMPLE_UNSPECIFIED || kinds[0] == EXTRASAMPLE_ASSOCALPHA);
}

/// YCbCr, often of half the size: libtiff's own conversion, as in Pillow, but it has to stop at damage.
bool TiffSession::readByLibtiff(TiffCanvas& canvas)
{
    quint32 rows = 0;
    const bool isClaimed = TIFFGetFieldDefaulted(
                               m_tiff, TIFFIsTiled(m_tiff) != 0 ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP,
                               &rows)
                           == 1;
    const auto height = static_cast<quint32>(m_layout.height);
    rows = isClaimed && rows > 0 ? std::min(rows, height) : height;
    std::array<char, 1024> message{};
    TIFFRGBAImage image{};
    if (TIFFRGBAImageOK(m_tiff, message.data()) == 0
        || TIFFRGBAImageBegin(&image, m_tiff, 1, message.data()) == 0) {
        m_message = message.data();
        return false;
    }
    image.orientation = ORIENTATION_TOPLEFT;
    image.req_orientation = ORIENTATION_TOPLEFT;
    bool isWhole = true;
    for (quint32 y = 0; y < height && isWhole; y += rows) {
        isWhole = readBlock(canvas, image, y, std::min(rows, height - y));
    }
    TIFFRGBAImageEnd(&image);
    return isWhole;
}

bool TiffSession::readBlock(TiffCanvas& canvas, TIFFRGBAImage& image, quint32 y, quint32 rows)
{
    const auto width = static_cast<size_t>(m_layout.width);
    std::vector<quint32> raster(width * rows, 0);
    image.row_offset = static_cast<int>(y);
    if (TIFFRGBAImageGet(&image, raster.data(), static_cast<quint32>(width), rows) == 0) {
        return false;
    }
    // Every pixel that was written is opaque.
    m_endsEarly = std::any_of(raster.begin(), raster.end(),
                              [](quint32 pixel) { return TIFFGetA(pixel) != 255; });
    std::vector<uchar> rgb(3 * width);
    for (quint32 row = 0; row < rows && !m_endsEarly; ++row) {
        for (size_t x = 0; x < width; ++x) {
            const quint32 pixel = raster[row * width + x];
            rgb[3 * x] = static_cast<uchar>(TIFFGetR(pixel));
            rgb[3 * x + 1] = static_cast<uchar>(TIFFGetG(pixel));
            rgb[3 * x + 2] = static_cast<uchar>(TIFFGetB(pixel));
        }
        canvas.writeRgb(0, static_cast<int>(y + row), rgb.data(), static_cast<int>(width));
    }
    return !m_endsEarly;
}

}  // namespace epochmark
