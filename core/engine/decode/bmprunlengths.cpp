// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/bmprunlengths.h"

#include <algorithm>

namespace epochmark {

namespace {

/// Follows Pillow's BmpRleDecoder step by step, so that odd data end up the same.
class RunLengths {
public:
    RunLengths(const QByteArray& encoded, const BmpHeader& header)
        : m_encoded(encoded), m_position(header.dataOffset), m_width(header.width),
          m_wanted(static_cast<size_t>(header.width * header.height)), m_isRle4(header.isRle4)
    {
        // Skips are cheap in the file: what it claims needn't be there.
        m_pixels.reserve(std::min<size_t>(m_wanted, static_cast<size_t>(encoded.size()) * 256));
    }

    std::vector<uchar> unpack()
    {
        while (m_pixels.size() < m_wanted && step()) {}
        if (m_pixels.size() < m_wanted) {
            return {};
        }
        m_pixels.resize(m_wanted);
        return std::move(m_pixels);
    }

private:
    enum Escape { EndOfLine = 0, EndOfPicture = 1, Delta = 2 };

    bool has(qint64 bytes) const { return m_position + bytes <= m_encoded.size(); }
    int next() { return static_cast<uchar>(m_encoded[m_position++]); }
    size_t left() const { return m_wanted - std::min(m_wanted, m_pixels.size()); }
    void skip(size_t pixels) { m_pixels.insert(m_pixels.end(), std::min(pixels, left()), uchar{0}); }

    bool step();
    bool escape(int code);
    void run(int count, int value);
    bool literal(int code);

    const QByteArray& m_encoded;
    qint64 m_position;
    qint64 m_x = 0;
    const qint64 m_width;
    const size_t m_wanted;
    const bool m_isRle4;
    std::vector<uchar> m_pixels;
};

bool RunLengths::step()
{
    if (!has(2)) {
        return false;
    }
    const int count = next();
    const int value = next();
    if (count == 0) {
        return escape(value);
    }
    run(count, value);
    return true;
}

void RunLengths::run(int count, int value)
{
    const qint64 room = std::max<qint64>(0, std::min<qint64>(count, m_width - m_x));
    for (qint64 pixel = 0; pixel < room; ++pixel) {
        m_pixels.push_back(static_cast<uchar>(!m_isRle4 ? value : pixel % 2 == 0 ? value >> 4 : value & 15));
    }
    m_x += room;
}

bool RunLengths::escape(int code)
{
    const auto width = static_cast<size_t>(m_width);
    switch (code) {
    case EndOfLine:
        skip((width - m_pixels.size() % width) % width);
        m_x = 0;
        return true;
    case EndOfPicture: return false;
    case Delta: {
        if (!has(2)) {
            return false;
        }
        const auto right = static_cast<size_t>(next());
        skip(right + static_cast<size_t>(next()) * width);
        m_x = static_cast<qint64>(m_pixels.size() % width);
        return true;
    }
    default: return literal(code);
    }
}

bool RunLengths::literal(int code)
{
    const auto pixels = static_cast<int>(std::min<size_t>(left(), static_cast<size_t>(code)));
    const int bytes = m_isRle4 ? (pixels + 1) / 2 : pixels;
    if (!has(bytes)) {
        return false;
    }
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const auto byte = static_cast<uchar>(m_encoded[m_position + (m_isRle4 ? pixel / 2 : pixel)]);
        m_pixels.push_back(!m_isRle4 ? byte : static_cast<uchar>(pixel % 2 == 0 ? byte >> 4 : byte & 15));
    }
    m_position += bytes;
    m_x += code;
    m_position += m_position % 2;
    return true;
}

}  // namespace

std::vector<uchar> unpackRunLengths(const QByteArray& encoded, const BmpHeader& header)
{
    return RunLengths(encoded, header).unpack();
}

}  // namespace epochmark
