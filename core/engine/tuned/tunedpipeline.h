// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/batchfeeder.h"
#include "engine/tuned/networkstep.h"

#include <memory>

namespace epochmark {

/// The fast way: pictures decoded once into a uint8 store, channels-last throughout, the network's own
/// step where it has one, a fused RMSprop, nothing read back before a pass is over.
class TunedPipeline final : public StepPipeline {
public:
    TunedPipeline(const std::shared_ptr<const Network>& network, const TunedOptions& options,
                  std::shared_ptr<const PixelStore> pixels);
    ~TunedPipeline() override;

    void setState(const NetworkState& state) override;
    NetworkState state() const override;
    void beginPass(PassKind kind, PictureOrder order, int batchSize) override;
    int validationBatchSize(int trainingBatchSize) const override;
    bool loadBatch() override;
    void computeGradients() override;
    void applyUpdate() override;
    double fusedUpdateSeconds() const override;
    void evaluate() override;
    PassSums readSums() override;
    std::optional<PassSums> sumsSoFar() override;
    void synchronize() override;
    void rehearse(int trainingBatchSize, int validationBatchSize) override;

private:
    at::Device m_device;
    std::unique_ptr<NetworkStep> m_step;
    BatchFeeder m_feeder;
    Batch m_batch;
};

}  // namespace epochmark
