// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/networkstep.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace epochmark {

/// While it lives, LibTorch's automatic mixed precision is on for the thread and the options' device, if they
/// ask for bf16 or fp16: convolutions and matrices compute in it, the rest in fp32 where that is needed.
/// Copies of weights aren't kept: a recorded step makes its own.
class MixedPrecision {
public:
    explicit MixedPrecision(const TunedOptions& options);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    at::DeviceType m_device;
    bool m_isOn;
    bool m_wasOn = false;
    bool m_wasCached = false;
    at::ScalarType m_before = at::kFloat;
};

/// Of fp16, whose small gradients would vanish: the loss's gradient is multiplied by a number that grows
/// while all stays finite and is halved where something doesn't; the update of such a step is left out
/// (Micikevicius et al. 2018; the constants are those of PyTorch's GradScaler). All of it lies on the device,
/// so that a step can be recorded.
class LossScale {
public:
    static constexpr double kFirst = 65536;
    static constexpr double kGrowth = 2;
    static constexpr double kBackoff = 0.5;
    static constexpr int64_t kStepsToGrow = 2000;

    explicit LossScale(at::Device device);

    /// As at the start, in place.
    void reset();
    /// The gradient of the loss by a network's outputs, scaled.
    at::Tensor scaled(const at::Tensor& gradient) const { return gradient.mul(m_scale); }
    /// Takes the scale out of the weights' gradients, in place, and chooses the next one.
    void unscale(const std::vector<at::Tensor>& gradients);
    /// 1 where the last gradients weren't finite, else 0; fp32, one number on the device.
    const at::Tensor& isInfinite() const { return m_isInfinite; }
    const at::Tensor& scale() const { return m_scale; }

private:
    at::Tensor m_scale;
    at::Tensor m_finiteSteps;  ///< since the scale changed
    at::Tensor m_isInfinite;
};

}  // namespace epochmark
