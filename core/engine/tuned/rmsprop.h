// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/networkstep.h"

#include <vector>

namespace epochmark {

/// One update in place: v = rho v + (1 - rho) g^2; w -= lr g / (sqrt(v) + eps), epsilon outside the root
/// (Keras' legacy RMSprop). On the CPU in fp32 one pass over the three arrays with all threads; else
/// LibTorch's operations. The three tensors share shape and memory order.
void rmspropStep(at::Tensor& weight, const at::Tensor& gradient, at::Tensor& meanSquare,
                 const TunedOptions& options);

/// The same update of many weights at once: one operation of LibTorch's, which may be recorded. That is Adam
/// without a mean of the gradients and with its bias long gone: m = g, and w -= lr m / (sqrt(v) + eps). One
/// training; the weights stay the same.
///     FusedRmsprop update(weights);
///     update.step(weights, gradients, meanSquares, options);
class FusedRmsprop {
public:
    explicit FusedRmsprop(const std::vector<at::Tensor>& weights);
    /// Forgets the last gradients, in place: one that wasn't finite would go on.
    void reset();
    /// In place, to be called without gradients being recorded. The tensors of a weight share shape and
    /// memory order, of the gradients alone any order will do. Nothing is changed where `isLeftOut`, one
    /// number on the device, is 1; undefined: 0.
    void step(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients,
              std::vector<at::Tensor>& meanSquares, const TunedOptions& options,
              const at::Tensor& isLeftOut = {});

private:
    std::vector<at::Tensor> m_gradients;  ///< what Adam keeps of them: the last ones
    std::vector<at::Tensor> m_steps;
};

}  // namespace epochmark
