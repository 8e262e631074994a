// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/workspace.h"

#include <algorithm>
#include <new>

namespace epochmark::kernels {

namespace {

constexpr std::align_val_t kAlignment{64};
constexpr size_t kLine = 16;  // floats
constexpr size_t kGuard =
    64;  // keeps threads' areas off each other's cache lines, and whole-vector reads inside

size_t rounded(size_t floats)
{
    return (floats + kGuard + kLine - 1) / kLine * kLine;
}

}  // namespace

Workspace::Workspace(int threads) : m_threads(std::max(threads, 1)) {}

void Workspace::reserve(size_t shared, size_t perThread)
{
    if (rounded(shared) > m_sharedSize) {
        m_sharedSize = rounded(shared);
        m_shared = allocate(m_sharedSize);
    }
    if (rounded(perThread) > m_stride) {
        m_stride = rounded(perThread);
        m_private = allocate(m_stride * static_cast<size_t>(m_threads));
    }
}

Workspace::Memory Workspace::allocate(size_t floats)
{
    auto* memory = static_cast<float*>(::operator new(floats * sizeof(float), kAlignment));
    std::fill_n(memory, floats, 0.0F);
    return Memory(memory);
}

void Workspace::Free::operator()(float* memory) const
{
    ::operator delete(memory, kAlignment);
}

}  // namespace epochmark::kernels
