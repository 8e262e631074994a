// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/record/runrecord.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace epochmark {

/// Whether a record's schema is of a newer program.
bool isNewerSchema(const QJsonObject& object);

/// The fingerprint that a record states; empty when it states none.
QString statedFingerprint(const QJsonObject& object);

/// Whether all that this program made of a record's workload is what was written: it gives the same
/// fingerprint.
bool isWorkloadKnown(const QJsonObject& object, const RunRecord& read);

/// Whether the fingerprint that a record states is that of the workload it states, known here or not: nobody
/// has changed a setting of it.
bool isFingerprintOwn(const QJsonObject& object);

/// Why this program can't write a record anew without changing it, as a sentence: a newer schema, a network,
/// a kind of device or another part of the workload that it doesn't know. Absent when it can. `read` is what
/// it made of `object`.
std::optional<QString> whyVerbatim(const QJsonObject& object, const RunRecord& read);

/// `read` as a record that stays as it was written in `object`: never ranked, `why` its first reason.
RunRecord asVerbatim(RunRecord read, const QJsonObject& object, const QString& why);

}  // namespace epochmark
