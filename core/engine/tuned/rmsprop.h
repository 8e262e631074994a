// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/networkstep.h"

namespace epochmark {

/// One update in place: v = rho v + (1 - rho) g^2; w -= lr g / (sqrt(v) + eps), epsilon outside the root
/// (Keras' legacy RMSprop). On the CPU in fp32 one pass over the three arrays with all threads; else
/// LibTorch's operations. The three tensors share shape and memory order.
void rmspropStep(at::Tensor& weight, const at::Tensor& gradient, at::Tensor& meanSquare,
                 const TunedOptions& options);

}  // namespace epochmark
