// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/stoptoken.h"
#include "devices/device.h"
#include "devices/deviceidentity.h"
#include "devices/sensors/sensorset.h"
#include "devices/systemfiles.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// What a record tells of the device that made it, as far as its words need it.
struct DeviceFacts {
    int threads = 0;  ///< that trained; 0 = unknown
    std::optional<qint64> memoryBytes;
    QJsonObject environment;  ///< as recorded
};

/// Everything the program must know of one kind of device, in one folder: a new kind is a class derived from
/// this and one line in devicekinds.cpp (or DeviceKinds::add()). Nothing outside of its folder and of the
/// engine's own code asks which kind it is. Stateless; const methods from any thread.
class DeviceKindDefinition {
public:
    virtual ~DeviceKindDefinition() = default;

    virtual DeviceKind kind() const = 0;
    /// The id of its first device, "cuda:0": what the help names.
    virtual QString firstId() const { return toString(kind()); }

    /// What must be set in the process's environment before its threads start; called early in main().
    virtual void prepareProcess() const {}

    /// Those of this machine, without loading LibTorch: milliseconds. What can't be used is listed with
    /// reason and remedy.
    virtual QList<Device> list(const SystemFiles& files) const = 0;

    /// Asks what can't be known without loading something, where `deviceId` is of this kind, so that list()
    /// tells it: seconds, 20 at most for each plug-in. Empty: whatever the user named; `isScan`: whatever is
    /// found, anew. `stop` ends it within a second or two; what hasn't answered counts as not asked.
    virtual void examine(const QString& deviceId, bool isScan, const StopToken& stop) const;

    /// `listed` as the device that the engine really drives under its id. Error::DeviceUnavailable with a
    /// sentence when it can't be told which one that is.
    virtual Result<Device> identified(const Device& listed, const DeviceIdentity& driven) const;

    /// What tells of its energy, heat and clock; any may be missing.
    virtual SensorSet openSensors(const Device& device, const SystemFiles& files) const;

    /// A device of it within a queue: "CPU, 2 threads", "CUDA 0", "Metal". `threads` 0: the default.
    virtual QString title(const QString& deviceId, int threads) const;
    /// What a device's name doesn't say: "2 cores, 2 threads", "12 GB · CUDA 13.0". May be empty.
    virtual QString configuration(const DeviceFacts& facts) const;
    /// What the leaderboard's filter calls them, with a mnemonic: "&Processors".
    virtual QString filterText() const = 0;
    /// Name of a picture in resources/icons.
    virtual QString icon() const;

    /// What Apptainer must be told so that a container sees them, "--nv"; empty: nothing.
    virtual QString containerOption() const { return {}; }

    /// Whether the user chooses how many threads train: it is the processor itself that works.
    virtual bool usesThreads() const { return false; }
    /// Whether a process of its own trains (a plug-in's): this one's threads and memory tell nothing of it.
    virtual bool trainsInWorker() const { return false; }
    /// The precisions beside fp32, by their names in a workload, that the device has units for; empty where
    /// it has none, or nobody knows what it would do. Reads files, may ask a driver: milliseconds.
    virtual QStringList precisions(const QString& deviceId) const
    {
        Q_UNUSED(deviceId)
        return {};
    }
    /// That train when the user names none; 0 where it doesn't use them.
    virtual int defaultThreads(const Device&) const { return 0; }
    /// Whether the slowest of them is the baseline of a board on which none is pinned.
    virtual bool isBaselineChoice() const { return false; }

protected:
    /// "12 GB"; empty when unknown.
    static QString memoryText(const std::optional<qint64>& bytes);
};

}  // namespace epochmark
