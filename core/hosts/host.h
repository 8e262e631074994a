// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "devices/device.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// What a machine told of itself when it was last asked. Plain value; absent and empty: unknown.
struct HostFacts {
    QDateTime seenAt;        ///< UTC; invalid: it was never asked
    QString system;          ///< "Linux"
    QString architecture;    ///< "x86_64"
    QString glibc;           ///< "2.36"
    QString cpu;             ///< its name
    int threads = 0;         ///< logical processors
    QString folder;          ///< the host's folder there as an absolute path
    QString version;         ///< of the Epochmark there; empty: there is none
    bool hasPython = false;  ///< python3 with pip
    bool hasInternet = false;
    std::optional<qint64> memoryBytes;
    std::optional<qint64> freeBytes;    ///< in the folder
    std::optional<double> clockOffset;  ///< its clock less ours, seconds
    QList<Device> devices;              ///< ids as the machine itself names them: "cuda:0"

    bool operator==(const HostFacts&) const = default;
};

/// A machine that is reached by ssh: how, and what it was last known to have. Plain value; a password is none
/// of it.
struct Host {
    QString name;         ///< in device ids and on boards: "gpubox"
    QString destination;  ///< as ssh takes it: alias of ~/.ssh/config, user@machine, ssh://user@machine:2222
    QString folder = QStringLiteral("epochmark");  ///< there; a relative one begins in the home folder there
    QString prefix;    ///< words before every command there: "srun --gres=gpu:1", or "sbatch" with its
                       ///< options; empty: none
    QString program;   ///< an epochmark-cli that is there already; empty: a bundle is sent
    QString bundle;    ///< the bundle that is sent, a file here; empty: hostbundle::found()
    QString shutDown;  ///< what ends the rent, told when the last run has ended, never run; may be empty
    HostFacts seen;

    /// Error::Usage with a sentence naming the part that can't be.
    Result<void> check() const;
    /// The same of a name alone.
    static Result<void> checkName(const QString& name);

    /// "gpubox/cuda:0", what `run --device` and RunRequest::deviceId take.
    QString deviceId(const QString& there) const { return name + u'/' + there; }
    /// Its devices as they were last seen, as the list of all devices has them: ids with the host's name,
    /// names "gpubox · NVIDIA L4".
    QList<Device> listedDevices() const;
    /// Whether the prefix is one of Slurm's, so that a run may have to wait for its turn.
    bool hasScheduler() const;
    /// Whether it is sbatch with its options: a run is a job of the scheduler's then, whose script is ours.
    bool isBatch() const;
    /// What goes before whatever is waited for (a check, LibTorch's setup): the prefix, srun in place of
    /// sbatch, whose options it takes, too.
    QString callPrefix() const;
    /// Whether the prefix is srun with options alone, so that a run can have several of the cluster's nodes.
    bool hasNodes() const;
    /// The prefix for one rank on each of so many nodes, whatever it says of nodes and tasks itself; the
    /// prefix as it is for one.
    QString prefixFor(int nodes) const;

    QJsonObject toJson() const;
    /// Error::Input: a field that is missing or wrong.
    static Result<Host> fromJson(const QJsonObject& object);

    bool operator==(const Host&) const = default;
};

/// The host's name in a device id, and what follows it; absent: a device of this machine.
struct HostDevice {
    QString host;
    QString device;

    static std::optional<HostDevice> of(const QString& deviceId);
    bool operator==(const HostDevice&) const = default;
};

/// Devices as `epochmark-cli devices --json` writes them. Of what comes from elsewhere names lose what isn't
/// printable, and there are 64 at most. Error::Input: none of Epochmark's lists.
Result<QList<Device>> devicesFromJson(const QByteArray& json);
QJsonObject toJson(const Device& device);

}  // namespace epochmark
