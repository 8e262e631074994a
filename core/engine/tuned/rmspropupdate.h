// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/rmspropconstants.h"

#include <cstdint>

namespace epochmark {

/// One pass over `count` elements of the three arrays, which don't overlap: v = rho v + (1 - rho) g^2;
/// w -= rate g / (sqrt(v) + epsilon). One thread; without LibTorch, as its file is compiled with flags of its
/// own.
void rmspropUpdate(float* weight, const float* gradient, float* meanSquare, int64_t count,
                   RmspropConstants constants);

}  // namespace epochmark
