// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runrecorder.h"

#include "base/outputfile.h"
#include "base/paths.h"
#include "cost/costmodel.h"
#include "dataset/manifest.h"
#include "results/record/recordjson.h"
#include "results/store/resultstore.h"
#include "run/rescuefile.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <QUuid>

#include <algorithm>

namespace epochmark {

namespace {

/// What the end of a run adds to its record: an epoch as JSON takes about 350 bytes, reasons and warnings a
/// few thousand.
constexpr qint64 kRoomPerEpoch = 600;
constexpr qint64 kRoomBeside = 16'384;
constexpr qint64 kMostRoom = 16 << 20;

/// Training pictures a second of training time, from the second epoch on; absent with fewer than two.
std::optional<double> steadyRate(const QList<EpochReport>& epochs, int trainPictures)
{
    double seconds = 0;
    for (qsizetype i = 1; i < epochs.size(); ++i) {
        seconds += epochs[i].seconds - epochs[i].validationSeconds;
    }
    if (epochs.size() < 2 || seconds <= 0) {
        return std::nullopt;
    }
    return double(trainPictures) * double(epochs.size() - 1) / seconds;
}

}  // namespace

RunRecorder::RunRecorder(const RunRequest& request, const QString& runId)
    : m_storePath(request.storePath.isEmpty() ? paths::storeFile() : request.storePath)
{
    m_record.id = runId;
    m_record.setId = request.setId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                                             : request.setId;
    m_record.startedAt = QDateTime::currentDateTimeUtc();
    m_record.preset = effectivePreset(request.preset, request.workload);
    m_record.seed = request.seed;
    m_record.workload = request.workload;
    m_record.timing.coolDownSeconds = request.coolDownSeconds;
}

RunRecorder::~RunRecorder() = default;

Result<std::unique_ptr<RunRecorder>> RunRecorder::open(const RunRequest& request, const QString& runId)
{
    std::unique_ptr<RunRecorder> recorder(new RunRecorder(request, runId));
    if (request.storePath.isEmpty()) {
        if (const auto folder = paths::ensureDataDirectory(); !folder) {
            return folder.error();
        }
    }
    auto store = ResultStore::open(recorder->m_storePath);
    if (!store) {
        return store.error();
    }
    recorder->m_store = std::move(store).value();
    return recorder;
}

std::unique_ptr<RunRecorder> RunRecorder::withoutStore(const RunRequest& request, const QString& runId)
{
    return std::unique_ptr<RunRecorder>(new RunRecorder(request, runId));
}

void RunRecorder::setDevice(const Device& device, int threads)
{
    m_record.device = {device.id, device.kind, device.name, threads, device.memoryBytes};
}

void RunRecorder::setDataset(const Manifest& manifest)
{
    WorkloadSpec& workload = m_record.workload;
    workload.manifestHash = manifest.hash();
    workload.classes = manifest.listing().classes;
    workload.trainPictures = manifest.usedCount(Split::Train);
    workload.testPictures = manifest.usedCount(Split::Validation);
    m_record.dataset = {manifest.listing().name, static_cast<int>(manifest.leftOut().size())};
}

Result<void> RunRecorder::begin()
{
    if (m_store == nullptr) {
        m_hasBegun = true;
        return {};
    }
    auto begun = m_store->begin(m_record);
    m_hasBegun = begun.hasValue();
    if (m_hasBegun) {
        const qint64 now = toJson(RecordDocument{{m_record}, {}}).size();
        const QString path = QStringLiteral("%1/runs/%2.rescue").arg(storeFolder(), m_record.id);
        m_room = RescueFile::reserve(
            path, std::min(now + kRoomBeside + kRoomPerEpoch * m_record.workload.epochs, kMostRoom));
    }
    return begun;
}

Result<void> RunRecorder::journalPending()
{
    if (m_store == nullptr) {
        return {};
    }
    for (; m_journalled < m_record.epochs.size(); ++m_journalled) {
        if (auto appended = m_store->appendEpoch(m_record.id, m_record.epochs.at(m_journalled)); !appended) {
            return appended;
        }
    }
    return {};
}

std::optional<Warning> RunRecorder::appendEpoch(const EpochReport& epoch)
{
    m_record.epochs.append(epoch);
    const auto journalled = journalPending();
    if (journalled || m_isJournalBroken) {
        return std::nullopt;
    }
    m_isJournalBroken = true;
    const Warning warning{
        QStringLiteral("journal"),
        QObject::tr("Epoch %1 couldn't be journalled: %2 The run goes on and is stored at its end.")
            .arg(epoch.epoch)
            .arg(journalled.error().message)};
    warn(warning);
    return warning;
}

void RunRecorder::setOutcome(const TrainingReport& report)
{
    m_record.timing.trainSeconds = report.trainSeconds;
    m_record.timing.phases += report.phases;
    m_record.finalValidationLoss = report.finalValidationLoss;
    m_record.finalValidationAccuracy = report.finalValidationAccuracy;
    m_record.device.threads = report.threads;
    m_record.steadyImagesPerSecond = steadyRate(m_record.epochs, m_record.workload.trainPictures);
}

bool RunRecorder::warn(const Warning& warning)
{
    for (const Warning& known : m_record.warnings) {
        if (known.code == warning.code) {
            return false;
        }
    }
    m_record.warnings.append(warning);
    return true;
}

QString RunRecorder::storeFolder() const
{
    return QFileInfo(m_storePath).absolutePath();
}

Result<RunRecord> RunRecorder::finish()
{
    if (m_store == nullptr) {
        return m_record;
    }
    if (const auto book = PriceBook::load(storeFolder() + QStringLiteral("/prices.json"))) {
        m_record.cost = CostModel(book.value()).cost(m_record);
    }
    if (const auto stored = m_store->finish(m_record); !stored) {
        return rescue(stored.error());
    }
    return m_record;
}

std::optional<QString> RunRecorder::writeRescue(const QByteArray& json) const
{
    const QString name = QStringLiteral("epochmark-%1.json").arg(m_record.id);
    const QString beside = QDir(storeFolder()).filePath(name);
    // The temporary folder comes last: it may be empty after the next start of the machine.
    if (outputfile::write(beside, json) || (m_room && m_room->fill(json, beside))) {
        return beside;
    }
    const QString temporary = QDir::temp().filePath(name);
    return outputfile::write(temporary, json) ? std::optional<QString>(temporary) : std::nullopt;
}

Error RunRecorder::rescue(const Error& failure) const
{
    const auto path = writeRescue(toJson(RecordDocument{{m_record}, {}}));
    if (!path) {
        return {failure.code,
                QObject::tr("%1 The run's record couldn't be written anywhere else either and is lost.")
                    .arg(failure.message),
                failure.detail};
    }
    return {ErrorCode::Store,
            QObject::tr("%1 The run's record was written to %2 instead: \"epochmark-cli import\" takes it.")
                .arg(failure.message, *path),
            failure.detail};
}

}  // namespace epochmark
