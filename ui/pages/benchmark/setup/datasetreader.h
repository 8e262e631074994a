// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "pages/benchmark/setup/datasetpreview.h"

#include <QImage>
#include <QList>
#include <QObject>

#include <memory>

namespace epochmark {

class ArchiveReader;

/// Reads datasets for the window in the background: first the listing, then sample pictures. One at a time: a
/// newer read() stops the older and its late answers are dropped. Window thread.
///     connect(reader, &DatasetReader::listed, picker, &DatasetPicker::showPreview);
///     reader->read(path);
class DatasetReader : public QObject {
    Q_OBJECT
public:
    static constexpr int kSamples = 7;
    static constexpr int kSampleEdge = 80;  ///< 40 design pixels, sharp at scale 2

    explicit DatasetReader(QObject* parent = nullptr);
    ~DatasetReader() override;

    void read(const QString& path);
    /// Stops what is being read; nothing is announced for it.
    void cancel();
    bool isReading() const { return m_isReading; }

Q_SIGNALS:
    void started(const QString& path);
    void listed(const epochmark::DatasetPreview& preview);
    void sampled(const QList<QImage>& thumbnails);
    void failed(const QString& path, const epochmark::Error& error);

private:
    void takeListing(int jobId, const QString& path, const Result<std::shared_ptr<ArchiveReader>>& archive);
    void sample(int jobId, const std::shared_ptr<ArchiveReader>& archive);

    int m_jobId = 0;
    bool m_isReading = false;
    StopSource m_stop;
};

}  // namespace epochmark
