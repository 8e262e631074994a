// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/rehearsal.h"

#include "base/paths.h"
#include "base/stopwatch.h"
#include "dataset/archivereader.h"
#include "devices/kind/devicekinds.h"
#include "devices/plugin/probepause.h"
#include "devices/processor/threadaffinity.h"
#include "results/store/livingruns.h"
#include "run/remainingtime.h"
#include "run/runerrors.h"
#include "run/spoollimit.h"

#include <QFileInfo>
#include <QObject>

#include <algorithm>
#include <new>
#include <numeric>
#include <optional>
#include <random>

namespace epochmark {

namespace {

constexpr double kDecodeSeconds = 0.5;
constexpr double kTrainSeconds = 1.5;
constexpr qsizetype kChunk = 64;  // pictures decoded at once
constexpr int kSteps = 10;        // of an epoch of the rehearsal
constexpr int kValidationSteps = 3;

/// Some pictures of a source, as a source of its own.
class SomePictures final : public PictureSource {
public:
    SomePictures(const PictureSource& all, QList<int> chosen) : m_all(all), m_chosen(std::move(chosen)) {}
    qsizetype count() const override { return m_chosen.size(); }
    qint64 encodedBytes(qsizetype index) const override { return m_all.encodedBytes(m_chosen.at(index)); }
    Result<std::unique_ptr<PictureReader>> openReader() const override
    {
        auto reader = m_all.openReader();
        if (!reader) {
            return reader.error();
        }
        return std::unique_ptr<PictureReader>(std::make_unique<Reader>(std::move(reader).value(), m_chosen));
    }

private:
    class Reader final : public PictureReader {
    public:
        Reader(std::unique_ptr<PictureReader> all, QList<int> chosen)
            : m_all(std::move(all)), m_chosen(std::move(chosen))
        {}
        Result<QByteArray> read(qsizetype index) override { return m_all->read(m_chosen.at(index)); }

    private:
        std::unique_ptr<PictureReader> m_all;
        QList<int> m_chosen;
    };

    const PictureSource& m_all;
    QList<int> m_chosen;
};

/// What was decoded last, and how fast all of it went.
struct Sample {
    std::shared_ptr<const PixelStore> pixels;
    QList<int> rows;    ///< usable ones: of `pixels`, or of the archive where nothing is kept
    QList<int> labels;  ///< one a row
    double secondsAPicture = 0;
};

/// Times training by its own clock; asks for its end when that has said enough.
class Timekeeper final : public TrainingObserver {
public:
    explicit Timekeeper(StopSource& stop) : m_stop(stop) {}

    void stepFinished(const StepSample& sample) override
    {
        if (sample.epoch == 1) {
            m_firstSteps.append(sample.elapsedSeconds);
        }
        if (sample.elapsedSeconds >= kTrainSeconds && (sample.epoch > 1 || sample.step > 1)) {
            m_stop.requestStop();
        }
    }
    void epochFinished(const EpochReport& report) override { m_epochs.append(report); }

    /// Of one step; absent when none could be timed. The first epoch, and of it the first step, tell the way
    /// into the caches as well: they count only where there is nothing else.
    std::optional<double> stepSeconds() const
    {
        if (m_epochs.size() > 1) {
            return steady([](const EpochReport& epoch) { return epoch.seconds - epoch.validationSeconds; })
                   / kSteps;
        }
        const qsizetype steps = m_firstSteps.size();
        return steps > 1    ? std::optional((m_firstSteps.last() - m_firstSteps.first()) / double(steps - 1))
               : steps == 1 ? std::optional(m_firstSteps.first())
                            : std::nullopt;
    }
    /// Of validating one batch; guessed from a step where no epoch was finished.
    double validationStepSeconds() const
    {
        if (m_epochs.isEmpty()) {
            return stepSeconds().value_or(0) * RemainingTime::kForwardShare;
        }
        return steady([](const EpochReport& epoch) { return epoch.validationSeconds; }) / kValidationSteps;
    }

private:
    template <typename Part>
    double steady(Part part) const
    {
        const auto first = m_epochs.cbegin() + (m_epochs.size() > 1 ? 1 : 0);
        const double sum = std::accumulate(
            first, m_epochs.cend(), 0.0,
            [&](double all, const EpochReport& epoch) { return all + part(epoch); });
        return sum / double(m_epochs.cend() - first);
    }

    StopSource& m_stop;
    QList<double> m_firstSteps;  ///< when they ended
    QList<EpochReport> m_epochs;
};

QList<int> shuffled(qsizetype count)
{
    QList<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(42));
    return order;
}

/// So many rows, the first ones again when they run out.
void repeatRows(const Sample& sample, int count, QList<int>& rows, QList<int>& labels)
{
    for (int i = 0; i < count; ++i) {
        rows.append(sample.rows.at(i % sample.rows.size()));
        labels.append(sample.labels.at(i % sample.rows.size()));
    }
}

class Rehearsing {
public:
    Rehearsing(const RunRequest& request, const RunDependencies& dependencies, const StopToken& stop)
        : m_request(request), m_dependencies(dependencies), m_stop(stop)
    {}

    Result<Rehearsal> run();

private:
    Result<void> prepare();
    Result<void> open();
    Result<void> decode();
    Result<void> decodeChunk(const QList<int>& chosen, Sample& sample) const;
    WorkloadSpec smallWork() const;
    Result<void> warmUp();

    const RunRequest& m_request;
    const RunDependencies& m_dependencies;
    StopToken m_stop;
    std::optional<ProbePause> m_probePause;  ///< to the end
    const Engine* m_engine = nullptr;
    std::shared_ptr<ArchiveReader> m_archive;
    double m_openSeconds = 0;
    DeviceKind m_kind;
    int m_threads = 0;
    Sample m_sample;
    std::unique_ptr<Training> m_training;
};

Result<Rehearsal> Rehearsing::run()
{
    // Ranks train at the same time, or one that came late would have the others' processors.
    const auto ready = RankedRun(m_dependencies.ranks, m_stop).agree(prepare());
    if (!ready) {
        return ready.error();
    }
    StopSource enough(m_stop);
    Timekeeper keeper(enough);
    const auto trained = m_training->train(keeper, enough.token());
    if (!trained) {
        return trained.error();
    }
    const auto step = keeper.stepSeconds();
    if (m_stop.isStopRequested() || !step) {
        return runerrors::stoppedBeforeTraining();
    }
    const QList<ListedPicture>& pictures = m_archive->listing().pictures;
    const auto toTrain = std::ranges::count(pictures, Split::Train, &ListedPicture::split);
    const double batch = m_request.workload.batchSize;
    const bool isTuned = m_request.workload.pipeline == Pipeline::Tuned;
    Rehearsal foretold;
    foretold.dataSeconds = m_openSeconds + (isTuned ? m_sample.secondsAPicture * double(pictures.size()) : 0);
    foretold.stepSeconds = *step;
    foretold.steps = double(toTrain) / batch;
    foretold.epochSeconds = foretold.steps * *step
                            + double(pictures.size() - toTrain) / batch * keeper.validationStepSeconds();
    foretold.seconds = foretold.dataSeconds + m_request.workload.epochs * foretold.epochSeconds;
    return foretold;
}

/// All that comes before the clock runs. Nothing is thrown: other ranks wait for how it went.
Result<void> Rehearsing::prepare()
{
    try {
        for (const auto station : {&Rehearsing::open, &Rehearsing::decode, &Rehearsing::warmUp}) {
            if (const auto arrived = (this->*station)(); !arrived) {
                return arrived;
            }
        }
        return {};
    } catch (const std::bad_alloc&) {
        return runerrors::outOfMemory();
    } catch (const std::exception&) {
        return runerrors::unexpectedFailure();
    }
}

Result<void> Rehearsing::open()
{
    if (const auto valid = runerrors::check(m_request); !valid) {
        return valid;
    }
    m_probePause.emplace(m_stop);
    if (m_probePause->outcome() == ProbePause::Outcome::Stopped) {
        return runerrors::stoppedBeforeTraining();
    }
    const QString store = m_request.storePath.isEmpty() ? paths::storeFile() : m_request.storePath;
    for (const LivingRun& other : livingruns::in(QFileInfo(store).absolutePath())) {
        return Error{
            ErrorCode::Usage, QObject::tr("No rehearsal beside a run. %1").arg(other.sentence()), {}};
    }
    const DeviceCatalog catalog = m_dependencies.devices();
    const auto device = catalog.usable(m_request.deviceId);
    if (!device) {
        return device.error();
    }
    m_kind = device->kind;
    const DeviceKindDefinition& kind = DeviceKinds::of(m_kind);
    if (kind.usesThreads()) {
        m_threads = m_request.threads > 0
                        ? m_request.threads
                        : RankedRun(m_dependencies.ranks).threads(kind.defaultThreads(device.value()));
    }
    const auto engine = m_dependencies.engine();
    if (!engine) {
        return engine.error();
    }
    m_engine = engine.value();
    const Stopwatch clock;
    auto archive = ArchiveReader::open(m_request.datasetPath, m_stop, {m_request.takesClassesFromNames});
    if (!archive) {
        return archive.error();
    }
    m_archive = std::move(archive).value();
    m_openSeconds = clock.seconds();
    return {};
}

Result<void> Rehearsing::decode()
{
    const QList<int> order = shuffled(m_archive->source().count());
    Sample& sample = m_sample;
    qsizetype done = 0;
    const Stopwatch clock;
    while (done < order.size() && (sample.rows.isEmpty() || clock.seconds() < kDecodeSeconds)) {
        const QList<int> chosen = order.mid(done, kChunk);
        if (const auto decoded = decodeChunk(chosen, sample); !decoded) {
            return decoded.error();
        }
        done += chosen.size();
    }
    sample.secondsAPicture = clock.seconds() / double(std::max<qsizetype>(1, done));
    if (sample.rows.isEmpty()) {
        return Error{ErrorCode::Input, QObject::tr("No picture of this dataset can be decoded."), {}};
    }
    return {};
}

Result<void> Rehearsing::decodeChunk(const QList<int>& chosen, Sample& sample) const
{
    const SomePictures some(m_archive->source(), chosen);
    DecodeOptions options;
    options.room = spoollimit::room(m_request, m_kind);
    options.threads = m_threads;
    options.stop = m_stop;
    const bool isTuned = m_request.workload.pipeline == Pipeline::Tuned;
    const auto decoded = isTuned ? m_engine->decode(some, options) : m_engine->check(some, options);
    if (!decoded) {
        return decoded.error();
    }
    QList<int> rows;
    QList<int> labels;
    for (qsizetype i = 0; i < decoded->verdicts.size(); ++i) {
        if (decoded->verdicts.at(i).isUsed) {
            rows.append(isTuned ? static_cast<int>(i) : chosen.at(i));
            labels.append(m_archive->listing().pictures.at(chosen.at(i)).classIndex);
        }
    }
    if (!rows.isEmpty()) {
        sample.pixels = decoded->pixels;
        sample.rows = rows;
        sample.labels = labels;
    }
    return {};
}

WorkloadSpec Rehearsing::smallWork() const
{
    WorkloadSpec workload = m_request.workload;
    workload.classes = m_archive->listing().classes;
    workload.trainPictures = kSteps * workload.batchSize;
    workload.testPictures = kValidationSteps * workload.batchSize;
    workload.epochs = WorkloadSpec::kMaxEpochs;
    return workload;
}

Result<void> Rehearsing::warmUp()
{
    TrainingSetup setup;
    setup.workload = smallWork();
    setup.deviceId = m_request.deviceId;
    setup.threads = m_threads;
    setup.seed = m_request.seed;
    setup.data.pixels = m_sample.pixels;
    setup.data.source = &m_archive->source();
    repeatRows(m_sample, setup.workload.trainPictures, setup.data.trainRows, setup.data.trainLabels);
    repeatRows(m_sample, setup.workload.testPictures, setup.data.validationRows, setup.data.validationLabels);
    auto training = m_engine->createTraining(std::move(setup));
    if (!training) {
        return training.error();
    }
    m_training = std::move(training).value();
    const auto warm = m_training->warmUp(m_stop);
    return warm ? Result<void>() : warm.error();
}

}  // namespace

Result<Rehearsal> rehearse(const RunRequest& request, const RunDependencies& dependencies,
                           const StopToken& stop)
{
    const AffinityKeeper affinity;
    try {
        return Rehearsing(request, dependencies, stop).run();
    } catch (const std::bad_alloc&) {
        return runerrors::outOfMemory();
    } catch (const std::exception&) {
        return runerrors::unexpectedFailure();
    }
}

}  // namespace epochmark
