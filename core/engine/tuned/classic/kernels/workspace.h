// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>

namespace epochmark::kernels {

/// Scratch memory of the kernels: one shared area and one for each thread. It only grows, so that a step
/// allocates nothing once the largest shapes have passed. Owned by whoever trains; used by one caller at a
/// time.
class Workspace {
public:
    /// threads: 1 or more; every kernel that gets this workspace runs on so many.
    explicit Workspace(int threads);

    int threads() const { return m_threads; }

    /// Makes room, in floats; contents are lost when it has to grow. To be called outside of parallel
    /// regions.
    void reserve(size_t shared, size_t perThread);

    /// 64-byte aligned.
    float* shared() const { return m_shared.get(); }
    float* ofThread(int thread) const { return m_private.get() + static_cast<size_t>(thread) * m_stride; }

private:
    struct Free {
        void operator()(float* memory) const;
    };
    using Memory = std::unique_ptr<float[], Free>;
    static Memory allocate(size_t floats);

    int m_threads;
    size_t m_sharedSize = 0;
    size_t m_stride = 0;
    Memory m_shared;
    Memory m_private;
};

}  // namespace epochmark::kernels
