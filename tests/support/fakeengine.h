// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/engine.h"

#include <QThread>

#include <functional>
#include <new>
#include <optional>

namespace epochmark::test {

/// Where a device may fail, in the order in which a run comes there.
enum class FaultPoint { Create, WarmUp, Step, EpochEnd, Validation, SaveModel };

/// How the fake behaves: where it fails, and what happens on the way.
struct FakeBehaviour {
    bool hasLearned = true;  ///< else it hits no better than guessing
    bool isLossFinite = true;
    QByteArray stateDigest;  ///< of ranks
    QList<EngineDevice> devices{{QStringLiteral("cpu"), true, {}, {}}};
    std::optional<DeviceIdentity> trainedOn;  ///< what the report says computed
    std::optional<int> threadsWorking;        ///< fewer than it was told to take
    int leftOut = 0;                          ///< the first so many pictures are damaged
    std::optional<QString> deviceUsed;        ///< a device that silently isn't the one that was asked for
    std::optional<Error> decodeError;
    std::optional<Error> shareError;  ///< of room that several processes have in common
    std::optional<Error> openError;   ///< of another process's
    bool canShare = true;             ///< the system gives processes a file in common
    QList<qsizetype> forgetsToKeep;   ///< says of these that they are kept, but has no check of them
    std::optional<Error> warmUpError;
    std::optional<int> failsInEpoch;        ///< the device fails in that epoch
    std::optional<int> outOfMemoryInEpoch;  ///< std::bad_alloc is thrown there
    /// Asked at every point (epoch and step 0 outside of training): an error to fail with; may throw, too.
    std::function<std::optional<Error>(FaultPoint point, int epoch, int step)> fault;
    bool readsPictures = false;  ///< decoding and each epoch of a plain run really read every picture
    std::optional<double> compileSeconds;
    QList<Warning> trainingWarnings;  ///< of the way in which it trains
    QJsonObject trainingFacts;        ///< likewise, of a record's environment
    int slowMilliseconds = 0;         ///< each step takes so long
    std::function<void()> onDecode;
    std::function<void(const DecodeOptions& options)> decodesWith;
    std::function<void(qsizetype index)> onPicture;           ///< before a picture is read for decoding
    std::function<void(const StopToken& stop)> whilePicture;  ///< likewise, with what decoding is stopped by
    std::function<void()> onWarmUp;
    std::function<void(int epoch, int step)> onStep;  ///< before each step, on the training thread
    std::function<void(int epoch)> onEpochDone;       ///< after the observer has heard of it
};

/// Trains nothing, but reports as an engine does: one second an epoch on its own clock.
class FakeTraining final : public Training {
public:
    FakeTraining(TrainingSetup setup, FakeBehaviour behaviour)
        : m_setup(std::move(setup)), m_behaviour(std::move(behaviour))
    {}

    QList<LayerSummary> summary() const override
    {
        return {
            {QStringLiteral("Dense 1"), QStringLiteral("1"), m_setup.workload.parameterCount().value_or(0)}};
    }

    Result<double> warmUp(const StopToken& stop) override
    {
        if (m_behaviour.onWarmUp) {
            m_behaviour.onWarmUp();
        }
        if (m_behaviour.warmUpError) {
            return *m_behaviour.warmUpError;
        }
        if (const auto error = faultAt(FaultPoint::WarmUp)) {
            return *error;
        }
        if (stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
        }
        return 0.25;
    }

    Result<TrainingReport> train(TrainingObserver& observer, const StopToken& stop) override
    {
        TrainingReport report;
        report.threads = m_behaviour.threadsWorking.value_or(m_setup.threads);
        report.identity = m_behaviour.trainedOn.value_or(DeviceIdentity());
        report.isLossFinite = m_behaviour.isLossFinite;
        report.stateDigest = m_behaviour.stateDigest;
        report.deviceUsed = m_behaviour.deviceUsed.value_or(m_setup.deviceId);
        for (int epoch = 1; epoch <= m_setup.workload.epochs; ++epoch) {
            if (m_behaviour.failsInEpoch == epoch) {
                return Error{
                    ErrorCode::DeviceUnavailable, QStringLiteral("The device fell off the bus."), {}};
            }
            if (m_behaviour.outOfMemoryInEpoch == epoch) {
                throw std::bad_alloc();
            }
            if (const auto error = readAgain()) {
                return *error;
            }
            if (!runEpoch(epoch, observer, stop)) {
                if (m_failure) {
                    return *m_failure;
                }
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

    std::optional<double> compileSeconds() const override { return m_behaviour.compileSeconds; }
    QList<Warning> warnings() const override { return m_behaviour.trainingWarnings; }
    QJsonObject facts() const override { return m_behaviour.trainingFacts; }
    QList<qint64> threadIds() const override { return {1}; }

    Result<void> saveModel(const QString&) const override
    {
        const auto error = faultAt(FaultPoint::SaveModel);
        return error ? Result<void>(*error) : Result<void>();
    }

private:
    std::optional<Error> faultAt(FaultPoint point, int epoch = 0, int step = 0) const
    {
        return m_behaviour.fault ? m_behaviour.fault(point, epoch, step) : std::nullopt;
    }

    /// What the plain pipeline does: the pictures come out of the archive once more.
    std::optional<Error> readAgain() const
    {
        if (!m_behaviour.readsPictures || m_setup.workload.pipeline != Pipeline::Plain) {
            return std::nullopt;
        }
        const auto reader = m_setup.data.source->openReader();
        for (const int row : m_setup.data.trainRows) {
            const auto read = reader ? reader.value()->read(row) : Result<QByteArray>(reader.error());
            if (!read) {
                return Error{
                    ErrorCode::Input,
                    QStringLiteral("A picture can't be read any more: %1.").arg(read.error().message),
                    {}};
            }
        }
        return std::nullopt;
    }

    bool runEpoch(int epoch, TrainingObserver& observer, const StopToken& stop)
    {
        const int steps = m_setup.workload.stepsPerEpoch();
        for (int step = 1; step <= steps; ++step) {
            if (m_behaviour.onStep) {
                m_behaviour.onStep(epoch, step);
            }
            m_failure = faultAt(FaultPoint::Step, epoch, step);
            if (m_failure || stop.isStopRequested()) {
                return false;
            }
            QThread::msleep(static_cast<unsigned long>(m_behaviour.slowMilliseconds));
            const double elapsed = epoch - 1 + 0.8 * step / steps;
            observer.stepFinished({epoch, step, steps, elapsed, 0.8 / steps, elapsed * 0.05});
        }
        for (const FaultPoint point : {FaultPoint::EpochEnd, FaultPoint::Validation}) {
            if (!m_failure) {
                m_failure = faultAt(point, epoch, steps);
            }
        }
        return !m_failure;
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
    std::optional<Error> m_failure;
};

/// Pictures that no byte is kept of, as if other processes could reach them. Its checks are the numbers of
/// those that it keeps.
class FakeSharedPixels final : public SharedPixels {
public:
    explicit FakeSharedPixels(qsizetype count) : m_count(count) {}
    void keep(qsizetype index) { m_kept.append(index); }

    qsizetype count() const override { return m_count; }
    const uchar* picture(qsizetype) const override { return nullptr; }
    qint64 byteCount() const override { return m_count; }
    QByteArray handle() const override { return "fake"; }
    QByteArray checks() const override { return numbersOf(m_kept); }
    bool adopt(const QByteArray& checks, const QList<qsizetype>& pictures) override
    {
        return checks == numbersOf(pictures);
    }

private:
    static QByteArray numbersOf(const QList<qsizetype>& pictures)
    {
        QByteArray all;
        for (const qsizetype picture : pictures) {
            all += QByteArray::number(picture) + ' ';
        }
        return all;
    }

    qsizetype m_count;
    QList<qsizetype> m_kept;
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
    QList<EngineDevice> devices() const override { return m_behaviour.devices; }

    Result<DecodedPictures> decode(const PictureSource& source, const DecodeOptions& options) const override
    {
        if (m_behaviour.onDecode) {
            m_behaviour.onDecode();
        }
        if (m_behaviour.decodesWith) {
            m_behaviour.decodesWith(options);
        }
        if (m_behaviour.decodeError) {
            return *m_behaviour.decodeError;
        }
        if (options.stop.isStopRequested()) {
            return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
        }
        DecodedPictures decoded;
        for (qsizetype i = 0; i < source.count(); ++i) {
            if (i % options.parts != options.part) {
                decoded.verdicts.append(PictureVerdict());
                continue;
            }
            if (m_behaviour.whilePicture) {
                m_behaviour.whilePicture(options.stop);
            }
            if (options.stop.isStopRequested()) {
                return Error{ErrorCode::Stopped, QStringLiteral("Stopped."), {}};
            }
            const QString reason = i < m_behaviour.leftOut ? QStringLiteral("is damaged")
                                                           : readOne(source, i);
            decoded.verdicts.append({reason.isEmpty(), reason, 10, 10});
            if (options.shared && reason.isEmpty() && !m_behaviour.forgetsToKeep.contains(i)) {
                static_cast<FakeSharedPixels&>(*options.shared).keep(i);
            }
        }
        if (options.progress) {
            options.progress(source.count(), source.count());
        }
        decoded.pixels = options.shared;
        return decoded;
    }
    Result<std::shared_ptr<SharedPixels>> sharePixels(qsizetype count, const DecodeOptions&) const override
    {
        if (m_behaviour.shareError) {
            return *m_behaviour.shareError;
        }
        return m_behaviour.canShare ? std::shared_ptr<SharedPixels>(std::make_shared<FakeSharedPixels>(count))
                                    : nullptr;
    }
    Result<std::shared_ptr<SharedPixels>> openPixels(const QByteArray&, qsizetype count,
                                                     const DecodeOptions&) const override
    {
        if (m_behaviour.openError) {
            return *m_behaviour.openError;
        }
        return std::shared_ptr<SharedPixels>(std::make_shared<FakeSharedPixels>(count));
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
        const auto error = m_behaviour.fault ? m_behaviour.fault(FaultPoint::Create, 0, 0) : std::nullopt;
        if (error) {
            return *error;
        }
        return std::unique_ptr<Training>(std::make_unique<FakeTraining>(std::move(setup), m_behaviour));
    }
    Result<std::shared_ptr<Ranks>> joinRanks(const RankPlace&, const RankContract&,
                                             const JoinOptions&) const override
    {
        return Error{ErrorCode::Internal, QStringLiteral("The fake trains alone."), {}};
    }
    Result<NetworkCheck> checkNetwork(const NetworkGraph&) const override
    {
        return Error{ErrorCode::Internal, QStringLiteral("The fake computes nothing."), {}};
    }
    Result<ProgramFacts> tryProgram(const NetworkProgram&, const PictureSize&) const override
    {
        return Error{ErrorCode::Internal, QStringLiteral("The fake loads nothing."), {}};
    }

private:
    /// The reason why a picture is left out; empty when it was read, or needn't be. Each is read by a reader
    /// of its own, as if every one had a thread.
    QString readOne(const PictureSource& source, qsizetype index) const
    {
        if (m_behaviour.onPicture) {
            m_behaviour.onPicture(index);
        }
        if (!m_behaviour.readsPictures) {
            return {};
        }
        const auto reader = source.openReader();
        const auto read = reader ? reader.value()->read(index) : Result<QByteArray>(reader.error());
        return read ? QString() : read.error().message;
    }

    FakeBehaviour m_behaviour;
};

}  // namespace epochmark::test
