// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>

namespace epochmark::fuzz {

/// One file in memory that has a path, for code that reads files: its content is replaced for every input.
class InputFile {
public:
    InputFile();
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    void fill(const QByteArray& bytes);
    QString path() const;

private:
    int m_descriptor = -1;
};

/// The fuzzer's bytes in a block of their own, so that reading beyond their end is noticed.
inline QByteArray inputBytes(const std::uint8_t* data, std::size_t size)
{
    return QByteArray::fromRawData(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
}

/// Ends the program, which the fuzzer takes for a find, when something that must hold doesn't.
void require(bool holds, const char* what);

}  // namespace epochmark::fuzz
