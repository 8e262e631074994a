// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "dataset/listing.h"

#include <QImage>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace epochmark {

class ArchiveReader;

/// What the window shows of a dataset before it is trained on: names and counts, nothing decoded. Plain
/// value.
struct DatasetPreview {
    QString path;  ///< zip, folder or "demo"
    QString name;
    QStringList classes;
    QList<int> trainCounts;  ///< pictures listed, one a class
    QList<int> testCounts;
    QList<LeftOut> leftOut;  ///< refused by name or size already; damaged ones turn up when decoding
    int ignored = 0;
    bool isSplitByHash = false;    ///< no validation folder: a fifth is for validation
    bool isSortedByNames = false;  ///< no class folders: the pictures' names tell the classes
    bool isAgreed = false;         ///< somebody said that those are classes
    QList<UnusedFolder> unusedFolders;

    /// Nothing may be trained on before somebody has agreed to what was made of the names.
    bool isWaitingForConsent() const { return isSortedByNames && !isAgreed; }
    int trainPictures() const;
    int testPictures() const;
};

/// Counts a listing. Any thread.
DatasetPreview previewOf(const Listing& listing);

/// Up to `count` small pictures spread over the classes, decoded by the engine (loaded if it isn't yet: up to
/// 0.6 s). Pictures that can't be decoded are skipped. Any thread but the window's.
QList<QImage> sampleThumbnails(const ArchiveReader& archive, int count, int edge, const StopToken& stop);

}  // namespace epochmark
