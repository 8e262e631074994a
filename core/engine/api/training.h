// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "base/warning.h"
#include "engine/api/decoding.h"
#include "engine/api/ranks.h"
#include "training/epochreport.h"
#include "training/layersummary.h"
#include "training/picturesource.h"
#include "training/stepsample.h"
#include "training/trainingreport.h"
#include "workload/workloadspec.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace epochmark {

/// Receives reports on the thread that trains. Must return quickly.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    virtual void stepFinished(const StepSample& sample) = 0;
    virtual void epochFinished(const EpochReport& report) = 0;
};

/// Which rows of the pixels are trained and validated on. Labels: class index, one a row.
struct TrainingData {
    std::shared_ptr<const PixelStore> pixels;  ///< tuned: all rows; plain: may be null
    const PictureSource* source = nullptr;  ///< plain decodes from it each epoch; must outlive the training
    QList<int> trainRows;
    QList<int> trainLabels;
    QList<int> validationRows;
    QList<int> validationLabels;
};

struct TrainingSetup {
    WorkloadSpec workload;  ///< complete, dataset included
    QString deviceId;       ///< "cpu", "cuda:0", "mps"
    int threads = 0;        ///< CPU only; 0: the physical cores
    quint64 seed = 42;
    TrainingData data;
    std::shared_ptr<Ranks> ranks;  ///< with whom it is shared out; null: alone. Of Engine::joinRanks()
};

/// One training from fresh weights on one device. Made by Engine::createTraining(); created, used and
/// destroyed on one thread, whose LibTorch thread count it sets. Order: warmUp(), train(), saveModel().
class Training {
public:
    virtual ~Training() = default;

    virtual QList<LayerSummary> summary() const = 0;

    /// Makes network, kernels and allocator ready with throw-away weights on the real shapes, then seeds
    /// everything anew. Returns wall seconds. Error::Stopped, Error::DeviceUnavailable, Error::Internal (out
    /// of memory, as a sentence).
    virtual Result<double> warmUp(const StopToken& stop) = 0;

    /// Trains all epochs; polls `stop` each step: a stop gives TrainingEnd::Stopped with the finished epochs.
    /// With ranks all of them stop in the same step.
    virtual Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) = 0;

    /// Of warmUp()'s seconds those that compiling the network took; absent where nothing is compiled.
    virtual std::optional<double> compileSeconds() const { return std::nullopt; }

    /// What is odd about the way in which it trains, and what a record's environment tells of that way, by
    /// its keys there. After warmUp(); train() may change them.
    virtual QList<Warning> warnings() const { return {}; }
    virtual QJsonObject facts() const { return {}; }

    /// The system's ids of the threads that compute, the calling one among them, as they are now: a library
    /// may end workers and make others. Between warmUp() and train(), or from an observer.
    virtual QList<qint64> threadIds() const = 0;

    /// The trained network as TorchScript (.pt) that Python's torch.jit.load opens: input N x 3 x 150 x 150
    /// float32 in 0-1, output probabilities. Written atomically. Error::Input with a sentence naming the
    /// file.
    virtual Result<void> saveModel(const QString& path) const = 0;
};

}  // namespace epochmark
