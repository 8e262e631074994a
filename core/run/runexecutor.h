// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/devicecatalog.h"
#include "devices/plugin/probepause.h"
#include "engine/api/engineloader.h"
#include "engine/api/ranks.h"
#include "measure/sensors/disturbancemeter.h"
#include "measure/sensors/peakmemory.h"
#include "measure/sensors/sensorsampler.h"
#include "run/rankedrun.h"
#include "run/runpictures.h"
#include "run/runrecorder.h"
#include "run/runrequest.h"
#include "run/runsink.h"
#include "run/verdict.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>

namespace epochmark {

/// Where a run gets its engine, its devices and the facts of its build from; tests put others in.
struct RunDependencies {
    /// Reads all that the device's kind has sensors for.
    static std::unique_ptr<SensorSampler> sensorsOf(const Device& device);

    std::function<Result<const Engine*>()> engine = loadEngine;
    std::function<DeviceCatalog()> devices = DeviceCatalog::scan;
    BuildFacts build = BuildFacts::ofThisProgram();
    /// What reads the device's sensors, from before the data until training has ended; never nullptr.
    std::function<std::unique_ptr<SensorSampler>(const Device&)> sensors = sensorsOf;
    /// What will tell of disturbances, made when training begins; may give nullptr: nothing is known.
    std::function<std::unique_ptr<DisturbanceSource>(const QList<qint64>& threads)> disturbances =
        [](const QList<qint64>& threads) { return std::make_unique<DisturbanceMeter>(threads); };
    std::shared_ptr<Ranks> ranks;  ///< with whom the runs are shared out; null: alone
};

/// Walks the street once: open, decode, warm up, train, store. Everything happens in run(), on the calling
/// thread; no Qt event loop is needed. Use:
///     RunExecutor executor(request, runId, {}, sink, stop.token());
///     Result<RunRecord> result = executor.run();
class RunExecutor {
public:
    RunExecutor(RunRequest request, QString runId, RunDependencies dependencies, RunSink& sink,
                StopToken stop);
    ~RunExecutor();

    /// The stored record: completed, stopped, or failed (the reason among its warnings, code "failed"). An
    /// Error when training was never reached, with nothing stored: Usage, Input, Store, DeviceUnavailable,
    /// Stopped, Internal.
    Result<RunRecord> run();

private:
    Result<RunRecord> walk();
    Result<void> readTogether();
    Result<void> readPictures();
    Result<void> prepare();
    Result<void> waitForPlugins();
    Result<void> identifyDevice();
    void announceNetwork();
    Result<void> walkThrough(std::initializer_list<Result<void> (RunExecutor::*)()> stations);
    Result<void> openPictures();
    Result<void> decodePictures();
    Result<void> makeTraining();
    void announceCompiling();
    void announceWay();
    void recordWay();
    Result<TrainingReport> train();
    TrainingSetup trainingSetup() const;
    void saveModel();
    Result<RunRecord> breakOff(Error error, const char* detail = "");
    Result<RunRecord> conclude(const Result<TrainingReport>& outcome);
    Result<void> compareRanks(const TrainingReport& report);
    void raiseFewerThreads(int worked);
    void meetOthers();
    void raiseOthersWords();
    void raise(const Warning& warning);
    VerdictContext verdictContext(const Result<TrainingReport>& outcome, const Result<void>& end) const;

    RunRequest m_request;
    QString m_runId;
    RunDependencies m_dependencies;
    RankedRun m_ranks;
    RunSink& m_sink;
    StopToken m_stop;

    const Engine* m_engine = nullptr;
    Device m_device;
    int m_threads = 0;  ///< that train, where the device's kind uses them
    std::unique_ptr<RunRecorder> m_recorder;
    std::optional<ProbePause> m_probePause;  ///< from the beginning to the end
    std::optional<PeakMemory> m_peakMemory;
    std::unique_ptr<SensorSampler> m_sensors;
    std::unique_ptr<RunPictures> m_pictures;
    std::unique_ptr<Training> m_training;
    QString m_busiestProgram;  ///< while it trained
    QString m_unlikeRanks;     ///< how the ranks' networks differ; empty: they don't
};

}  // namespace epochmark
