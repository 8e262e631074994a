// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runexecutor.h"

#include "base/format.h"
#include "base/stopwatch.h"
#include "devices/kind/devicekinds.h"
#include "devices/processor/threadaffinity.h"
#include "engine/api/engine.h"
#include "modelfile/filenetwork.h"
#include "results/store/livingruns.h"
#include "run/environment.h"
#include "run/runerrors.h"
#include "run/runobserver.h"
#include "run/stagescope.h"
#include "run/stoprelay.h"
#include "workload/network/networkdefinition.h"

#include <QObject>

#include <exception>
#include <new>
#include <utility>

namespace epochmark {

namespace {

RunStatus statusOf(const Result<TrainingReport>& outcome)
{
    if (!outcome) {
        return outcome.error().code == ErrorCode::Stopped ? RunStatus::Stopped : RunStatus::Failed;
    }
    return outcome->end == TrainingEnd::Completed ? RunStatus::Completed : RunStatus::Stopped;
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
    if (m_pictures) {
        m_pictures->releasePixels();
    }
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
        const bool isInStore = m_ranks.isFirst() && m_recorder->hasBegun();
        return isInStore ? conclude(begun.error()) : begun.error();
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
    const auto opened = m_ranks.agree(
        walkThrough({&RunExecutor::waitForPlugins, &RunExecutor::prepare, &RunExecutor::openPictures}));
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

/// The window asks them on a thread of its own, and another window or terminal may do so just now.
Result<void> RunExecutor::waitForPlugins()
{
    m_probePause.emplace(m_stop, [this] {
        m_sink.handle(LogMessage{QObject::tr("Waiting for a plug-in that is being asked for its devices: at "
                                             "most half a minute.")});
    });
    const bool wasStopped = m_probePause->outcome() == ProbePause::Outcome::Stopped;
    return wasStopped ? runerrors::stoppedBeforeTraining() : Result<void>();
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
    if (m_probePause->outcome() == ProbePause::Outcome::GivenUp) {
        raise(
            {QStringLiteral("plugin-asked"),
             QObject::tr("A plug-in was still being asked for its devices when this run began: they may have "
                         "held each other back.")});
    }
    m_peakMemory.emplace();
    m_sensors = m_dependencies.sensors(m_device);
    m_pictures = std::make_unique<RunPictures>(m_request, *m_engine, m_device, m_threads, *m_recorder, m_sink,
                                               m_ranks);
    return {};
}

Result<void> RunExecutor::openPictures()
{
    return m_pictures->open(m_stop, [this] { meetOthers(); });
}

Result<void> RunExecutor::decodePictures()
{
    return m_pictures->decode(m_stop);
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

TrainingSetup RunExecutor::trainingSetup() const
{
    TrainingSetup setup;
    setup.workload = m_recorder->record().workload;
    setup.deviceId = m_device.id;
    setup.threads = m_threads;
    setup.seed = m_request.seed;
    setup.ranks = m_ranks.ranks();
    setup.data = m_pictures->trainingData();
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
    RunObserver observer(*m_recorder, m_sink, *m_sensors, *m_training, disturbances.get());
    auto report = m_training->train(observer, m_stop);
    m_busiestProgram = disturbances ? disturbances->busiestProgram() : QString();
    if (report && isSameDevice(m_device.identity(), report->identity) == false) {
        report = runerrors::anotherDevice(m_device, report->identity);
    }
    if (!report) {
        m_ranks.endEarly(report.error());
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

/// `end`: of the run, after the training.
VerdictContext RunExecutor::verdictContext(const Result<TrainingReport>& outcome,
                                           const Result<void>& end) const
{
    const RunStatus status = m_recorder->record().status;
    VerdictContext context;
    context.build = m_dependencies.build;
    context.deviceAsked = m_request.deviceId;
    context.deviceUsed = outcome ? outcome->deviceUsed : QString();
    context.isLossFinite = !outcome || outcome->isLossFinite;
    const ArchiveReader::State archive = m_pictures->archiveState(m_stop);
    context.hasArchiveChanged = archive == ArchiveReader::State::Changed;
    context.isArchiveUnknown = archive == ArchiveReader::State::Unknown && status == RunStatus::Completed;
    context.leftOutShare = m_pictures->manifest().leftOutShare();
    context.largestClassPictures = largestClassPictures(m_pictures->manifest());
    context.busiestProgram = m_busiestProgram;
    if (const auto& most = m_ranks.mostDisturbed()) {
        context.disturbed = most->stretch;
        context.disturbedRank = most->who;
        context.busiestProgram = most->program;
    }
    context.unlikeRanks = m_unlikeRanks;
    context.failure = status == RunStatus::Failed ? end.error().message : QString();
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
    const auto end = outcome ? compareRanks(outcome.value()) : Result<void>(outcome.error());
    record.status = end ? statusOf(outcome) : statusOf(end.error());
    if (record.status == RunStatus::Failed) {
        raise({QStringLiteral("failed"), end.error().message});
    } else if (record.status == RunStatus::Completed) {
        saveModel();
    }
    recordWay();
    m_training.reset();
    freezeVerdict(record, verdictContext(outcome, end));
    auto stored = m_recorder->finish();
    if (stored) {
        stage.done();
    }
    // A rank that failed has told the others already.
    const auto all = end ? m_ranks.hearFirst(stored ? Result<void>() : Result<void>(stored.error()))
                         : Result<void>();
    return stored && !all ? Result<RunRecord>(all.error()) : stored;
}

/// An error where one of them was lost before all were ready for the end: what is stored is then a run that
/// failed, and no network is saved. From here on the others only wait for the first one, so that none can end
/// otherwise than it does.
Result<void> RunExecutor::compareRanks(const TrainingReport& report)
{
    m_recorder->setOutcome(report);
    raiseFewerThreads(report.threads);
    const auto unlike = m_ranks.conclude(m_recorder->record(), report, m_busiestProgram);
    if (!unlike) {
        return unlike.error();
    }
    m_unlikeRanks = unlike.value();
    return m_ranks.agree({});
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
