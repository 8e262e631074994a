// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/cuda/graphdevice.h"
#include "engine/cuda/picturefeed.h"
#include "engine/cuda/replayqueue.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/networkstep.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace epochmark {

/// Trains on a card: gathering, scaling, both passes and the update are recorded once for each kind and size
/// of batch and asked for by one call a step, at most ReplayQueue::kMostSeconds ahead of the card. Where the
/// card can't record them, every step is asked for operation by operation, and warning() says why. Losses and
/// hits are summed on the card and read once a pass. The update happens within the step; its share of the
/// time is that of one step in the warm-up that was asked for operation by operation. Seconds of a single
/// step are the processor's: steps under way at the end of a pass are waited for in its last one.
class GraphPipeline final : public StepPipeline {
public:
    /// `options.device` is the device's; what PictureFeed takes. Steps are recorded at their rehearsal; those
    /// that were never rehearsed aren't.
    GraphPipeline(std::shared_ptr<const Network> network, const TunedOptions& options,
                  std::shared_ptr<const PixelStore> pixels, std::shared_ptr<GraphDevice> device,
                  std::optional<qint64> mostStoredBytes = std::nullopt);
    ~GraphPipeline() override;

    void setStop(const StopToken& stop) override { m_stop = stop; }
    void setState(const NetworkState& state) override { m_step->setState(state); }
    NetworkState state() const override { return m_step->state(); }
    void beginPass(PassKind kind, PictureOrder order, int batchSize) override;
    int validationBatchSize(int trainingBatchSize) const override { return trainingBatchSize; }
    bool loadBatch() override;
    void computeGradients() override;
    void applyUpdate() override {}
    double fusedUpdateSeconds() const override { return m_updateShare * m_stepSeconds; }
    void evaluate() override { runStep(PassKind::Validation); }
    PassSums readSums() override;
    void synchronize() override;
    void rehearse(int trainingBatchSize, int validationBatchSize) override;
    std::optional<Warning> warning() const override;
    QJsonObject facts() const override;

    size_t recordedSteps() const { return m_recorded.size(); }
    const PictureFeed& feed() const { return m_feed; }

private:
    using Shape = std::pair<PassKind, int>;

    void perform(Shape shape);
    void runStep(PassKind kind);
    void prepareFeed(int largestBatch);
    void makeReady(Shape shape);
    void performAside(const std::function<void()>& work);
    void measureUpdate(int size);
    void record(Shape shape);
    void startOver(int size);
    std::optional<qint64> operationsOfAStep() const;

    std::shared_ptr<GraphDevice> m_device;
    std::unique_ptr<NetworkStep> m_step;
    PictureFeed m_feed;
    ReplayQueue m_queue;
    StopToken m_stop;
    std::map<Shape, std::unique_ptr<RecordedStep>> m_recorded;
    std::optional<std::string> m_refusal;  ///< why nothing is recorded, in LibTorch's words
    double m_updateShare = 0;              ///< 0-1 of a training step
    double m_stepSeconds = 0;  ///< of the last step: asking for it and waiting for room or the end
};

}  // namespace epochmark
