// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/datasetpreview.h"

#include "dataset/archivereader.h"
#include "engine/api/engine.h"
#include "engine/api/engineloader.h"

#include <algorithm>
#include <numeric>

namespace epochmark {

namespace {

/// Training pictures spread evenly over the classes, classes in turn.
QList<int> sampleIndices(const Listing& listing, int count)
{
    QList<QList<int>> byClass(listing.classes.size());
    for (int i = 0; i < listing.pictures.size(); ++i) {
        const ListedPicture& picture = listing.pictures[i];
        if (picture.split == Split::Train) {
            byClass[picture.classIndex].append(i);
        }
    }
    QList<int> indices;
    const qsizetype classes = std::max<qsizetype>(1, byClass.size());
    for (int k = 0; k < count; ++k) {
        const QList<int>& pictures = byClass.value(k % classes);
        const qsizetype turns = (count + classes - 1) / classes;
        if (!pictures.isEmpty()) {
            indices.append(pictures[(k / classes) * pictures.size() / turns]);
        }
    }
    return indices;
}

QImage toImage(const Thumbnail& thumbnail)
{
    const auto* rgb = reinterpret_cast<const uchar*>(thumbnail.rgb.constData());
    return QImage(rgb, thumbnail.width, thumbnail.height, thumbnail.width * 3, QImage::Format_RGB888).copy();
}

}  // namespace

int DatasetPreview::trainPictures() const
{
    return std::accumulate(trainCounts.begin(), trainCounts.end(), 0);
}

int DatasetPreview::testPictures() const
{
    return std::accumulate(testCounts.begin(), testCounts.end(), 0);
}

DatasetPreview previewOf(const Listing& listing)
{
    DatasetPreview preview;
    preview.path = listing.path;
    preview.name = listing.name;
    preview.classes = listing.classes;
    preview.leftOut = listing.leftOut;
    preview.ignored = listing.ignored;
    preview.isSplitByHash = listing.validationFolder.isEmpty();
    preview.isSortedByNames = listing.layout == Layout::NamedPictures;
    preview.unusedFolders = listing.unusedFolders;
    preview.trainCounts.fill(0, listing.classes.size());
    preview.testCounts.fill(0, listing.classes.size());
    for (const ListedPicture& picture : listing.pictures) {
        QList<int>& counts = picture.split == Split::Train ? preview.trainCounts : preview.testCounts;
        ++counts[picture.classIndex];
    }
    return preview;
}

QList<QImage> sampleThumbnails(const ArchiveReader& archive, int count, int edge, const StopToken& stop)
{
    const Result<const Engine*> engine = loadEngine();
    auto reader = archive.source().openReader();
    if (!engine || !reader) {
        return {};
    }
    QList<QImage> images;
    for (const int index : sampleIndices(archive.listing(), count)) {
        if (stop.isStopRequested()) {
            break;
        }
        const Result<QByteArray> encoded = reader.value()->read(index);
        if (!encoded) {
            continue;
        }
        const Result<Thumbnail> thumbnail = engine.value()->thumbnail(encoded.value(), edge);
        if (thumbnail) {
            images.append(toImage(thumbnail.value()));
        }
    }
    return images;
}

}  // namespace epochmark
