// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pngsession.h"

#include <QObject>

#include <cstdlib>
#include <cstring>
#include <new>

namespace epochmark {

PngSession::PngSession(const QByteArray& encoded) : m_encoded(encoded)
{
    m_png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, this, &PngSession::fail, &PngSession::ignore,
                                     nullptr, &PngSession::allocate, &PngSession::giveMemoryBack);
    m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
    if (m_info == nullptr) {
        png_destroy_read_struct(&m_png, nullptr, nullptr);
        throw std::bad_alloc();
    }
    png_set_read_fn(m_png, this, &PngSession::give);
}

PngSession::~PngSession()
{
    png_destroy_read_struct(&m_png, &m_info, nullptr);
}

void PngSession::fail(png_structp png, png_const_charp message)
{
    // Over C frames only: no function between setjmp and here owns anything with a destructor.
    auto& session = *static_cast<PngSession*>(png_get_error_ptr(png));
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
    if (count > static_cast<size_t>(session.m_encoded.size() - session.m_position)) {
        png_error(png, "ends too early");
    }
    std::memcpy(bytes, session.m_encoded.constData() + session.m_position, count);
    session.m_position += static_cast<qsizetype>(count);
}

bool PngSession::readHeader()
{
    if (setjmp(png_jmpbuf(m_png)) != 0) {
        return false;
    }
    png_read_info(m_png, m_info);
    m_width = png_get_image_width(m_png, m_info);
    m_height = png_get_image_height(m_png, m_info);
    return true;
}

/// The channels of the file, as far as they are wanted: grey stays grey, palettes become colours,
/// transparency is kept where it has a channel of its own.
void PngSession::chooseFormat()
{
    const int type = png_get_color_type(m_png, m_info);
    const bool isDeep = png_get_bit_depth(m_png, m_info) == 16;
    const bool hasTransparency = png_get_valid(m_png, m_info, PNG_INFO_tRNS) != 0;
    if (type == PNG_COLOR_TYPE_GRAY) {
        m_format = isDeep ? RowFormat::Gray16 : RowFormat::Gray;
    } else if ((type & PNG_COLOR_MASK_ALPHA) != 0 || hasTransparency) {
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
    if (m_format == RowFormat::Bgra || m_format == RowFormat::Bgra16) {
        png_set_tRNS_to_alpha(m_png);
    }
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

bool PngSession::readInto(RowSink& sink)
{
    if (setjmp(png_jmpbuf(m_png)) != 0) {
        return false;
    }
    for (int pass = 0; pass < m_passes; ++pass) {
        for (png_uint_32 y = 0; y < m_height; ++y) {
            const int line = static_cast<int>(y);
            uchar* row = m_pixels.data() + (m_passes == 1 ? 0 : m_rowBytes * y);
            png_read_row(m_png, row, nullptr);
            if (pass == m_passes - 1 && sink.nextWanted(line) == line) {
                sink.take(line, row, m_format);
            }
        }
    }
    png_read_end(m_png, nullptr);
    return true;
}

QString PngSession::reason() const
{
    if (std::strcmp(m_message.data(), "ends too early") == 0) {
        return QObject::tr("ends too early");
    }
    return QObject::tr("is a damaged PNG (%1)").arg(QString::fromLatin1(m_message.data()));
}

}  // namespace epochmark
