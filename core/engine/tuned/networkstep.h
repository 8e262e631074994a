// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/train/steppipeline.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace epochmark {

class GradientExchange;

/// One batch on the device.
struct Batch {
    /// N x 3 x H x W in channels-last memory, values 0-1; or, for a step that takesBytes(), N x H x W x 3
    /// bytes
    at::Tensor pictures;
    at::Tensor labels;  ///< one output: N x 1 of the pictures' type, 0 or 1; more: N class indices, int64
    int64_t total = 0;  ///< pictures of the whole batch, where ranks share it out; 0: these are all
    int64_t size() const { return pictures.size(0); }
    /// What the mean loss is taken over.
    int64_t wholeSize() const { return total > 0 ? total : size(); }
};

/// What convolutions and matrices compute in, where that isn't the weights' type.
enum class MixedType { None, Bf16, Fp16 };

/// What a tuned step is made for.
struct TunedOptions {
    at::Device device = at::kCPU;
    at::ScalarType type = at::kFloat;  ///< kDouble: for tests of the mathematics
    MixedType mixed = MixedType::None;
    double learningRate = 0.001;
    double rho = 0.9;
    double epsilon = 1e-7;
    GradientExchange* exchange = nullptr;  ///< with other ranks; outlives the step
    /// Steps are recorded and replayed: tensors stay where they are, what counts steps is a tensor, too, and
    /// the update is one pass over all weights. Not with ranks.
    bool isRecorded = false;
};

/// Weights, optimiser state and the mathematics of a step. Guards of LibTorch (inference mode) are the
/// step's own affair. One thread.
class NetworkStep {
public:
    virtual ~NetworkStep() = default;

    virtual void setState(const NetworkState& state) = 0;
    virtual NetworkState state() const = 0;

    /// Whether batches come as bytes, scaled by the step itself.
    virtual bool takesBytes() const { return false; }

    /// Forward and backward pass; adds the batch's summed loss and hits to the sums. With ranks the batch may
    /// be empty.
    virtual void computeGradients(const Batch& batch) = 0;
    /// With ranks, between computeGradients() and applyUpdate(): the gradients become those of the whole
    /// batch.
    virtual void exchangeGradients(bool /*wantsStop*/) {}
    /// RMSprop: v = rho v + (1 - rho) g^2, w -= lr g / (sqrt(v) + eps).
    virtual void applyUpdate() = 0;
    /// Seconds of the last computeGradients() that belong to the optimiser: a gradient fused with its update.
    virtual double fusedUpdateSeconds() const { return 0; }
    /// Forward pass; adds to the sums.
    virtual void evaluate(const Batch& batch) = 0;

    virtual void clearSums() = 0;
    virtual PassSums readSums() = 0;
};

}  // namespace epochmark
