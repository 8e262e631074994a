// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runobserver.h"

namespace epochmark {

RunObserver::RunObserver(RunRecorder& recorder, RunSink& sink, SensorSampler& sensors,
                         const Training& training, DisturbanceSource* disturbances)
    : m_recorder(recorder), m_sink(sink), m_sensors(sensors), m_training(training),
      m_disturbances(disturbances),
      m_meter(recorder.record().workload, recorder.record().timing.dataSeconds.value_or(0))
{
    m_sensors.lap();  // what they told before training is no epoch's
}

void RunObserver::stepFinished(const StepSample& sample)
{
    if (const auto progress = m_meter.stepFinished(sample, m_sensors.latest())) {
        m_sink.handle(*progress);
    }
}

void RunObserver::epochFinished(const EpochReport& finished)
{
    EpochReport report = finished;
    if (m_disturbances != nullptr) {
        report.disturbance = m_disturbances->lap(m_training.threadIds());
    }
    report.sensors = m_sensors.lap();
    m_meter.epochFinished(report);
    if (const auto warning = m_recorder.appendEpoch(report)) {
        m_sink.handle(*warning);
    }
    m_sink.handle(report);
}

}  // namespace epochmark
