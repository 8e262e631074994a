// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/jpegsession.h"

#include <QObject>

#include <algorithm>
#include <array>

#include <jerror.h>

namespace epochmark {

namespace {

/// A sound progressive picture has about ten; hostile ones have thousands to burn time.
constexpr int kMaxScans = 500;

}  // namespace

JpegSession::JpegSession(const QByteArray& encoded) : m_encoded(encoded)
{
    m_jpeg.err = jpeg_std_error(&m_errors);
    m_errors.error_exit = &JpegSession::fail;
    m_errors.emit_message = &JpegSession::warn;
    m_progress.progress_monitor = &JpegSession::limitScans;
    m_jpeg.client_data = this;
}

JpegSession::~JpegSession()
{
    jpeg_destroy_decompress(&m_jpeg);
}

JpegSession& JpegSession::of(j_common_ptr jpeg)
{
    return *static_cast<JpegSession*>(jpeg->client_data);
}

void JpegSession::fail(j_common_ptr jpeg)
{
    // Over C frames only: no function between setjmp and here owns anything with a destructor.
    std::longjmp(of(jpeg).m_escape, 1);
}

void JpegSession::warn(j_common_ptr jpeg, int level)
{
    if (level < 0) {
        ++jpeg->err->num_warnings;
        if (jpeg->err->msg_code == JWRN_JPEG_EOF) {
            of(jpeg).m_endsEarly = true;
            fail(jpeg);
        }
    }
}

void JpegSession::limitScans(j_common_ptr jpeg)
{
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMaxScans) {
        of(jpeg).m_hasTooManyScans = true;
        fail(jpeg);
    }
}

bool JpegSession::readHeader()
{
    if (setjmp(m_escape) != 0) {
        return false;
    }
    jpeg_create_decompress(&m_jpeg);
    m_jpeg.progress = &m_progress;
    jpeg_mem_src(&m_jpeg, reinterpret_cast<const uchar*>(m_encoded.constData()),
                 static_cast<unsigned long>(m_encoded.size()));
    jpeg_read_header(&m_jpeg, TRUE);
    return chooseFormat();
}

bool JpegSession::chooseFormat()
{
    switch (m_jpeg.num_components) {
    case 1:
        m_jpeg.out_color_space = JCS_GRAYSCALE;
        m_format = RowFormat::Gray;
        return true;
    case 3:
        m_jpeg.out_color_space = JCS_RGB;
        m_format = RowFormat::Rgb;
        return true;
    case 4:
        m_jpeg.out_color_space = JCS_CMYK;
        m_format = RowFormat::InvertedCmyk;
        return true;
    default: m_hasOddChannels = true; return false;
    }
}

bool JpegSession::readRows(RowSink& sink)
{
    if (setjmp(m_escape) != 0) {
        return false;
    }
    m_jpeg.dct_method = JDCT_ISLOW;
    m_jpeg.do_fancy_upsampling = TRUE;
    jpeg_start_decompress(&m_jpeg);
    JSAMPARRAY row = (*m_jpeg.mem->alloc_sarray)(
        reinterpret_cast<j_common_ptr>(&m_jpeg), JPOOL_IMAGE,
        m_jpeg.output_width * static_cast<JDIMENSION>(bytesPerPixel(m_format)), 1);
    while (m_jpeg.output_scanline < m_jpeg.output_height) {
        readNextRow(sink, row);
    }
    jpeg_finish_decompress(&m_jpeg);
    return true;
}

void JpegSession::readNextRow(RowSink& sink, JSAMPARRAY row)
{
    const int current = static_cast<int>(m_jpeg.output_scanline);
    const int last = static_cast<int>(m_jpeg.output_height) - 1;
    const int wanted = std::min(sink.nextWanted(current), last);
#ifdef LIBJPEG_TURBO_VERSION
    // Never up to the end: that would leave the rest of the data unread, and with it the news that it ends
    // early.
    if (wanted > current) {
        jpeg_skip_scanlines(&m_jpeg, static_cast<JDIMENSION>(wanted - current));
        return;
    }
#endif
    jpeg_read_scanlines(&m_jpeg, row, 1);
    if (sink.nextWanted(current) == current) {
        sink.take(current, row[0], m_format);
    }
}

QString JpegSession::reason() const
{
    if (m_endsEarly) {
        return QObject::tr("ends too early");
    }
    if (m_hasOddChannels) {
        return QObject::tr("is a JPEG with %1 channels, which isn't read").arg(m_jpeg.num_components);
    }
    if (m_hasTooManyScans) {
        return QObject::tr("is a JPEG with over %1 scans").arg(kMaxScans);
    }
    if (m_errors.msg_code == JERR_OUT_OF_MEMORY) {
        return QObject::tr("needs more memory than there is");
    }
    std::array<char, JMSG_LENGTH_MAX> text{};
    auto* jpeg = const_cast<jpeg_decompress_struct*>(&m_jpeg);
    (*m_errors.format_message)(reinterpret_cast<j_common_ptr>(jpeg), text.data());
    return QObject::tr("is a damaged JPEG (%1)").arg(QString::fromLatin1(text.data()));
}

}  // namespace epochmark
