// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/collective/gradientexchange.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/batchfeeder.h"
#include "engine/tuned/networkstep.h"

#include <memory>

namespace epochmark {

/// The fast way: pictures decoded once into a uint8 store, channels-last throughout, the network's own
/// step where it has one, a fused RMSprop, nothing read back before a pass is over. With ranks it trains on
/// its share of each batch and validates on its share of the pictures; the sums of a pass are those of all.
class TunedPipeline final : public StepPipeline {
public:
    TunedPipeline(const std::shared_ptr<const Network>& network, const TunedOptions& options,
                  std::shared_ptr<const PixelStore> pixels, std::shared_ptr<Collective> ranks = nullptr);
    ~TunedPipeline() override;

    void setState(const NetworkState& state) override;
    NetworkState state() const override;
    void beginPass(PassKind kind, PictureOrder order, int batchSize) override;
    int validationBatchSize(int trainingBatchSize) const override;
    bool loadBatch() override;
    void setStop(const StopToken& stop) override { m_stop = stop; }
    /// What is odd about training this way.
    void setWarning(const Warning& warning) { m_warning = warning; }
    std::optional<Warning> warning() const override { return m_warning; }
    /// On an NVIDIA card, where steps may be recorded, too.
    QJsonObject facts() const override;
    void computeGradients() override;
    void exchangeGradients() override;
    double exchangeSeconds() const override { return m_exchangeSeconds; }
    std::optional<bool> agreedStop() const override;
    int64_t exchangedBytes() const override;
    void applyUpdate() override;
    double fusedUpdateSeconds() const override;
    void evaluate() override;
    PassSums readSums() override;
    std::optional<PassSums> sumsSoFar() override;
    void synchronize() override;
    void rehearse(int trainingBatchSize, int validationBatchSize) override;

private:
    TunedOptions withExchange(TunedOptions options) const;

    std::shared_ptr<Collective> m_ranks;           ///< null: alone
    std::unique_ptr<GradientExchange> m_exchange;  ///< with ranks
    StopToken m_stop;
    std::optional<Warning> m_warning;
    double m_exchangeSeconds = 0;
    at::Device m_device;
    std::unique_ptr<NetworkStep> m_step;
    BatchFeeder m_feeder;
    Batch m_batch;
};

}  // namespace epochmark
