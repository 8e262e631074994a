// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stopwatch.h"
#include "engine/api/training.h"
#include "engine/train/epochshuffle.h"
#include "engine/train/steppipeline.h"

namespace epochmark {

/// One call of Training::train(): the clock, the phases and the reports. Lives on the training thread's
/// stack.
class TrainingRun {
public:
    TrainingRun(StepPipeline& pipeline, const WorkloadSpec& workload, TrainingObserver& observer,
                StopToken stop);

    /// All epochs or until stopped; then, outside the clock, the final evaluation of a completed run.
    TrainingReport execute(EpochShuffle& trainOrders, EpochShuffle& validationOrders);

private:
    bool runEpoch(int epoch, EpochShuffle& trainOrders, EpochShuffle& validationOrders);
    bool trainPass(EpochReport& report, PictureOrder order);
    bool validationPass(EpochReport& report, PictureOrder order);
    void trainStep(EpochReport& report, int step, size_t pictures);
    void tellMeans(StepSample& sample, size_t pictures);
    PassSums validate(PictureOrder order);
    double lap();
    bool isStopping() const;
    void countExchange(EpochReport& report, double seconds) const;
    void finalEvaluation(PictureOrder order);

    StepPipeline& m_pipeline;
    const WorkloadSpec& m_workload;
    TrainingObserver& m_observer;
    StopToken m_stop;
    TrainingReport m_report;
    Stopwatch m_clock;  ///< since training began
    double m_lapStart = 0;
    double m_inputWait = 0;  ///< seconds since training began
    double m_meansAt = 0;    ///< when running means were told last
    int m_stepsPerEpoch = 0;
};

}  // namespace epochmark
