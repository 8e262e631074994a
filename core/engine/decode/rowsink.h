// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/rowconversion.h"

namespace epochmark {

/// Takes the rows of a picture while it is being decoded, top to bottom. No method may throw: a C library is
/// on the stack.
class RowSink {
public:
    virtual ~RowSink() = default;
    /// Called once before any row, outside the C library: may allocate. width, height >= 1.
    virtual void begin(int width, int height) = 0;
    /// The first row from `row` on that is wanted; anything beyond the last row: none.
    virtual int nextWanted(int row) const noexcept = 0;
    virtual void take(int row, const uchar* bytes, RowFormat format) noexcept = 0;
    /// Whether every row that is wanted was taken. A picture whose sink misses one isn't used, whatever its
    /// decoder says: nothing trains on memory that no decoder wrote.
    virtual bool isComplete() const noexcept = 0;
};

}  // namespace epochmark
