// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace epochmark {

/// A record in the form that a store reads back fastest: about thirty times faster than JSON, which stays the
/// truth beside it. A blob of another program version is simply not read. Of a verbatim record it says only
/// that the JSON must be read.
QByteArray toBlob(const RunRecord& record);

/// What the blobs of a store have in common, shared by the records read: texts, lists of them, environments.
struct BlobCommons {
    QHash<QByteArray, QString> texts;
    QHash<QByteArray, QStringList> lists;
    QHash<QByteArray, QJsonObject> objects;
};

/// Reads many blobs, sharing what they have in common. One thread.
class BlobReader {
public:
    /// Absent when the blob is of another format, damaged, or of a record that this program would keep
    /// verbatim: read the JSON then.
    std::optional<RunRecord> read(const QByteArray& blob);

private:
    BlobCommons m_commons;
};

}  // namespace epochmark
