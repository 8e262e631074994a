// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace epochmark {

/// What a careful script does: a loader thread decodes each epoch, pictures and kernels are N x C x H x W,
/// layers, automatic gradients and torch::optim::RMSprop (alpha 0.9, eps 1e-7) are LibTorch's own. Tells a
/// user what a script would get on this machine.
class PlainPipeline final : public StepPipeline {
public:
    /// `source` must outlive the pipeline.
    PlainPipeline(std::shared_ptr<const Network> network, at::Device device, double learningRate,
                  const PictureSource& source);
    ~PlainPipeline() override;

    void setState(const NetworkState& state) override;
    NetworkState state() const override;
    /// Gradients of the last computeGradients(), canonical form.
    std::vector<at::Tensor> gradients() const;
    void beginPass(PassKind kind, PictureOrder order, int batchSize) override;
    int validationBatchSize(int trainingBatchSize) const override;
    bool loadBatch() override;
    /// Takes a batch from outside instead (N x 3 x H x W, class indices); used by rehearsals and tests.
    void takeBatch(const at::Tensor& pictures, const at::Tensor& labels);
    void computeGradients() override;
    void applyUpdate() override;
    void evaluate() override;
    PassSums readSums() override;
    std::optional<PassSums> sumsSoFar() override;
    void synchronize() override;
    void rehearse(int trainingBatchSize, int validationBatchSize) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace epochmark
