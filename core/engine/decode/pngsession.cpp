// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngsession.h"

#include "engine/decode/decodereasons.h"

#include <QtEndian>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

namespace epochmark {

namespace {

constexpr int kAdamPasses = 7;

}  // namespace

PngSession::PngSession(const PngChunks& chunks) : m_height(chunks.height)
{
    m_png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, this, &PngSession::fail, &PngSession::ignore,
                                     nullptr, &PngSession::allocate, &PngSession::giveMemoryBack);
    m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
    if (m_info == nullptr) {
        png_destroy_read_struct(&m_png, nullptr, nullptr);
        throw std::bad_alloc();
    }
    png_set_crc_action(m_png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
#ifdef PNG_MAXIMUM_INFLATE_WINDOW
    // Some writers claim a smaller window than they use; zlib alone doesn't mind.
    png_set_option(m_png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
#endif
    png_set_read_fn(m_png, this, &PngSession::give);
    writeHead(chunks);
}

void PngSession::appendChunk(const char* name, QByteArrayView content)
{
    std::array<char, 4> length{};
    qToBigEndian(static_cast<quint32>(content.size()), length.data());
    // No checksum is looked at.
    m_head.append(length.data(), 4).append(name, 4).append(content).append(4, '\0');
}

void PngSession::writeHead(const PngChunks& chunks)
{
    std::array<char, 13> header{};
    qToBigEndian(chunks.width, header.data());
    qToBigEndian(chunks.height, header.data() + 4);
    header[8] = static_cast<char>(chunks.depth);
    header[9] = static_cast<char>(chunks.colourType);
    header[12] = chunks.isInterlaced ? 1 : 0;
    m_head = QByteArray("\x89PNG\r\n\x1A\n");
    appendChunk("IHDR", QByteArrayView(header.data(), 13));
    if (chunks.colourType == PNG_COLOR_TYPE_PALETTE) {
        appendChunk("PLTE", chunks.palette);
    }
    // The pixels as one chunk, however many there are.
    qsizetype bytes = 0;
    for (const QByteArrayView part : chunks.data) {
        bytes += part.size();
    }
    appendChunk("IDAT", {});
    m_head.chop(4);
    qToBigEndian(static_cast<quint32>(bytes), m_head.data() + m_head.size() - 8);
    m_input = chunks.data;
    m_input.insert(m_input.begin(), QByteArrayView(m_head));
}

PngSession::~PngSession()
{
    png_destroy_read_struct(&m_png, &m_info, nullptr);
}

void PngSession::fail(png_structp png, png_const_charp message)
{
    // Over C frames only: no function between setjmp and here owns anything with a destructor.
    auto& session = *static_cast<PngSession*>(png_get_error_ptr(png));
    session.m_hasAllRows = session.m_passes == 1 ? png_get_current_row_number(png) >= session.m_height
                                                 : png_get_current_pass_number(png) >= kAdamPasses;
    std::strncpy(session.m_message.data(), message, session.m_message.size() - 1);
    png_longjmp(png, 1);
}

png_voidp PngSession::allocate(png_structp, png_alloc_size_t bytes)
{
    // libpng trusts the length that a chunk claims. What it needs for itself is some rows of at most a
    // million pixels.
    constexpr png_alloc_size_t kMostBytes = 64 << 20;
    return bytes <= kMostBytes ? std::malloc(bytes) : nullptr;
}

void PngSession::giveMemoryBack(png_structp, png_voidp memory)
{
    std::free(memory);
}

void PngSession::give(png_structp png, png_bytep bytes, size_t count)
{
    auto& session = *static_cast<PngSession*>(png_get_io_ptr(png));
    while (count > 0) {
        if (session.m_part == session.m_input.size()) {
            png_error(png, "ends too early");
        }
        const QByteArrayView part = session.m_input[session.m_part];
        const size_t given = std::min(count, static_cast<size_t>(part.size() - session.m_position));
        std::memcpy(bytes, part.data() + session.m_position, given);
        bytes += given;
        count -= given;
        session.m_position += static_cast<qsizetype>(given);
        if (session.m_position == part.size()) {
            ++session.m_part;
            session.m_position = 0;
        }
    }
}

bool PngSession::readHeader()
{
    if (setjmp(png_jmpbuf(m_png)) != 0) {
        return false;
    }
    png_read_info(m_png, m_info);
    return true;
}

/// The channels of the file: grey stays grey, palettes become colours.
void PngSession::chooseFormat()
{
    const int type = png_get_color_type(m_png, m_info);
    const bool isDeep = png_get_bit_depth(m_png, m_info) == 16;
    if (type == PNG_COLOR_TYPE_GRAY) {
        m_format = isDeep ? RowFormat::Gray16 : RowFormat::Gray;
    } else if ((type & PNG_COLOR_MASK_ALPHA) != 0) {
        m_format = isDeep ? RowFormat::Bgra16 : RowFormat::Bgra;
    } else {
        m_format = isDeep ? RowFormat::Bgr16 : RowFormat::Bgr;
    }
}

bool PngSession::setUpRows()
{
    if (setjmp(png_jmpbuf(m_png)) != 0) {
        return false;
    }
    chooseFormat();
#if Q_BYTE_ORDER == Q_LITTLE_ENDIAN
    png_set_swap(m_png);
#endif
    const int type = png_get_color_type(m_png, m_info);
    if (type == PNG_COLOR_TYPE_PALETTE) {
        png_set_palette_to_rgb(m_png);
    } else if (type == PNG_COLOR_TYPE_GRAY) {
        png_set_expand_gray_1_2_4_to_8(m_png);
    } else if (type == PNG_COLOR_TYPE_GRAY_ALPHA) {
        png_set_gray_to_rgb(m_png);
    }
    png_set_bgr(m_png);
    m_passes = png_set_interlace_handling(m_png);
    png_read_update_info(m_png, m_info);
    m_rowBytes = png_get_rowbytes(m_png, m_info);
    return true;
}

bool PngSession::readRows(RowSink& sink)
{
    if (!setUpRows()) {
        return false;
    }
    m_pixels.resize(m_passes == 1 ? m_rowBytes : m_rowBytes * m_height);
    return readInto(sink);
}

uchar* PngSession::rowAt(png_uint_32 y)
{
    return m_pixels.data() + (m_passes == 1 ? 0 : m_rowBytes * y);
}

void PngSession::giveRow(RowSink& sink, png_uint_32 y)
{
    const auto row = static_cast<int>(y);
    if (sink.nextWanted(row) == row) {
        sink.take(row, rowAt(y), m_format);
    }
}

bool PngSession::readInto(RowSink& sink)
{
    if (setjmp(png_jmpbuf(m_png)) != 0) {
        // Within the last row's call libpng goes on to the end of the packed data; the picture is there
        // already.
        if (m_hasAllRows) {
            giveRow(sink, m_height - 1);
        }
        return m_hasAllRows;
    }
    for (int pass = 0; pass < m_passes; ++pass) {
        for (png_uint_32 y = 0; y < m_height; ++y) {
            png_read_row(m_png, rowAt(y), nullptr);
            if (pass == m_passes - 1) {
                giveRow(sink, y);
            }
        }
    }
    return true;
}

QString PngSession::reason() const
{
    if (std::strcmp(m_message.data(), "ends too early") == 0) {
        return reasons::endsEarly();
    }
    return reasons::damaged(QStringLiteral("PNG"), QString::fromLatin1(m_message.data()));
}

}  // namespace epochmark
