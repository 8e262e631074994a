// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace epochmark {

/// A record in the form that a store reads back fastest: about thirty times faster than JSON, which stays the
/// truth beside it. A blob of another program version is simply not read.
QByteArray toBlob(const RunRecord& record);

/// Reads many blobs, sharing what most of them have in common (workloads, environments). One thread.
class BlobReader {
public:
    /// Absent when the blob is of another format or damaged: read the JSON then.
    std::optional<RunRecord> read(const QByteArray& blob);

private:
    QHash<QByteArray, WorkloadSpec> m_workloads;
    QHash<QByteArray, QJsonObject> m_objects;
};

}  // namespace epochmark
