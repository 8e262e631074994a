// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// "1500M", "1.5 GiB", "2g", "1048576" as bytes: K, M, G and T are powers of 1,024, with or without "B" or
/// "iB". Absent when it is none, isn't positive, or is over 2^60.
std::optional<qint64> bytesFromText(const QString& text);

}  // namespace epochmark
