// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

/// Keras' formulas as KerasOptimiser has them, one step over `count` weights in one piece, on one thread and
/// without LibTorch: the file is compiled with flags of its own. State that a formula doesn't need may be
/// null; arrays don't overlap.
namespace epochmark::optimiserupdate {

/// Numbers of a step. What is new of a mean is told besides what is kept: 1 - 0.999 in fp32 isn't 0.001. A
/// decay is what goes, not what is kept: 1 - 4e-7 isn't either.
struct Constants {
    float decay = 0;  ///< of the weight, taken away: weight decay * rate
    float rate = 0;   ///< Adam: with both corrections of its means
    float epsilon = 0;
    float rho = 0;            ///< RMSprop: kept of its means
    float newSquare = 0;      ///< RMSprop, Adam: new of the mean of squares
    float newMean = 0;        ///< Adam: new of the mean of gradients
    float momentum = 0;       ///< RMSprop, SGD
    bool isInside = false;    ///< RMSprop: epsilon is under the root
    bool isNesterov = false;  ///< SGD
};

/// velocity: where there is momentum; mean: where it is centred.
void rmsprop(float* weight, const float* gradient, float* velocity, float* meanSquare, float* mean,
             int64_t count, const Constants& constants);
void sgd(float* weight, const float* gradient, float* velocity, int64_t count, const Constants& constants);
/// largest: of amsgrad, else null.
void adam(float* weight, const float* gradient, float* mean, float* meanSquare, float* largest, int64_t count,
          const Constants& constants);

}  // namespace epochmark::optimiserupdate
