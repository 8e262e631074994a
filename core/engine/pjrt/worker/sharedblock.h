// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>

namespace epochmark::worker {

/// The memory that this process shares with the one that started it, mapped as large as it is now. One
/// thread.
class SharedBlock {
public:
    explicit SharedBlock(int descriptor) : m_descriptor(descriptor) {}
    SharedBlock(const SharedBlock&) = delete;
    ~SharedBlock() { unmap(); }

    /// `bytes` from `offset` on. Throws PluginError where the block ends before.
    void* at(size_t offset, size_t bytes);

private:
    void unmap();

    int m_descriptor;
    void* m_memory = nullptr;
    size_t m_size = 0;
};

}  // namespace epochmark::worker
