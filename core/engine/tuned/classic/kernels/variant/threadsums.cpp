// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

namespace epochmark::kernels::EPOCHMARK_VARIANT {

void sumThreads(const Workspace& workspace, float* sums, ptrdiff_t offset, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; ++i) {
        sums[i] = workspace.ofThread(0)[offset + i];
    }
    for (int thread = 1; thread < workspace.threads(); ++thread) {
        const float* part = workspace.ofThread(thread) + offset;
        for (ptrdiff_t i = 0; i < count; ++i) {
            sums[i] += part[i];
        }
    }
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT
