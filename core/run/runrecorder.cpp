// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/runrecorder.h"

#include "base/paths.h"
#include "cost/costmodel.h"
#include "dataset/manifest.h"
#include "results/recordjson.h"
#include "results/resultstore.h"

#include <QDir>
#include <QFileInfo>
#include <QObject>
#include <QSaveFile>
#include <QUuid>

namespace epochmark {

namespace {

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

bool writeFile(const QString& path, const QByteArray& content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

}  // namespace

RunRecorder::RunRecorder(const RunRequest& request, const QString& runId)
    : m_storePath(request.storePath.isEmpty() ? paths::storeFile() : request.storePath)
{
    m_record.id = runId;
    m_record.setId = request.setId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : request.setId;
    m_record.startedAt = QDateTime::currentDateTimeUtc();
    m_record.preset = effectivePreset(request.preset, request.workload);
    m_record.seed = request.seed;
    m_record.workload = request.workload;
}

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
    auto begun = m_store->begin(m_record);
    m_hasBegun = begun.hasValue();
    return begun;
}

std::optional<Warning> RunRecorder::appendEpoch(const EpochReport& epoch)
{
    m_record.epochs.append(epoch);
    if (m_isJournalBroken) {
        return std::nullopt;
    }
    const auto appended = m_store->appendEpoch(m_record.id, epoch);
    if (appended) {
        return std::nullopt;
    }
    m_isJournalBroken = true;
    const Warning warning{QStringLiteral("journal"),
                          QObject::tr("Epoch %1 couldn't be journalled: %2 The run goes on and is stored at its end.")
                              .arg(epoch.epoch)
                              .arg(appended.error().message)};
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

void RunRecorder::warn(const Warning& warning)
{
    for (const Warning& known : m_record.warnings) {
        if (known.code == warning.code) {
            return;
        }
    }
    m_record.warnings.append(warning);
}

QString RunRecorder::storeFolder() const
{
    return QFileInfo(m_storePath).absolutePath();
}

Result<RunRecord> RunRecorder::finish()
{
    if (const auto book = PriceBook::load(storeFolder() + QStringLiteral("/prices.json"))) {
        m_record.cost = CostModel(book.value()).cost(m_record);
    }
    if (const auto stored = m_store->finish(m_record); !stored) {
        return rescue(stored.error());
    }
    return m_record;
}

Error RunRecorder::rescue(const Error& failure) const
{
    const QByteArray json = toJson(RecordDocument{{m_record}, {}});
    const QString name = QStringLiteral("epochmark-%1.json").arg(m_record.id);
    for (const QString& folder : {storeFolder(), QDir::tempPath()}) {
        const QString path = QDir(folder).filePath(name);
        if (writeFile(path, json)) {
            return {ErrorCode::Store,
                    QObject::tr("%1 The run's record was written to %2 instead: \"epochmark-cli import\" takes it.")
                        .arg(failure.message, path),
                    failure.detail};
        }
    }
    return failure;
}

}  // namespace epochmark
