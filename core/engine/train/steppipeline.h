// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/stoptoken.h"
#include "base/warning.h"
#include "engine/network/networkstate.h"

#include <QJsonObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace epochmark {

/// The pictures of one pass over a set, in the order they are shown.
struct PictureOrder {
    std::vector<int> rows;    ///< rows of the pixel store, or indices of the source
    std::vector<int> labels;  ///< class index, one a row
};

enum class PassKind { Training, Validation };

/// What a pass has summed up on the device since it began.
struct PassSums {
    double loss = 0;   ///< nats, summed over pictures
    int64_t hits = 0;  ///< pictures classified correctly
    std::string
        device;  ///< LibTorch's name of where the network's outputs lay: the device that was really used
};

/// One way to train a network: everything inside a step. Implementations: tuned/, plain/ and pjrt/.
/// Created, used and destroyed on the thread that trains. Exceptions of LibTorch pass through: Trainer
/// catches them.
///
///     pipeline.beginPass(PassKind::Training, order, 20);
///     while (pipeline.loadBatch()) { pipeline.computeGradients(); pipeline.applyUpdate(); }
///     PassSums sums = pipeline.readSums();
class StepPipeline {
public:
    virtual ~StepPipeline() = default;

    /// Seconds that compiling the network took so far; absent where nothing is compiled.
    virtual std::optional<double> compileSeconds() const { return std::nullopt; }

    /// What is odd about the way in which it trains; absent: nothing.
    virtual std::optional<Warning> warning() const { return std::nullopt; }
    /// What a record's environment tells of that way, by its keys there.
    virtual QJsonObject facts() const { return {}; }

    /// Ends long waiting: for a compiler, or for a device that doesn't answer, by a TrainingFailure.
    virtual void setStop(const StopToken&) {}

    /// Replaces weights, optimiser state and buffers (copied).
    virtual void setState(const NetworkState& state) = 0;
    /// A copy in canonical form.
    virtual NetworkState state() const = 0;

    /// Starts a pass: the sums are zero, the first batch is on its way. The last batch may be short.
    virtual void beginPass(PassKind kind, PictureOrder order, int batchSize) = 0;
    /// Pictures a validation batch holds: a weighted mean over a set doesn't depend on it.
    virtual int validationBatchSize(int trainingBatchSize) const = 0;

    /// Waits until the next batch is on the device; false when the pass is over.
    virtual bool loadBatch() = 0;
    /// Forward and backward pass over the loaded batch; adds to the sums.
    virtual void computeGradients() = 0;
    /// Between the two, where ranks share the batches out: the gradients become those of the whole batch.
    virtual void exchangeGradients() {}
    /// Seconds of the last computeGradients() that went to and fro between ranks.
    virtual double exchangeSeconds() const { return 0; }
    /// What a step sends to the other ranks.
    virtual int64_t exchangedBytes() const { return 0; }
    /// With ranks: whether one of them wanted to stop when they spoke last, the same on all; absent without:
    /// whoever asked for a stop then knows.
    virtual std::optional<bool> agreedStop() const { return std::nullopt; }
    /// RMSprop's update.
    virtual void applyUpdate() = 0;
    /// Seconds of the last computeGradients() that belong to the optimiser: a pass that fuses a gradient with
    /// its update.
    virtual double fusedUpdateSeconds() const { return 0; }
    /// Forward pass over the loaded batch; adds to the sums.
    virtual void evaluate() = 0;

    /// Reads the sums back: the only transfer from the device in a pass.
    virtual PassSums readSums() = 0;
    /// The sums so far, within a pass; absent where that would be a transfer from the device.
    virtual std::optional<PassSums> sumsSoFar() { return std::nullopt; }
    /// Returns when everything asked of the device is done; one that keeps several steps under way waits for
    /// them at a pass's last step alone.
    virtual void synchronize() = 0;

    /// One step and one evaluation with invented pictures of these batch sizes: kernels, plans and memory get
    /// ready.
    virtual void rehearse(int trainingBatchSize, int validationBatchSize) = 0;
};

}  // namespace epochmark
