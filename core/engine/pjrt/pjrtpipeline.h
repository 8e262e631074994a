// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/training.h"
#include "engine/network/network.h"
#include "engine/pjrt/remotedevice.h"
#include "engine/train/steppipeline.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace epochmark {

/// Trains on a plug-in's device: the pictures lie there as bytes, order and labels follow once a pass, and a
/// step is one execution that gathers, scales, computes gradients and updates in place. Where the pictures
/// don't fit, each batch is handed over while the device is at work on those before it. Up to wire::kInFlight
/// steps are under way; a pass's losses and hits are read once, at its end. The update has no time of its
/// own. Compiles at the first rehearsal, or where there was none at the first pass.
class PjrtPipeline final : public StepPipeline {
public:
    /// `setup.data.pixels` must be there.
    PjrtPipeline(const TrainingSetup& setup, std::shared_ptr<const Network> network,
                 std::shared_ptr<const HloNetwork> hlo, PluginTarget target);
    ~PjrtPipeline() override;

    /// More pictures than that stay here and go batch by batch; unless called: half of the device's memory,
    /// where that is known, else what it takes. Before the first pass.
    void setMostStoredBytes(qint64 bytes) { m_mostStoredBytes = bytes; }
    /// Max-pool's gradient by comparison or by scattering; unless called: as the platform does it best.
    /// Before the first pass.
    void setPoolingByComparison(bool isIt) { m_isPoolingByComparison = isIt; }
    /// Once it is ready: whether the pictures lie on the device.
    bool keepsPicturesThere() const { return m_training.shape.storedRows > 0; }
    void setStop(const StopToken& stop) override { m_device.setStop(stop); }
    void setState(const NetworkState& state) override;
    NetworkState state() const override;
    void beginPass(PassKind kind, PictureOrder order, int batchSize) override;
    int validationBatchSize(int trainingBatchSize) const override { return trainingBatchSize; }
    bool loadBatch() override;
    void computeGradients() override { runStep(); }
    void applyUpdate() override {}
    void evaluate() override { runStep(); }
    PassSums readSums() override;
    void synchronize() override;
    void rehearse(int trainingBatchSize, int validationBatchSize) override;

    std::optional<double> compileSeconds() const override { return m_compileSeconds; }

private:
    /// One of the two kinds of pass: its program and the buffers that are its own.
    struct Pass {
        StepShape shape;
        std::vector<int64_t> arguments;
        std::vector<int64_t> results;
        int64_t program = 0;
        int64_t losses = 0;
        int64_t hits = 0;
        int64_t step = 0;
        int64_t labels = 0;
        int64_t pictures = 0;
        int64_t order = 0;
    };

    StepShape shapeOf(qsizetype pictures) const;
    int keptKinds() const { return m_training.shape.optimiser.stateCount(); }
    bool countsSteps() const { return epochmark::countsSteps(*m_hlo, m_training.shape); }
    int64_t bufferOf(int kind) const;
    void layOut(Pass& pass, int64_t program, bool isTraining);
    void prepare();
    void checkPrecision() const;
    void checkTf32() const;
    void compile(Pass& pass, const StepProgram& program);
    bool havePicturesRoom();
    bool uploadPictures();
    void uploadBatch();
    void announceNext(size_t first);
    void uploadState();
    void uploadPass(const Pass& pass, const PictureOrder& order);
    void runStep();
    std::vector<at::Tensor> readTensors(const QList<NetworkTensor>& shapes, int64_t first) const;

    std::shared_ptr<const Network> m_network;
    std::shared_ptr<const HloNetwork> m_hlo;
    std::shared_ptr<const PixelStore> m_pixels;
    WorkloadSpec m_workload;
    QString m_deviceId;
    uint64_t m_seed;
    mutable RemoteDevice m_device;
    StateTypes m_types;
    NetworkState m_state;  ///< that wait until the device is ready
    bool m_isReady = false;
    std::optional<double> m_compileSeconds;
    Pass m_training;
    Pass m_validation;
    Pass* m_pass = nullptr;  ///< under way
    int64_t m_stepsDone = 0;
    std::optional<qint64> m_mostStoredBytes;
    std::optional<bool> m_isPoolingByComparison;
    std::vector<int> m_order;  ///< of the pass, where the pictures aren't on the device
};

}  // namespace epochmark
