// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/core/Tensor.h>

namespace epochmark {

/// Whether these are planes for kernels of our own: N x C x H x W of fp32 in channels-last memory on the
/// processor, as the tuned pipeline has them. A careful script's lie otherwise, and tests of the mathematics
/// compute in double precision.
inline bool areChannelsLast(const at::Tensor& planes)
{
    return planes.is_cpu() && planes.scalar_type() == at::kFloat && planes.dim() == 4 && planes.numel() > 0
           && !planes.is_contiguous() && planes.is_contiguous(at::MemoryFormat::ChannelsLast);
}

}  // namespace epochmark
