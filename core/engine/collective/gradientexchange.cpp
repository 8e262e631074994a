// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/collective/gradientexchange.h"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

namespace epochmark {

void GradientExchange::layOut(const std::vector<at::Tensor>& weights, const std::vector<std::size_t>& early)
{
    const c10::InferenceMode mode;
    m_slots.assign(weights.size(), {});
    for (const std::size_t index : early) {
        m_slots[index].isEarly = true;
    }
    int64_t sizes[2] = {0, 0};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sizes[m_slots[i].isEarly ? 0 : 1] += weights[i].numel();
    }
    const at::TensorOptions options(weights.front().scalar_type());
    m_early = at::zeros({sizes[0]}, options);
    m_late = at::zeros({sizes[1] + 1}, options);  // the last number: how many want to stop
    int64_t offsets[2] = {0, 0};
    m_sums.clear();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        Slot& slot = m_slots[i];
        const at::Tensor& bucket = slot.isEarly ? m_early : m_late;
        int64_t& offset = offsets[slot.isEarly ? 0 : 1];
        slot.place = bucket.as_strided(weights[i].sizes(), weights[i].strides(), offset);
        offset += weights[i].numel();
        m_sums.push_back(slot.place);
    }
    m_earlyCount = early.size();
    m_earlyAdded = 0;
    m_isEarlyStarted = false;
}

at::Tensor GradientExchange::place(std::size_t index) const
{
    return m_slots[index].place;
}

void GradientExchange::added(std::size_t index)
{
    Slot& slot = m_slots[index];
    slot.isAdded = true;
    m_earlyAdded += slot.isEarly ? 1 : 0;
    if (m_earlyAdded == m_earlyCount) {
        startEarly();
    }
}

void GradientExchange::add(std::size_t index, const at::Tensor& gradient)
{
    const c10::InferenceMode mode;
    m_slots[index].place.copy_(gradient.detach());
    added(index);
}

void GradientExchange::startEarly()
{
    if (!m_isEarlyStarted) {
        m_isEarlyStarted = true;
        m_ranks->start(m_early);
    }
}

const std::vector<at::Tensor>& GradientExchange::finish(bool wantsStop)
{
    const c10::InferenceMode mode;
    for (Slot& slot : m_slots) {
        if (!slot.isAdded) {
            slot.place.zero_();
        }
        slot.isAdded = false;
    }
    startEarly();
    at::Tensor stops = m_late.slice(0, m_late.numel() - 1);
    stops.fill_(wantsStop ? 1 : 0);
    m_ranks->start(m_late);
    m_ranks->finish();
    m_isStopAgreed = stops.item<double>() > 0;
    m_earlyAdded = 0;
    m_isEarlyStarted = false;
    return m_sums;
}

void GradientExchange::sumPass(double& loss, int64_t& hits, bool wantsStop)
{
    const c10::InferenceMode mode;
    at::Tensor sums = at::tensor({loss, static_cast<double>(hits), wantsStop ? 1.0 : 0.0}, at::kDouble);
    m_ranks->start(sums);
    m_ranks->finish();
    const double* values = sums.const_data_ptr<double>();
    loss = values[0];
    hits = static_cast<int64_t>(values[1]);
    m_isStopAgreed = values[2] > 0;
}

}  // namespace epochmark
