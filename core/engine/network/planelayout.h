// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

namespace epochmark {

/// Whether planes lie as kernels of our own have them: N x C x H x W of fp32 in channels-last memory on the
/// processor. A careful script's may, too, from its first concatenation on: who may take the kernels is said
/// by OwnKernels.
inline bool areChannelsLast(const at::Tensor& planes)
{
    return planes.is_cpu() && planes.scalar_type() == at::kFloat && planes.dim() == 4 && planes.numel() > 0
           && !planes.is_contiguous() && planes.is_contiguous(at::MemoryFormat::ChannelsLast);
}

}  // namespace epochmark
