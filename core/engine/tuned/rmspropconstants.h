// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

/// Keras' legacy RMSprop: v = rho v + (1 - rho) g^2, w -= rate g / (sqrt(v) + epsilon).
struct RmspropConstants {
    float rate = 0.001F;
    float rho = 0.9F;
    float epsilon = 1e-7F;
};

}  // namespace epochmark
