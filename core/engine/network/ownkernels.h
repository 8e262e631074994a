// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

namespace epochmark {

/// While it lives, networks' passes on this thread may take kernels of our own for what fits them
/// (fusedBatchNorm(), fusedNorm(), fusedDepthwise()) instead of LibTorch's operations: the tuned step asks
/// for it. Without one nothing does, however planes lie in memory: the plain pipeline is what a careful
/// script does, and the tuned one's oracle. Ends where it began.
class OwnKernels {
public:
    OwnKernels();
    ~OwnKernels();
    OwnKernels(const OwnKernels&) = delete;
    OwnKernels& operator=(const OwnKernels&) = delete;

    /// Whether they take these planes: as areChannelsLast() has them, and LibTorch isn't asked to compute in
    /// fewer digits than they have (autocast).
    static bool take(const at::Tensor& planes);

private:
    bool m_before;
};

}  // namespace epochmark
