// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/networkloss.h"

#include <ATen/core/Reduction.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/nll_loss.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/zeros.h>

namespace epochmark {

NetworkLoss::NetworkLoss(int outputUnits, const TunedOptions& options)
    : m_isBinary(outputUnits == 1),
      m_lossSum(at::zeros({}, at::TensorOptions(options.type).device(options.device))),
      m_hits(at::zeros({}, at::TensorOptions(at::kLong).device(options.device))), m_device(options.device)
{}

void NetworkLoss::clear()
{
    m_lossSum.zero_();
    m_hits.zero_();
}

void NetworkLoss::add(const at::Tensor& outputs, const at::Tensor& labels)
{
    m_device = outputs.device();
    if (m_isBinary) {
        m_lossSum.add_(at::binary_cross_entropy_with_logits(outputs, labels, {}, {}, at::Reduction::Sum));
        m_hits.add_(outputs.gt(0).eq(labels.gt(0)).sum());
    } else {
        m_lossSum.add_(at::nll_loss(at::log_softmax(outputs, 1), labels, {}, at::Reduction::Sum));
        m_hits.add_(outputs.argmax(1).eq(labels).sum());
    }
}

at::Tensor NetworkLoss::addWithGradient(const at::Tensor& outputs, const at::Tensor& labels, int64_t pictures)
{
    add(outputs, labels);
    const auto whole = static_cast<double>(pictures);
    if (m_isBinary) {
        return at::sigmoid(outputs).sub_(labels).div_(whole);
    }
    at::Tensor gradient = at::softmax(outputs, 1);
    const at::Tensor indices = labels.unsqueeze(1);
    gradient.scatter_add_(1, indices, at::ones_like(indices, gradient.scalar_type()).neg_());
    return gradient.div_(whole);
}

PassSums NetworkLoss::read() const
{
    return {m_lossSum.item<double>(), m_hits.item<int64_t>(), m_device.str()};
}

}  // namespace epochmark
