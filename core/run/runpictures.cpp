// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runpictures.h"

#include "base/format.h"
#include "base/paths.h"
#include "base/printable.h"
#include "base/stopwatch.h"
#include "engine/api/engine.h"
#include "run/runerrors.h"
#include "run/shareddecoding.h"
#include "run/spoollimit.h"
#include "run/stagescope.h"
#include "workload/network/networkdefinition.h"

#include <QObject>

#include <utility>

namespace epochmark {

namespace {

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

RunPictures::RunPictures(const RunRequest& request, const Engine& engine, const Device& device, int threads,
                         RunRecorder& recorder, RunSink& sink, RankedRun& ranks)
    : m_request(request), m_engine(engine), m_device(device), m_threads(threads), m_recorder(recorder),
      m_sink(sink), m_ranks(ranks)
{}

RunPictures::~RunPictures() = default;

Result<void> RunPictures::open(const StopToken& stop, const std::function<void()>& opened)
{
    StageScope stage(m_sink, RunStage::Check, stop);
    RunRecord& record = m_recorder.record();
    const Stopwatch clock;
    auto archive = ArchiveReader::open(m_request.datasetPath, stop, {m_request.takesClassesFromNames});
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
    if (opened) {
        opened();
    }
    if (record.workload.pipeline == Pipeline::Plain) {
        const auto checked = decodeWith(RunStage::Check, stop);
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

Result<void> RunPictures::decode(const StopToken& stop)
{
    RunRecord& record = m_recorder.record();
    StageScope stage(m_sink, RunStage::Decode, stop);
    if (record.workload.pipeline == Pipeline::Tuned) {
        auto decoded = decodeWith(RunStage::Decode, stop);
        if (!decoded) {
            return decoded.error();
        }
        m_pixels = decoded->pixels;
        announcePixels();
        record.timing.dataSeconds = *record.timing.dataSeconds + stage.seconds();
        record.timing.phases.decodeSeconds = *record.timing.dataSeconds;
    }
    stage.done();
    announceDataset(stop);
    return {};
}

/// What is read out of a file while it trains is another thing to look at than what lies in memory.
void RunPictures::announcePixels()
{
    const bool isSpooled = m_pixels && !m_pixels->isInMemory();
    m_recorder.record().environment.insert(QStringLiteral("pixels"),
                                           isSpooled ? QStringLiteral("spool") : QStringLiteral("memory"));
    if (isSpooled) {
        m_recorder.record().environment.insert(QStringLiteral("spool_bytes"), m_pixels->byteCount());
        m_sink.handle(LogMessage{
            QObject::tr("The decoded pictures lie in a spool file of %1 in %2 and are read ahead of "
                        "the training; waiting for them while training counts as input.")
                .arg(format::bytes(m_pixels->byteCount()), paths::cacheDirectory())});
    }
}

Result<DecodedPictures> RunPictures::decodeWith(RunStage stage, const StopToken& stop)
{
    DecodeOptions options;
    options.room = spoollimit::room(m_request, m_device.kind, m_ranks.count());
    options.threads = m_threads;
    options.stop = stop;
    if (const NetworkDefinition* network = m_request.workload.networkDefinition()) {
        options.size = network->pictureSize();
    }
    const double secondsBefore = m_recorder.record().timing.dataSeconds.value_or(0);
    options.progress = [this, stage, secondsBefore, clock = Stopwatch()](qsizetype done, qsizetype total) {
        RunProgress progress;
        progress.stage = stage;
        progress.share = total > 0 ? double(done) / double(total) : 0;
        progress.epochs = m_request.workload.epochs;
        progress.elapsedSeconds = secondsBefore + clock.seconds();
        m_sink.handle(progress);
    };
    const bool isCheck = stage == RunStage::Check;
    auto decoded = isCheck ? m_engine.check(m_archive->source(), options) : decodeShared(options);
    if (!decoded) {
        return decoded.error().code == ErrorCode::Stopped ? runerrors::stoppedBeforeTraining()
                                                          : decoded.error();
    }
    auto manifest = Manifest::complete(m_archive->listing(), decoded->verdicts);
    if (!manifest) {
        switch (m_archive->state(stop)) {
        case ArchiveReader::State::Same: return manifest.error();
        case ArchiveReader::State::Changed: return runerrors::changedWhileRead(manifest.error());
        case ArchiveReader::State::Unknown: return runerrors::stoppedBeforeTraining();
        }
    }
    m_manifest = std::move(manifest).value();
    return decoded;
}

/// Ranks of one machine do it once for all of them.
Result<DecodedPictures> RunPictures::decodeShared(const DecodeOptions& options)
{
    if (m_ranks.isAlone()) {
        return m_engine.decode(m_archive->source(), options);
    }
    SharedDecoding decoding(m_engine, *m_ranks.ranks(), options.stop);
    auto decoded = decoding.decode(m_archive->listing(), m_archive->source(), options);
    announceApart(decoding.apart());
    if (decoding.sharers() > 1) {
        m_sink.handle(LogMessage{
            QObject::tr("%n ranks of this machine decode a part of the pictures each and share them.",
                        nullptr, decoding.sharers())});
    }
    return decoded;
}

/// They decode, and keep, more often than once a machine: rank 0 tells of them, whoever they are.
void RunPictures::announceApart(const QStringList& sentences)
{
    if (sentences.isEmpty()) {
        return;
    }
    m_recorder.record().environment.insert(QStringLiteral("pixels_apart"), sentences.size());
    m_sink.handle(LogMessage{sentences.first()});
    if (sentences.size() > 1) {
        m_sink.handle(LogMessage{QObject::tr("%n more ranks decode all pictures for themselves.", nullptr,
                                             static_cast<int>(sentences.size() - 1))});
    }
}

void RunPictures::announceDataset(const StopToken& stop)
{
    m_recorder.setDataset(*m_manifest);
    const WorkloadSpec& workload = m_recorder.record().workload;
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
    if (m_archive->state(stop) == ArchiveReader::State::Changed) {
        raise(
            {QStringLiteral("archive-changed"),
             QObject::tr(
                 "The dataset was changed while it was read, so this run won't be ranked: stop it and start "
                 "again.")});
    }
}

ArchiveReader::State RunPictures::archiveState(const StopToken& stop) const
{
    return m_archive->state(stop);
}

TrainingData RunPictures::trainingData() const
{
    TrainingData data;
    data.pixels = m_pixels;
    data.source = &m_archive->source();
    fillRows(*m_manifest, Split::Train, data.trainRows, data.trainLabels);
    fillRows(*m_manifest, Split::Validation, data.validationRows, data.validationLabels);
    return data;
}

void RunPictures::raise(const Warning& warning)
{
    if (m_recorder.warn(warning)) {
        m_sink.handle(warning);
    }
}

}  // namespace epochmark
