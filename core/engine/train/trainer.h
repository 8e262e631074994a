// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/training.h"
#include "engine/network/network.h"
#include "engine/train/epochshuffle.h"
#include "engine/train/runtime.h"
#include "engine/train/steppipeline.h"

#include <memory>

namespace epochmark {

/// The loop of epochs around a StepPipeline: shuffling, validation, phases, reports, stopping. Knows nothing
/// of layers or layouts. Created, used and destroyed on one thread.
class Trainer final : public Training {
public:
    /// `threads` is what the report states; `setup.data` may be moved from.
    Trainer(TrainingSetup setup, std::shared_ptr<const Network> network,
            std::unique_ptr<StepPipeline> pipeline, int threads);
    ~Trainer() override;

    QList<LayerSummary> summary() const override;
    Result<double> warmUp(const StopToken& stop) override;
    Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) override;
    std::optional<double> compileSeconds() const override { return m_pipeline->compileSeconds(); }
    QList<Warning> warnings() const override;
    QJsonObject facts() const override { return m_pipeline->facts(); }
    QList<qint64> threadIds() const override;
    Result<void> saveModel(const QString& path) const override;

private:
    void reset();
    void beginTogether();
    Result<double> rehearseAll(const StopToken& stop);

    TrainingSetup m_setup;
    std::shared_ptr<const Network> m_network;
    std::unique_ptr<StepPipeline> m_pipeline;
    int m_team = 0;     ///< threads that were asked to compute
    int m_threads = 0;  ///< of them those that work
    EpochShuffle m_trainShuffle;
    EpochShuffle m_validationShuffle;
};

}  // namespace epochmark
