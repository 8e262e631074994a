// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/network.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace epochmark::test {

/// A step in float64, or another type, by LibTorch's own operations.
struct WideStep {
    double loss = 0;  ///< summed over the pictures
    int64_t hits = 0;
    std::vector<at::Tensor> gradients;
    std::vector<at::Tensor> buffers;  ///< as the step leaves them
};

inline std::vector<at::Tensor> copiesOf(const std::vector<at::Tensor>& tensors, at::ScalarType type)
{
    std::vector<at::Tensor> copies;
    for (const at::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().to(type).clone());
    }
    return copies;
}

/// v = rho v + (1 - rho) g^2, w -= rate g / (sqrt(v) + epsilon).
inline NetworkState updated(const NetworkState& state, const std::vector<at::Tensor>& gradients,
                            const std::vector<at::Tensor>& buffers, double rate)
{
    NetworkState next;
    for (size_t i = 0; i < gradients.size(); ++i) {
        const at::Tensor g = gradients[i].to(at::kDouble);
        const at::Tensor v = state.meanSquares[i]
                                 .to(at::kDouble)
                                 .mul(WorkloadSpec::kRho)
                                 .add(g.mul(g).mul(1 - WorkloadSpec::kRho));
        next.meanSquares.push_back(v);
        next.weights.push_back(
            state.weights[i].to(at::kDouble).sub(g.mul(rate).div(v.sqrt().add(WorkloadSpec::kEpsilon))));
    }
    return {copiesOf(next.weights, at::kFloat), copiesOf(next.meanSquares, at::kFloat),
            copiesOf(buffers, at::kFloat)};
}

/// `bytes`: ui8 N x 3 x side x side; `labels`: i64 N.
inline WideStep wideStep(const Network& network, const NetworkState& state, const at::Tensor& bytes,
                         const at::Tensor& labels, bool isTraining, at::ScalarType type = at::kDouble)
{
    std::vector<at::Tensor> weights = copiesOf(state.weights, type);
    std::vector<at::Tensor> buffers = copiesOf(state.buffers, type);
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(isTraining);
    }
    const at::Tensor outputs = network.forward(weights, buffers, bytes.to(type).div(255), isTraining);
    const bool isBinary = network.outputUnits() == 1;
    const at::Tensor loss = isBinary
                                ? at::binary_cross_entropy_with_logits(outputs, labels.to(type).unsqueeze(1))
                                : at::cross_entropy_loss(outputs, labels);
    const at::Tensor chosen = isBinary ? outputs.squeeze(1).gt(0).to(at::kLong) : outputs.argmax(1);
    WideStep step;
    step.loss = loss.item<double>() * static_cast<double>(bytes.size(0));
    step.hits = chosen.eq(labels).sum().item<int64_t>();
    if (isTraining) {
        step.gradients = torch::autograd::grad({loss}, weights);
        step.buffers = std::move(buffers);
    }
    return step;
}

/// The norm of the difference, as a share of the reference's.
inline double apart(const at::Tensor& value, const at::Tensor& reference)
{
    const at::Tensor wide = reference.to(at::kDouble);
    return (value.to(at::kDouble) - wide).norm().item<double>() / std::max(wide.norm().item<double>(), 1e-30);
}

/// Of each tensor.
inline std::vector<double> shares(const std::vector<at::Tensor>& values,
                                  const std::vector<at::Tensor>& references)
{
    std::vector<double> found;
    for (size_t i = 0; i < values.size(); ++i) {
        found.push_back(apart(values[i], references[i]));
    }
    return found;
}

inline double furthest(const std::vector<at::Tensor>& values, const std::vector<at::Tensor>& references)
{
    const std::vector<double> found = shares(values, references);
    return found.empty() ? 0 : *std::max_element(found.begin(), found.end());
}

/// Of all of them, as of one long vector.
inline double wholeApart(const std::vector<at::Tensor>& values, const std::vector<at::Tensor>& references)
{
    double wrong = 0;
    double all = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double norm = references[i].to(at::kDouble).norm().item<double>();
        const double share = apart(values[i], references[i]) * std::max(norm, 1e-30);
        wrong += share * share;
        all += norm * norm;
    }
    return std::sqrt(wrong / std::max(all, 1e-60));
}

}  // namespace epochmark::test
