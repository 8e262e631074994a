// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "engine/api/decoding.h"
#include "measure/phases.h"
#include "workload/workloadspec.h"

#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// What one finished epoch brought. Losses are running means in nats, weighted by batch size while weights
/// change (training) or at the epoch's end (validation); absent when not finite. Accuracies are shares, 0-1.
struct EpochReport {
    int epoch = 0;       ///< from 1
    double seconds = 0;  ///< wall time of the epoch, validation included
    double validationSeconds = 0;
    std::optional<double> trainLoss;
    std::optional<double> trainAccuracy;
    std::optional<double> validationLoss;
    std::optional<double> validationAccuracy;
    qint64 trainHits = 0;  ///< pictures classified correctly while training, of trainPictures
    Phases phases;         ///< of this epoch alone

    bool operator==(const EpochReport&) const = default;
};

/// A sign of life from inside an epoch, without reading anything back from the device.
struct StepSample {
    int epoch = 0;  ///< from 1
    int step = 0;   ///< finished steps of this epoch
    int stepsPerEpoch = 0;
    double elapsedSeconds = 0;    ///< since training began
    double stepSeconds = 0;       ///< wall time of this step
    double inputWaitSeconds = 0;  ///< spent waiting for data since training began
};

/// Receives reports on the thread that trains. Must return quickly.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    virtual void stepFinished(const StepSample& sample) = 0;
    virtual void epochFinished(const EpochReport& report) = 0;
};

/// One line of the model summary.
struct LayerSummary {
    QString name;         ///< "Conv 3×3, 16"
    QString outputShape;  ///< "148 × 148 × 16"
    qint64 parameters = 0;
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
};

enum class TrainingEnd { Completed, Stopped };

/// The whole outcome. Partial (fewer epochs) when stopped.
struct TrainingReport {
    TrainingEnd end = TrainingEnd::Completed;
    QList<EpochReport> epochs;
    double trainSeconds = 0;  ///< first step to the end of the last validation
    Phases phases;            ///< training's part of the headline: sums to trainSeconds
    /// One more evaluation after the clock stopped; absent when a stop cut it short.
    std::optional<double> finalValidationLoss;
    std::optional<double> finalValidationAccuracy;
    bool isLossFinite = true;
    int threads = 0;     ///< that were used (1 on another device than the CPU)
    QString deviceUsed;  ///< id of where the network really computed; empty before the first epoch's end
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
    virtual Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) = 0;

    /// The trained network as TorchScript (.pt) that Python's torch.jit.load opens: input N x 3 x 150 x 150
    /// float32 in 0-1, output probabilities. Written atomically. Error::Input with a sentence naming the
    /// file.
    virtual Result<void> saveModel(const QString& path) const = 0;
};

}  // namespace epochmark
