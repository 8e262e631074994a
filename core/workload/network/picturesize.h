// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace epochmark {

/// Rows and columns of the pictures that a network is shown; Classic's, unless said otherwise.
struct PictureSize {
    qint64 rows = 150;
    qint64 columns = 150;

    static constexpr qint64 kLeast = 32;  ///< of a model file's
    static constexpr qint64 kMost = 1024;

    /// R G B, one byte each.
    qint64 bytes() const { return rows * columns * 3; }

    bool operator==(const PictureSize&) const = default;
};

}  // namespace epochmark
