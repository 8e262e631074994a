// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/sensors/sensorsampler.h"
#include "run/remainingtime.h"
#include "run/runevent.h"
#include "training/epochreport.h"
#include "training/stepsample.h"
#include "workload/workloadspec.h"

#include <deque>
#include <optional>

namespace epochmark {

/// Folds the steps of a training into a RunProgress now and then: rates over the last second, time left.
/// Value; used on the training thread.
class ProgressMeter {
public:
    /// `dataSeconds`: the part of the headline that is over already.
    ProgressMeter(const WorkloadSpec& workload, double dataSeconds);

    /// A progress to send, at most every 50 ms; absent in between.
    std::optional<RunProgress> stepFinished(const StepSample& sample, const SensorReading& sensors);
    void epochFinished(const EpochReport& report);

private:
    struct Mark {
        double seconds;
        qint64 pictures;
        int steps;
    };
    RunProgress progressAt(const StepSample& sample) const;
    void mark(const StepSample& sample);

    WorkloadSpec m_workload;
    double m_dataSeconds;
    RemainingTime m_remaining;
    double m_finishedEpochsSeconds = 0;
    double m_sentAt = -1;
    std::optional<double> m_trainLoss;  ///< of the first epoch, as told last
    std::optional<double> m_trainAccuracy;
    std::deque<Mark> m_window;                ///< marks of this epoch within the last second
    std::optional<double> m_imagesPerSecond;  ///< over the window that was looked at last
    std::optional<double> m_stepSeconds;
};

}  // namespace epochmark
