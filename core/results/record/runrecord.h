// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/warning.h"
#include "devices/device.h"
#include "measure/energy.h"
#include "measure/heat.h"
#include "measure/phases.h"
#include "results/record/recordedhost.h"
#include "results/record/recordedranks.h"
#include "results/record/runcost.h"
#include "training/epochreport.h"
#include "workload/workloadspec.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

enum class RunStatus { Running, Completed, Stopped, Failed, Interrupted };
QString toString(RunStatus status);  ///< "running", "completed", "stopped", "failed", "interrupted"
Result<RunStatus> runStatusFromString(const QString& text);

/// Whether it is a fingerprint's text: 64 lower-case hex digits.
bool isFingerprint(const QString& text);

/// The dataset as a record names it (its identity, the manifest hash, is in the workload).
struct RecordedDataset {
    QString name;  ///< "cats-vs-dogs-pets.zip"
    int leftOut = 0;

    bool operator==(const RecordedDataset&) const = default;
};

/// The device as a record names it.
struct RecordedDevice {
    QString id;
    DeviceKind kind;
    QString name;
    int threads = 0;  ///< CPU threads that trained; 0 = unknown
    std::optional<qint64> memoryBytes;

    bool operator==(const RecordedDevice&) const = default;
};

/// Times of a run in wall seconds; absent until reached.
struct RunTiming {
    std::optional<double> checkSeconds;   ///< plain: the check decode, outside the headline
    std::optional<double> dataSeconds;    ///< first touch of the archive to the last picture decoded
    std::optional<double> warmupSeconds;  ///< outside the headline
    std::optional<double> trainSeconds;
    std::optional<double> coolDownSeconds;  ///< waited before the run, in a queue; outside the headline
    Phases phases;                          ///< sums to totalSeconds()

    /// The headline: data + train; absent unless both are known.
    std::optional<double> totalSeconds() const;

    bool operator==(const RunTiming&) const = default;
};

/// One run from archive to result: the immutable outcome that is stored, shown, exported and imported (JSON
/// schema 1, see recordjson.h). Absent values are absent, never 0. Fields of a newer program that this one
/// doesn't know are kept in `unknown` and written back. Its fields are described once, in recordfields.h.
struct RunRecord {
    static constexpr int kSchema = 1;

    QString id;     ///< uuid, lower case, without braces
    QString setId;  ///< uuid of the set of repeats
    RunStatus status = RunStatus::Running;
    bool isRanked = false;
    QStringList unrankedReasons;  ///< sentences; empty exactly when ranked (or still running)
    QList<Warning> warnings;
    QDateTime startedAt;  ///< UTC
    Preset preset = Preset::Classic;
    quint64 seed = 42;
    WorkloadSpec workload;  ///< pipeline and precision in it
    RecordedDataset dataset;
    RecordedDevice device;
    QJsonObject environment;  ///< key to value as in the JSON: epochmark, build, libtorch, opencv, os, cpu,
                              ///< cores, ...
    RunTiming timing;
    std::optional<double> steadyImagesPerSecond;
    QList<EpochReport> epochs;
    std::optional<double> finalValidationLoss;
    std::optional<double> finalValidationAccuracy;
    std::optional<qint64> peakMemoryBytes;
    std::optional<Energy> energy;
    std::optional<Heat> heat;  ///< absent when no sensor told anything
    /// 0-1 of the training time that was lost to others (Disturbance::share() over all epochs): frozen with
    /// the verdict; absent when unknown.
    std::optional<double> disturbedShare;
    std::optional<RecordedRanks> ranks;  ///< of a run that several shared out; absent: one trained alone
    std::optional<RecordedHost> host;    ///< of a run that was begun from another machine; absent: where it ran
    std::optional<RunCost> cost;         ///< frozen when the run ended
    QJsonObject unknown;  ///< top-level fields this version doesn't know, kept for the round trip

    /// The record as it was written, where this program would change it by writing it anew (recordjson.h says
    /// when): this is what is stored and exported, and the other members are only what could be read of it.
    /// Empty for all others.
    QJsonObject verbatim;

    /// "Training is better than the largest class's share by more than chance": the seal's condition, frozen
    /// by its reason.
    bool hasLearned = false;

    bool isVerbatim() const { return !verbatim.isEmpty(); }
    /// False of a verbatim record whose workload is written in a way that this program can't read: what
    /// stands in `workload` then says nothing.
    bool isWorkloadReadable() const { return !isVerbatim() || !workload.manifestHash.isEmpty(); }
    /// The workload's fingerprint, 64 lower-case hex digits; of a verbatim record the one that it states.
    QString fingerprint() const;

    bool operator==(const RunRecord&) const = default;
};

/// What a person adds to a set, stored beside its records and travelling as `annotations`.
struct Annotations {
    QString setId;
    QString name;  ///< overrides the device name; empty = none
    QString note;
    bool isPinned = false;  ///< baseline of its fingerprint
    QDateTime importedAt;   ///< invalid when measured here

    bool operator==(const Annotations&) const = default;
};

}  // namespace epochmark
