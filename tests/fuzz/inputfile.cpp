// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inputfile.h"

#include <cstdio>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

namespace epochmark::fuzz {

InputFile::InputFile() : m_descriptor(memfd_create("input", 0)) {}

InputFile::~InputFile()
{
    close(m_descriptor);
}

void InputFile::fill(const QByteArray& bytes)
{
    const bool isFilled = ftruncate(m_descriptor, 0) == 0
                          && pwrite(m_descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()),
                                    0)
                                 == bytes.size();
    require(isFilled, "the input can be written into a file");
}

QString InputFile::path() const
{
    return QStringLiteral("/proc/self/fd/%1").arg(m_descriptor);
}

void require(bool holds, const char* what)
{
    if (!holds) {
        std::fprintf(stderr, "This doesn't hold: %s.\n", what);
        std::abort();
    }
}

}  // namespace epochmark::fuzz
