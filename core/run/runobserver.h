// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/training.h"
#include "measure/sensors/disturbancemeter.h"
#include "measure/sensors/sensorsampler.h"
#include "run/progressmeter.h"
#include "run/runrecorder.h"
#include "run/runsink.h"

namespace epochmark {

/// Journals what the training reports, with what sensors and disturbances told meanwhile, and passes it on.
/// Everything given outlives it; on the thread that trains.
class RunObserver final : public TrainingObserver {
public:
    /// `disturbances` may be null: nothing is known.
    RunObserver(RunRecorder& recorder, RunSink& sink, SensorSampler& sensors, const Training& training,
                DisturbanceSource* disturbances);

    void stepFinished(const StepSample& sample) override;
    void epochFinished(const EpochReport& finished) override;

private:
    RunRecorder& m_recorder;
    RunSink& m_sink;
    SensorSampler& m_sensors;
    const Training& m_training;
    DisturbanceSource* m_disturbances;
    ProgressMeter m_meter;
};

}  // namespace epochmark
