// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runexecutor.h"

#include "base/format.h"
#include "base/paths.h"
#include "base/printable.h"
#include "base/stopwatch.h"
#include "devices/kind/devicekinds.h"
#include "devices/processor/threadaffinity.h"
#include "engine/api/engine.h"
#include "modelfile/filenetwork.h"
#include "results/store/livingruns.h"
#include "run/environment.h"
#include "run/progressmeter.h"
#include "run/runerrors.h"
#include "run/shareddecoding.h"
#include "run/spoollimit.h"
#include "run/stagescope.h"
#include "run/stoprelay.h"
#include "workload/network/networkdefinition.h"

#include <QObject>

#include <exception>
#include <new>
#include <utility>

namespace epochmark {

/// Journals what the training reports and passes it on.
class RunExecutor::Observer final : public TrainingObserver {
public:
    Observer(RunRecorder& recorder, RunSink& sink, SensorSampler& sensors, const Training& training,
             DisturbanceSource* disturbances)
        : m_recorder(recorder), m_sink(sink), m_sensors(sensors), m_training(training),
          m_disturbances(disturbances),
          m_meter(recorder.record().workload, recorder.record().timing.dataSeconds.value_or(0))
    {
        m_sensors.lap();  // what they told before training is no epoch's
    }

    void stepFinished(const StepSample& sample) override
    {
        if (const auto progress = m_meter.stepFinished(sample, m_sensors.latest())) {
            m_sink.handle(*progress);
        }
    }

    void epochFinished(const EpochReport& finished) override
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

private:
    RunRecorder& m_recorder;
    RunSink& m_sink;
    SensorSampler& m_sensors;
    const Training& m_training;
    DisturbanceSource* m_disturbances;
    ProgressMeter m_meter;
};

namespace {

RunStatus statusOf(const Result<TrainingReport>& outcome)
{
    if (!outcome) {
        return outcome.error().code == ErrorCode::Stopped ? RunStatus::Stopped : RunStatus::Failed;
    }
    return outcome->end == TrainingEnd::Completed ? RunStatus::Completed : RunStatus::Stopped;
}

/// Which rows of a split are used, with their labels.
void fillRows(const Manifest& manifest, Split split, QList<int>& rows, QList<int>& labels)
{
    rows = manifest.rows(split);
    labels.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        labels.append(manifest.listing().pictures.at(row).classIndex);
    }
}

}  // namespace

std::unique_ptr<SensorSampler> RunDependencies::sensorsOf(const Device& device)
{
    return std::make_unique<SensorSampler>(DeviceKinds::of(device.kind).openSensors(device, SystemFiles()));
}

RunExecutor::RunExecutor(RunRequest request, QString runId, RunDependencies dependencies, RunSink& sink,
                         StopToken stop)
    : m_request(std::move(request)), m_runId(std::move(runId)), m_dependencies(std::move(dependencies)),
      m_ranks(m_dependencies.ranks, stop), m_sink(sink), m_stop(std::move(stop))
{}

RunExecutor::~RunExecutor() = default;

Result<RunRecord> RunExecutor::run()
{
    const AffinityKeeper affinity;  // the next run of a queue decodes on this thread's processors
    // The engine catches its own exceptions; what arrives here is memory running out in between. The
    // sentences are made while there is some.
    const Error noMemory = runerrors::outOfMemory();
    const Error unexpected = runerrors::unexpectedFailure();
    try {
        return walk();
    } catch (const std::bad_alloc&) {
        return breakOff(noMemory);
    } catch (const std::exception& exception) {
        return breakOff(unexpected, exception.what());
    }
}

/// Stores what there is. Memory may run out once more on the way: then the journal is left behind, without an
/// owner.
Result<RunRecord> RunExecutor::breakOff(Error error, const char* detail)
{
    m_ranks.endEarly(error);
    m_training.reset();
    m_pixels.reset();
    if (!m_recorder || !m_recorder->hasBegun()) {
        return error;
    }
    try {
        error.detail = QString::fromLocal8Bit(detail);
        return conclude(error);
    } catch (const std::exception&) {
        m_recorder.reset();
        return error;
    }
}

Result<RunRecord> RunExecutor::walk()
{
    if (const auto read = readTogether(); !read) {
        return read.error();
    }
    if (const auto begun = m_ranks.agree(m_recorder->begin()); !begun) {
        return begun.error();
    }
    meetOthers();
    const auto made = makeTraining();
    return conclude(made ? train() : Result<TrainingReport>(made.error()));
}

/// Each rank by itself; whichever is asked to stop, all hear it.
Result<void> RunExecutor::readTogether()
{
    const StopRelay relay(m_ranks.ranks(), m_stop);
    const StopToken own = std::exchange(m_stop, relay.token());
    const auto arrived = readPictures();
    RunRecord unread;
    RunRecord& record = m_recorder ? m_recorder->record() : unread;
    const auto agreed = m_ranks.agreeOnData(arrived, record);
    m_stop = own;
    return agreed;
}

Result<void> RunExecutor::readPictures()
{
    // From here on ranks work together: each must have come so far.
    const auto opened = m_ranks.agree(walkThrough({&RunExecutor::prepare, &RunExecutor::openDataset}));
    return opened ? walkThrough({&RunExecutor::decodePictures}) : opened;
}

Result<void> RunExecutor::walkThrough(std::initializer_list<Result<void> (RunExecutor::*)()> stations)
{
    for (const auto station : stations) {
        if (const auto arrived = (this->*station)(); !arrived) {
            return arrived.error();
        }
        if (m_stop.isStopRequested()) {
            return runerrors::stoppedBeforeTraining();
        }
    }
    return {};
}

Result<void> RunExecutor::prepare()
{
    if (const auto valid = runerrors::check(m_request); !valid) {
        return valid;
    }
    const DeviceCatalog catalog = m_dependencies.devices();
    auto device = catalog.usable(m_request.deviceId);
    if (!device) {
        return device.error();
    }
    m_device = std::move(device).value();
    if (const auto fits = runerrors::checkMemory(m_request, m_device, m_ranks.count()); !fits) {
        return fits;
    }
    const DeviceKindDefinition& kind = DeviceKinds::of(m_device.kind);
    if (kind.usesThreads()) {
        m_threads = m_request.threads > 0 ? m_request.threads
                                          : m_ranks.threads(kind.defaultThreads(m_device));
    }
    auto recorder = m_ranks.isFirst() ? RunRecorder::open(m_request, m_runId)
                                      : RunRecorder::withoutStore(m_request, m_runId);
    if (!recorder) {
        return recorder.error();
    }
    m_recorder = std::move(recorder).value();
    auto engine = m_dependencies.engine();
    if (!engine) {
        return engine.error();
    }
    m_engine = engine.value();
    if (const auto identified = identifyDevice(); !identified) {
        return identified;
    }
    m_recorder->setDevice(m_device, m_threads);
    m_recorder->record().environment = environmentOf(m_engine->info(), m_dependencies.build, m_device);
    announceNetwork();
    for (const Warning& warning :
         preflightWarnings(m_device, m_recorder->storeFolder(), m_dependencies.build)) {
        raise(warning);
    }
    m_peakMemory.emplace();
    m_sensors = m_dependencies.sensors(m_device);
    return {};
}

/// Of a model file: what is taken from it. Its name isn't in the fingerprint, so the record has it beside.
void RunExecutor::announceNetwork()
{
    const WorkloadSpec& workload = m_request.workload;
    const NetworkDefinition* network = workload.networkDefinition();
    if (network == nullptr || !network->isFromFile()) {
        return;
    }
    m_recorder->record().environment.insert(QStringLiteral("network_file"), network->title());
    m_sink.handle(LogMessage{QObject::tr("%1: %2 %3", "a model file, what was taken from it, remarks")
                                 .arg(network->title(), fileNetworkFacts(workload), network->description())
                                 .trimmed()});
}

/// Name, sensors and price belong to the device that computes, whatever order the system lists them in.
Result<void> RunExecutor::identifyDevice()
{
    const DeviceKindDefinition& kind = DeviceKinds::of(m_device.kind);
    for (const EngineDevice& driven : m_engine->devices()) {
        if (driven.id != m_device.id || !driven.identity.isKnown()) {
            continue;
        }
        const auto identified = kind.identified(m_device, driven.identity);
        if (!identified) {
            return identified.error();
        }
        if (identified->uuid != m_device.uuid || identified->name != m_device.name) {
            m_sink.handle(
                LogMessage{QObject::tr("%1 is %2: CUDA counts the cards in another order than the list.")
                               .arg(m_device.id, identified->name)});
        }
        const auto usable = DeviceCatalog({identified.value()}).usable(m_device.id);
        if (!usable) {
            return usable.error();
        }
        m_device = usable.value();
    }
    return {};
}

Result<void> RunExecutor::openDataset()
{
    StageScope stage(m_sink, RunStage::Check, m_stop);
    RunRecord& record = m_recorder->record();
    const Stopwatch clock;
    auto archive = ArchiveReader::open(m_request.datasetPath, m_stop, {m_request.takesClassesFromNames});
    if (!archive) {
        return archive.error().code == ErrorCode::Stopped ? runerrors::stoppedBeforeTraining()
                                                          : archive.error();
    }
    m_archive = std::move(archive).value();
    const int classes = static_cast<int>(m_archive->listing().classes.size());
    if (const auto fits = runerrors::checkHead(m_request.workload, classes); !fits) {
        return fits;
    }
    record.timing.dataSeconds = clock.seconds();
    meetOthers();
    if (record.workload.pipeline == Pipeline::Plain) {
        const auto checked = decodeWith(RunStage::Check);
        if (!checked) {
            return checked.error();
        }
        record.timing.checkSeconds = stage.seconds() - *record.timing.dataSeconds;
        // Opening belongs to the headline, but not to any phase of the training that decodes as it goes.
        record.timing.phases.otherSeconds += *record.timing.dataSeconds;
    }
    stage.done();
    return {};
}

Result<void> RunExecutor::decodePictures()
{
    RunRecord& record = m_recorder->record();
    StageScope stage(m_sink, RunStage::Decode, m_stop);
    if (record.workload.pipeline == Pipeline::Tuned) {
        auto decoded = decodeWith(RunStage::Decode);
        if (!decoded) {
            return decoded.error();
        }
        m_pixels = decoded->pixels;
        announcePixels();
        record.timing.dataSeconds = *record.timing.dataSeconds + stage.seconds();
        record.timing.phases.decodeSeconds = *record.timing.dataSeconds;
    }
    stage.done();
    announceDataset();
    return {};
}

/// What is read out of a file while it trains is another thing to look at than what lies in memory.
void RunExecutor::announcePixels()
{
    const bool isSpooled = m_pixels && !m_pixels->isInMemory();
    m_recorder->record().environment.insert(QStringLiteral("pixels"),
                                            isSpooled ? QStringLiteral("spool") : QStringLiteral("memory"));
    if (isSpooled) {
        m_recorder->record().environment.insert(QStringLiteral("spool_bytes"), m_pixels->byteCount());
        m_sink.handle(LogMessage{
            QObject::tr("The decoded pictures lie in a spool file of %1 in %2 and are read ahead of "
                        "the training; waiting for them while training counts as input.")
                .arg(format::bytes(m_pixels->byteCount()), paths::cacheDirectory())});
    }
}

Result<DecodedPictures> RunExecutor::decodeWith(RunStage stage)
{
    DecodeOptions options;
    options.room = spoollimit::room(m_request, m_device.kind, m_ranks.count());
    options.threads = m_threads;
    options.stop = m_stop;
    if (const NetworkDefinition* network = m_request.workload.networkDefinition()) {
        options.size = network->pictureSize();
    }
    const double secondsBefore = m_recorder->record().timing.dataSeconds.value_or(0);
    options.progress = [this, stage, secondsBefore, clock = Stopwatch()](qsizetype done, qsizetype total) {
        RunProgress progress;
        progress.stage = stage;
        progress.share = total > 0 ? double(done) / double(total) : 0;
        progress.epochs = m_request.workload.epochs;
        progress.elapsedSeconds = secondsBefore + clock.seconds();
        m_sink.handle(progress);
    };
    const bool isCheck = stage == RunStage::Check;
    auto decoded = isCheck ? m_engine->check(m_archive->source(), options) : decodeShared(options);
    if (!decoded) {
        return decoded.error().code == ErrorCode::Stopped ? runerrors::stoppedBeforeTraining()
                                                          : decoded.error();
    }
    auto manifest = Manifest::complete(m_archive->listing(), decoded->verdicts);
    if (!manifest) {
        switch (m_archive->state(m_stop)) {
        case ArchiveReader::State::Same: return manifest.error();
        case ArchiveReader::State::Changed: return runerrors::changedWhileRead(manifest.error());
        case ArchiveReader::State::Unknown: return runerrors::stoppedBeforeTraining();
        }
    }
    m_manifest = std::move(manifest).value();
    return decoded;
}

/// Ranks of one machine do it once for all of them.
Result<DecodedPictures> RunExecutor::decodeShared(const DecodeOptions& options)
{
    if (m_ranks.isAlone()) {
        return m_engine->decode(m_archive->source(), options);
    }
    SharedDecoding decoding(*m_engine, *m_ranks.ranks(), m_stop);
    auto decoded = decoding.decode(m_archive->listing(), m_archive->source(), options);
    if (const QString why = decoding.whyApart(); !why.isEmpty()) {
        m_sink.handle(LogMessage{QObject::tr("This rank decodes all pictures for itself. %1").arg(why)});
    } else if (decoding.sharers() > 1) {
        m_sink.handle(LogMessage{
            QObject::tr("%n ranks of this machine decode a part of the pictures each and share them.",
                        nullptr, decoding.sharers())});
    }
    return decoded;
}

void RunExecutor::announceDataset()
{
    m_recorder->setDataset(*m_manifest);
    const WorkloadSpec& workload = m_recorder->record().workload;
    DatasetSummary summary;
    summary.name = m_manifest->listing().name;
    summary.classes = workload.classes;
    summary.trainPictures = workload.trainPictures;
    summary.testPictures = workload.testPictures;
    summary.leftOut = m_manifest->leftOut();
    summary.ignored = m_manifest->listing().ignored;
    summary.manifestHash = workload.manifestHash;
    m_sink.handle(summary);
    if (!summary.leftOut.isEmpty()) {
        raise({QStringLiteral("left-out"),
               QObject::tr("Pictures left out: %1, the first: %2 %3.")
                   .arg(summary.leftOut.size())
                   .arg(printable(summary.leftOut.first().name), printable(summary.leftOut.first().reason))});
    }
    // At the end this is a reason against a rank: better said while stopping still saves time.
    if (m_archive->state(m_stop) == ArchiveReader::State::Changed) {
        raise(
            {QStringLiteral("archive-changed"),
             QObject::tr(
                 "The dataset was changed while it was read, so this run won't be ranked: stop it and start "
                 "again.")});
    }
}

TrainingSetup RunExecutor::trainingSetup() const
{
    TrainingSetup setup;
    setup.workload = m_recorder->record().workload;
    setup.deviceId = m_device.id;
    setup.threads = m_threads;
    setup.seed = m_request.seed;
    setup.ranks = m_ranks.ranks();
    setup.data.pixels = m_pixels;
    setup.data.source = &m_archive->source();
    fillRows(*m_manifest, Split::Train, setup.data.trainRows, setup.data.trainLabels);
    fillRows(*m_manifest, Split::Validation, setup.data.validationRows, setup.data.validationLabels);
    return setup;
}

Result<void> RunExecutor::makeTraining()
{
    StageScope stage(m_sink, RunStage::WarmUp, m_stop);
    auto training = m_engine->createTraining(trainingSetup());
    const auto created = m_ranks.agree(training ? Result<void>() : Result<void>(training.error()));
    if (!created) {
        return created.error();
    }
    m_training = std::move(training).value();
    m_sink.handle(ModelSummary{m_training->summary()});
    const auto warm = m_training->warmUp(m_stop);
    if (!warm) {
        m_ranks.endEarly(warm.error());
        return warm.error();
    }
    m_recorder->record().timing.warmupSeconds = warm.value();
    announceCompiling();
    announceWay();
    stage.done();
    return {};
}

/// Part of the warm-up, and for a plug-in most of it.
void RunExecutor::announceCompiling()
{
    if (const auto seconds = m_training->compileSeconds()) {
        m_recorder->record().environment.insert(QStringLiteral("compile_s"), *seconds);
        m_sink.handle(LogMessage{QObject::tr("Compiling the network for %1 took %2.")
                                     .arg(m_device.id, format::runTime(*seconds))});
    }
}

/// In which way the device was made ready to train; what isn't as it should be is better known before the run
/// is over.
void RunExecutor::announceWay()
{
    for (const Warning& warning : m_training->warnings()) {
        raise(warning);
    }
    recordWay();
}

/// Nothing of a training that was given up for its memory.
void RunExecutor::recordWay()
{
    const QJsonObject facts = m_training ? m_training->facts() : QJsonObject();
    for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
        m_recorder->record().environment.insert(fact.key(), fact.value());
    }
}

Result<TrainingReport> RunExecutor::train()
{
    StageScope stage(m_sink, RunStage::Train, m_stop);
    const auto disturbances = m_dependencies.disturbances(m_training->threadIds());
    Observer observer(*m_recorder, m_sink, *m_sensors, *m_training, disturbances.get());
    auto report = m_training->train(observer, m_stop);
    if (!report) {
        m_ranks.endEarly(report.error());
    }
    m_busiestProgram = disturbances ? disturbances->busiestProgram() : QString();
    if (report && isSameDevice(m_device.identity(), report->identity) == false) {
        return runerrors::anotherDevice(m_device, report->identity);
    }
    if (report && report->end == TrainingEnd::Completed) {
        stage.done(report->trainSeconds);  // the evaluation after the last epoch isn't in the headline
    }
    return report;
}

void RunExecutor::saveModel()
{
    if (m_request.saveModelPath.isEmpty() || !m_ranks.isFirst()) {
        return;
    }
    if (const auto saved = m_training->saveModel(m_request.saveModelPath); !saved) {
        raise({QStringLiteral("model-not-saved"), saved.error().message});
    } else {
        m_sink.handle(
            LogMessage{QObject::tr("The trained network was saved to %1.").arg(m_request.saveModelPath)});
    }
}

VerdictContext RunExecutor::verdictContext(const Result<TrainingReport>& outcome, RunStatus status) const
{
    VerdictContext context;
    context.build = m_dependencies.build;
    context.deviceAsked = m_request.deviceId;
    context.deviceUsed = outcome ? outcome->deviceUsed : QString();
    context.isLossFinite = !outcome || outcome->isLossFinite;
    const ArchiveReader::State archive = m_archive->state(m_stop);
    context.hasArchiveChanged = archive == ArchiveReader::State::Changed;
    context.isArchiveUnknown = archive == ArchiveReader::State::Unknown && status == RunStatus::Completed;
    context.leftOutShare = m_manifest->leftOutShare();
    context.largestClassPictures = largestClassPictures(*m_manifest);
    context.busiestProgram = m_busiestProgram;
    if (const auto& most = m_ranks.mostDisturbed()) {
        context.disturbed = most->stretch;
        context.disturbedRank = most->who;
        context.busiestProgram = most->program;
    }
    context.unlikeRanks = m_unlikeRanks;
    context.failure = status == RunStatus::Failed ? outcome.error().message : QString();
    return context;
}

Result<RunRecord> RunExecutor::conclude(const Result<TrainingReport>& outcome)
{
    RunRecord& record = m_recorder->record();
    record.energy = m_sensors->stop();
    record.heat = m_sensors->heat();
    // Where another process trains this one's memory isn't what the training took.
    if (!DeviceKinds::of(m_device.kind).trainsInWorker()) {
        record.peakMemoryBytes = m_peakMemory->bytes();
    }
    raiseOthersWords();
    StageScope stage(m_sink, RunStage::Store);
    if (outcome) {
        m_recorder->setOutcome(outcome.value());
        raiseFewerThreads(outcome->threads);
        m_unlikeRanks = m_ranks.conclude(record, outcome.value(), m_busiestProgram).value_or(QString());
    }
    record.status = statusOf(outcome);
    if (record.status == RunStatus::Failed) {
        raise({QStringLiteral("failed"), outcome.error().message});
    } else if (record.status == RunStatus::Completed) {
        saveModel();
    }
    recordWay();
    m_training.reset();
    freezeVerdict(record, verdictContext(outcome, record.status));
    auto stored = m_recorder->finish();
    if (stored) {
        stage.done();
    }
    // A rank that failed has told the others already.
    const auto all = outcome && m_unlikeRanks.isEmpty()
                         ? m_ranks.agree(stored ? Result<void>() : Result<void>(stored.error()))
                         : Result<void>();
    return stored && !all && !m_ranks.isFirst() ? Result<RunRecord>(all.error()) : stored;
}

void RunExecutor::raiseFewerThreads(int worked)
{
    if (worked > 0 && worked < m_threads) {
        raise({QStringLiteral("fewer-threads"),
               QObject::tr(
                   "%1 of the %2 threads asked for worked: the processors that this process may run "
                   "on, a CPU quota, OMP_THREAD_LIMIT, OMP_DYNAMIC or OMP_PROC_BIND hold the others back. "
                   "\"epochmark-cli devices\" tells what it may use.")
                   .arg(worked)
                   .arg(m_threads)});
    }
}

/// A run that is measured meanwhile is held back by this one, as this one by it: both say so.
void RunExecutor::meetOthers()
{
    if (!m_ranks.isFirst()) {
        return;
    }
    const QString folder = m_recorder->storeFolder();
    for (const LivingRun& other : livingruns::in(folder, m_runId)) {
        const LivingRun self{m_runId, livingruns::thisProcess(), m_recorder->record().startedAt};
        livingruns::leaveWord(folder, other.id, self.sentence());
        raise({QStringLiteral("other-run"), other.sentence()});
    }
}

void RunExecutor::raiseOthersWords()
{
    if (!m_ranks.isFirst()) {
        return;
    }
    for (const QString& word : livingruns::words(m_recorder->storeFolder(), m_runId)) {
        raise({QStringLiteral("other-run"), word});
    }
}

void RunExecutor::raise(const Warning& warning)
{
    if (m_recorder->warn(warning)) {
        m_sink.handle(warning);
    }
}

}  // namespace epochmark
