// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/plugin/pluginlibrary.h"
#include "devices/plugin/workerprocess.h"
#include "devices/systemfiles.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

/// A device that a plug-in told of. Plain value.
struct PluginDeviceFacts {
    qint64 id = 0;        ///< the plug-in's own
    QString kind;         ///< "TPU v5 lite", "cpu"
    QString description;  ///< what it prints of it
    std::optional<qint64> memoryBytes;
    /// 80 for 8.0, of NVIDIA's cards; absent where the plug-in doesn't tell.
    std::optional<int> computeCapability = {};

    bool operator==(const PluginDeviceFacts&) const = default;
};

/// What a plug-in answered when it was asked for its devices. Plain value.
struct PluginVerdict {
    int pjrtMinor = 0;        ///< 115 for PJRT 0.115
    QString attributes;       ///< what it says of itself: "stablehlo_current_version 1.20.0, ..."
    QString platform;         ///< "cpu", "tpu"
    QString platformVersion;  ///< may be long
    QList<PluginDeviceFacts> devices;
    std::optional<WorkerFailure> failure;  ///< instead of all that

    /// "1.20.0", out of the attributes; empty when it doesn't tell.
    QString stableHloVersion() const;
    QJsonObject toJson() const;
    static PluginVerdict fromJson(const QJsonObject& json);
};

/// What a plug-in is started with.
struct PluginStart {
    QStringList environment;                     ///< for its process
    QList<std::pair<QString, QString>> options;  ///< for its client
};
/// `files`: this machine's, for what hangs on whether it has a TPU.
PluginStart startOf(const PluginLibrary& library, const SystemFiles& files = SystemFiles());

/// The message that opens a plug-in, and what it is answered. Throws std::runtime_error on a broken answer.
wire::Writer openRequest(const PluginLibrary& library);
PluginVerdict openAnswer(const WorkerAnswer& answer);

/// Asks in a process of its own, which has ended when this returns: at most kProbeSeconds. Any thread.
PluginVerdict probePlugin(const PluginLibrary& library, const StopToken& stop = {});

}  // namespace epochmark
