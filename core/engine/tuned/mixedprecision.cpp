// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/mixedprecision.h"

#include <ATen/autocast_mode.h>
#include <ATen/ops/_amp_foreach_non_finite_check_and_unscale.h>
#include <ATen/ops/_amp_update_scale.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

namespace epochmark {

MixedPrecision::MixedPrecision(const TunedOptions& options)
    : m_device(options.device.type()), m_isOn(options.mixed != MixedType::None)
{
    if (!m_isOn) {
        return;
    }
    m_wasOn = at::autocast::is_autocast_enabled(m_device);
    m_wasCached = at::autocast::is_autocast_cache_enabled();
    m_before = at::autocast::get_autocast_dtype(m_device);
    at::autocast::set_autocast_enabled(m_device, true);
    at::autocast::set_autocast_cache_enabled(false);
    at::autocast::set_autocast_dtype(m_device, options.mixed == MixedType::Bf16 ? at::kBFloat16 : at::kHalf);
}

MixedPrecision::~MixedPrecision()
{
    if (m_isOn) {
        at::autocast::set_autocast_enabled(m_device, m_wasOn);
        at::autocast::set_autocast_cache_enabled(m_wasCached);
        at::autocast::set_autocast_dtype(m_device, m_before);
    }
}

LossScale::LossScale(at::Device device)
    : m_scale(at::full({}, kFirst, at::TensorOptions(at::kFloat).device(device))),
      m_finiteSteps(at::zeros({}, at::TensorOptions(at::kInt).device(device))),
      m_isInfinite(at::zeros({}, at::TensorOptions(at::kFloat).device(device)))
{}

void LossScale::reset()
{
    m_scale.fill_(kFirst);
    m_finiteSteps.zero_();
}

void LossScale::unscale(const std::vector<at::Tensor>& gradients)
{
    m_isInfinite.zero_();
    at::_amp_foreach_non_finite_check_and_unscale_(gradients, m_isInfinite, m_scale.reciprocal());
    at::_amp_update_scale_(m_scale, m_finiteSteps, m_isInfinite, kGrowth, kBackoff, kStepsToGrow);
}

}  // namespace epochmark
