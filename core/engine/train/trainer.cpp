// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/trainer.h"

#include "base/stopwatch.h"
#include "engine/collective/collective.h"
#include "engine/cuda/cudalibrary.h"
#include "engine/network/scriptmodel.h"
#include "engine/pjrt/pluginpipeline.h"
#include "engine/train/guard.h"
#include "engine/train/trainingrun.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QObject>

#include <ATen/Context.h>
#include <ATen/ops/ones.h>

#include <utility>

namespace epochmark {

namespace {

// The three generators of a run must not repeat each other's numbers.
constexpr uint64_t kTrainOrderStream = 0x9E3779B97F4A7C15;
constexpr uint64_t kValidationOrderStream = 0xC2B2AE3D27D4EB4F;

EpochShuffle trainShuffle(const TrainingSetup& setup)
{
    return EpochShuffle(setup.data.trainRows, setup.data.trainLabels, setup.seed ^ kTrainOrderStream);
}

EpochShuffle validationShuffle(const TrainingSetup& setup)
{
    return EpochShuffle(setup.data.validationRows, setup.data.validationLabels,
                        setup.seed ^ kValidationOrderStream);
}

QByteArray digestOf(const NetworkState& state)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const auto* tensors : {&state.weights, &state.meanSquares, &state.buffers}) {
        for (const at::Tensor& tensor : *tensors) {
            hash.addData(QByteArray::fromRawData(static_cast<const char*>(tensor.const_data_ptr()),
                                                 static_cast<qsizetype>(tensor.nbytes())));
        }
    }
    return hash.result();
}

}  // namespace

Trainer::Trainer(TrainingSetup setup, std::shared_ptr<const Network> network,
                 std::unique_ptr<StepPipeline> pipeline, int threads)
    : m_setup(std::move(setup)), m_network(std::move(network)), m_pipeline(std::move(pipeline)),
      m_team(threads), m_threads(threads), m_trainShuffle(trainShuffle(m_setup)),
      m_validationShuffle(validationShuffle(m_setup))
{
    reset();
}

Trainer::~Trainer()
{
    m_pipeline.reset();
    releaseLargeBlocks();
}

QList<LayerSummary> Trainer::summary() const
{
    return m_network->summary();
}

void Trainer::reset()
{
    at::manual_seed(m_setup.seed);  // a network may drop out
    m_pipeline->setState(m_network->initialState(m_setup.seed));
    m_trainShuffle = trainShuffle(m_setup);
    m_validationShuffle = validationShuffle(m_setup);
}

Result<double> Trainer::rehearseAll(const StopToken& stop)
{
    const Stopwatch watch;
    const int batch = qMin(m_setup.workload.batchSize, m_trainShuffle.pictureCount());
    const int validationPictures = m_validationShuffle.pictureCount();
    const int validationBatch = qMin(m_pipeline->validationBatchSize(batch), validationPictures);
    const std::pair<int, int> shapes[] = {
        {batch, validationBatch},
        {m_trainShuffle.pictureCount() % batch, validationPictures % validationBatch},
        {batch, validationBatch},
    };
    for (const auto& [training, validation] : shapes) {
        // Ranks go through it together; they ask each other afterwards.
        if (stop.isStopRequested() && m_setup.ranks == nullptr) {
            return Error{ErrorCode::Stopped, QObject::tr("Stopped while warming up."), {}};
        }
        m_pipeline->rehearse(training, validation);
    }
    m_threads = workingThreads(m_team);
    reset();
    m_pipeline->synchronize();
    return watch.seconds();
}

Result<double> Trainer::warmUp(const StopToken& stop)
{
    return guarded(m_setup.deviceId, [&] {
        m_pipeline->setStop(stop);
        return rehearseAll(stop);
    });
}

Result<TrainingReport> Trainer::train(TrainingObserver& observer, const StopToken& stop)
{
    return guarded(m_setup.deviceId, [&]() -> Result<TrainingReport> {
        m_pipeline->setStop(stop);
        beginTogether();
        TrainingRun run(*m_pipeline, m_setup.workload, observer, stop);
        TrainingReport report = run.execute(m_trainShuffle, m_validationShuffle);
        report.threads = m_threads;
        report.identity = cudaIdentity(report.deviceUsed);
        if (m_setup.ranks != nullptr) {
            report.exchangedBytes = m_pipeline->exchangedBytes();
            report.stateDigest = digestOf(m_pipeline->state());
        }
        return report;
    });
}

/// The clock runs from when the last rank is there.
void Trainer::beginTogether()
{
    if (const auto ranks = std::dynamic_pointer_cast<Collective>(m_setup.ranks)) {
        at::Tensor one = at::ones({1});
        ranks->sum(one);
    }
}

QList<Warning> Trainer::warnings() const
{
    const auto warning = m_pipeline->warning();
    return warning ? QList<Warning>{*warning} : QList<Warning>();
}

/// Those of a plug-in's process aren't this one's.
QList<qint64> Trainer::threadIds() const
{
    return isPluginDevice(m_setup.deviceId) ? QList<qint64>() : teamOf(m_team);
}

Result<void> Trainer::saveModel(const QString& path) const
{
    return guarded(m_setup.deviceId, [&] {
        m_pipeline->setStop({});
        return saveScriptModel(*m_network, m_pipeline->state(), path);
    });
}

}  // namespace epochmark
