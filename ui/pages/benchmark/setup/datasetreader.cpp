// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetreader.h"

#include "context/background.h"
#include "dataset/archivereader.h"

namespace epochmark {

DatasetReader::DatasetReader(QObject* parent) : QObject(parent) {}

DatasetReader::~DatasetReader()
{
    m_stop.requestStop();
}

void DatasetReader::cancel()
{
    m_stop.requestStop();
    ++m_jobId;
    m_isReading = false;
}

void DatasetReader::read(const QString& path)
{
    cancel();
    m_stop = StopSource();
    m_isReading = true;
    Q_EMIT started(path);
    // Classes that only names tell are shown, and asked about before anything is trained on.
    const ReadingRules rules{true};
    const auto open = [path, rules, stop = m_stop.token()] { return ArchiveReader::open(path, stop, rules); };
    runInBackground(this, open,
                    [this, path, jobId = m_jobId](const Result<std::shared_ptr<ArchiveReader>>& archive) {
                        takeListing(jobId, path, archive);
                    });
}

void DatasetReader::takeListing(int jobId, const QString& path,
                                const Result<std::shared_ptr<ArchiveReader>>& archive)
{
    if (jobId != m_jobId) {
        return;
    }
    m_isReading = false;
    if (!archive) {
        Q_EMIT failed(path, archive.error());
        return;
    }
    Q_EMIT listed(previewOf(archive.value()->listing()));
    sample(jobId, archive.value());
}

void DatasetReader::sample(int jobId, const std::shared_ptr<ArchiveReader>& archive)
{
    const auto decode = [archive, stop = m_stop.token()] {
        return sampleThumbnails(*archive, kSamples, kSampleEdge, stop);
    };
    runInBackground(this, decode, [this, jobId](const QList<QImage>& thumbnails) {
        if (jobId == m_jobId) {
            Q_EMIT sampled(thumbnails);
        }
    });
}

}  // namespace epochmark
