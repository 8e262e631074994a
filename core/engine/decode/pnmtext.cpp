// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/decode/pnmtext.h"

#include <cctype>

namespace epochmark {

namespace {

constexpr int kMostValueDigits = 10;

/// The text without its comments, character by character. A comment is nothing, not even white space: that is
/// how Pillow has it.
class Characters {
public:
    Characters(const QByteArray& bytes, qsizetype position) : m_bytes(bytes), m_position(position) {}

    /// -1 at the end.
    int next()
    {
        while (m_position < m_bytes.size() && m_bytes[m_position] == '#') {
            while (m_position < m_bytes.size() && m_bytes[m_position] != '\n'
                   && m_bytes[m_position] != '\r') {
                ++m_position;
            }
            ++m_position;
        }
        return m_position < m_bytes.size() ? static_cast<uchar>(m_bytes[m_position++]) : -1;
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_position;
};

/// Digits of a bitmap need nothing between them; anything else spoils them, behind the picture as well.
bool readBits(Characters characters, size_t wanted, std::vector<quint16>& values)
{
    for (int c = characters.next(); c >= 0; c = characters.next()) {
        if (c == '0' || c == '1') {
            if (values.size() < wanted) {
                values.push_back(static_cast<quint16>(c - '0'));
            }
        } else if (std::isspace(c) == 0) {
            return false;
        }
    }
    return values.size() == wanted;
}

bool readNumbers(Characters characters, size_t wanted, int maximum, std::vector<quint16>& values)
{
    int c = 0;
    while (values.size() < wanted && c >= 0) {
        qint64 number = 0;
        int digits = 0;
        for (c = characters.next(); c >= 0 && std::isspace(c) == 0; c = characters.next()) {
            if (std::isdigit(c) == 0 || ++digits > kMostValueDigits) {
                return false;
            }
            number = 10 * number + (c - '0');
        }
        if (number > maximum) {
            return false;
        }
        if (digits > 0) {
            values.push_back(static_cast<quint16>(number));
        }
    }
    return values.size() == wanted;
}

}  // namespace

std::optional<std::vector<quint16>> readPnmText(const QByteArray& encoded, const PnmHeader& header)
{
    const qint64 wanted = header.width * header.height * header.channels;
    // A value takes at least a character: nothing is allocated for a claim without text.
    if (wanted > encoded.size() - header.dataOffset) {
        return std::nullopt;
    }
    std::vector<quint16> values;
    values.reserve(static_cast<size_t>(wanted));
    const Characters characters(encoded, header.dataOffset);
    const bool isWhole = header.isBitmap
                             ? readBits(characters, static_cast<size_t>(wanted), values)
                             : readNumbers(characters, static_cast<size_t>(wanted), header.maximum, values);
    return isWhole ? std::optional(std::move(values)) : std::nullopt;
}

}  // namespace epochmark
