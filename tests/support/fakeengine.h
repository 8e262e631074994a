// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/engine.h"

#include <QThread>

#include <functional>
#include <new>
#include <optional>

namespace epochmark::test {

/// How the fake behaves: where it fails, and what happens on the way.
struct FakeBehaviour {
    bool hasLearned = true;                     ///< else it hits no better than guessing
    bool isLossFinite = true;
    int leftOut = 0;                            ///< the first so many pictures are damaged
    std::optional<Error> decodeError;
    std::optional<Error> warmUpError;
    std::optional<int> failsInEpoch;            ///< the device fails in that epoch
    std::optional<int> outOfMemoryInEpoch;      ///< std::bad_alloc is thrown there
    int slowMilliseconds = 0;                   ///< each step takes so long
    std::function<void()> onDecode;
    std::function<void()> onWarmUp;
    std::function<void(int epoch, int step)> onStep;   ///< before each step, on the training thread
    std::function<void(int epoch)> onEpochDone;        ///< after the observer has heard of it
};

/// Trains nothing, but reports as an engine does: one second an epoch on its own clock.
class FakeTraining final : public Training {
public:
    FakeTraining(TrainingSetup setup, FakeBehaviour behaviour)
        : m_setup(std::move(setup)), m_behaviour(std::move(behaviour))
    {
    }

    QList<LayerSummary> summary() const override
    {
        return {{QStringLiteral("Dense 1"), QStringLiteral("1"), m_setup.workload.parameterCount()}};
    }

    Result<double> warmUp(const StopToken& stop) override
    {
        if (m_behaviour.onWarmUp) {
            m_behaviour.onWarmUp();
        }
        if (m_behaviour.warmUpError) {
            return *m_behaviour.warmUpError;
        }
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
        }
        return 0.25;
    }

    Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) override
    {
        TrainingReport report;
        report.threads = m_setup.threads;
        report.isLossFinite = m_behaviour.isLossFinite;
        for (int epoch = 1; epoch <= m_setup.workload.epochs; ++epoch) {
            if (m_behaviour.failsInEpoch == epoch) {
                return Error{ErrorCode::DeviceUnavailable, QStringLiteral("The device fell off the bus."), {}};
            }
            if (m_behaviour.outOfMemoryInEpoch == epoch) {
                throw std::bad_alloc();
            }
            if (!runEpoch(epoch, observer, stop)) {
                report.end = TrainingEnd::Stopped;
                break;
            }
            const EpochReport done = epochReport(epoch);
            report.epochs.append(done);
            report.phases += done.phases;
            observer.epochFinished(done);
            if (m_behaviour.onEpochDone) {
                m_behaviour.onEpochDone(epoch);
            }
        }
        report.trainSeconds = double(report.epochs.size());
        report.finalValidationLoss = 0.5;
        report.finalValidationAccuracy = 0.75;
        return report;
    }

    Result<void> saveModel(const QString&) const override { return {}; }

private:
    bool runEpoch(int epoch, TrainingObserver& observer, const StopToken& stop)
    {
        const int steps = m_setup.workload.stepsPerEpoch();
        for (int step = 1; step <= steps; ++step) {
            if (m_behaviour.onStep) {
                m_behaviour.onStep(epoch, step);
            }
            if (stop.isStopRequested()) {
                return false;
            }
            QThread::msleep(static_cast<unsigned long>(m_behaviour.slowMilliseconds));
            const double elapsed = epoch - 1 + 0.8 * step / steps;
            observer.stepFinished({epoch, step, steps, elapsed, 0.8 / steps, elapsed * 0.05});
        }
        return true;
    }

    EpochReport epochReport(int epoch) const
    {
        const int pictures = m_setup.workload.trainPictures;
        EpochReport report;
        report.epoch = epoch;
        report.seconds = 1;
        report.validationSeconds = 0.2;
        report.trainHits = m_behaviour.hasLearned ? pictures : pictures / 2;
        report.trainAccuracy = double(report.trainHits) / pictures;
        report.trainLoss = m_behaviour.isLossFinite ? std::optional<double>(1.0 / epoch) : std::nullopt;
        report.validationLoss = 0.5;
        report.validationAccuracy = 0.75;
        report.phases = {0, 0.05, 0.6, 0.1, 0.2, 0.05};
        return report;
    }

    TrainingSetup m_setup;
    FakeBehaviour m_behaviour;
};

/// Stands in for LibTorch: reads nothing, needs no pictures that can be decoded.
class FakeEngine final : public Engine {
public:
    explicit FakeEngine(FakeBehaviour behaviour = {}) : m_behaviour(std::move(behaviour)) {}

    EngineInfo info() const override
    {
        EngineInfo info;
        info.libtorch = QStringLiteral("0.0.1-fake");
        return info;
    }
    QList<EngineDevice> devices() const override { return {{QStringLiteral("cpu"), true, {}}}; }

    Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options) const override
    {
        if (m_behaviour.onDecode) {
            m_behaviour.onDecode();
        }
        if (m_behaviour.decodeError) {
            return *m_behaviour.decodeError;
        }
        if (options.stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
        }
        DecodedPictures decoded;
        for (qsizetype i = 0; i < source.count(); ++i) {
            const bool isDamaged = i < m_behaviour.leftOut;
            decoded.verdicts.append({!isDamaged, isDamaged ? QStringLiteral("is damaged") : QString(), 10, 10});
        }
        if (options.progress) {
            options.progress(source.count(), source.count());
        }
        return decoded;
    }
    Result<DecodedPictures> check(const PictureSource& source, const DecodeOptions& options) const override
    {
        return decode(source, options);
    }
    Result<Thumbnail> thumbnail(const QByteArray&, int) const override
    {
        return Error{ErrorCode::Input, QStringLiteral("The fake has no thumbnails."), {}};
    }
    Result<std::unique_ptr<Training>> createTraining(TrainingSetup setup) const override
    {
        return std::unique_ptr<Training>(std::make_unique<FakeTraining>(std::move(setup), m_behaviour));
    }

private:
    FakeBehaviour m_behaviour;
};

}  // namespace epochmark::test
