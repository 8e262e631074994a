// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekind.h"
#include "training/pixelroom.h"
#include "workload/workloadspec.h"

#include <QString>

#include <optional>

namespace epochmark {

/// All that one run needs to know: plain values, no pointers.
struct RunRequest {
    QString datasetPath;                        ///< zip, folder or "demo"
    bool takesClassesFromNames = false;         ///< pictures without class folders may be sorted by names
    QString deviceId = toString(DeviceKind());  ///< the processor
    Preset preset = Preset::Classic;
    WorkloadSpec workload;  ///< without its dataset part
    int threads = 0;        ///< CPU; 0: the physical cores
    quint64 seed = 42;
    QString setId;                           ///< empty: a set of its own
    QString storePath;                       ///< empty: paths::storeFile()
    QString saveModelPath;                   ///< empty: the model isn't kept
    PixelChoice pixels = PixelChoice::Auto;  ///< where the tuned pipeline's decoded pictures lie
    qint64 memoryBytes = 0;                  ///< what the process may take; 0: what the system leaves it
    std::optional<double> coolDownSeconds;   ///< waited before this run of a queue; absent without a pause

    std::optional<qint64> memoryLimit() const
    {
        return memoryBytes > 0 ? std::optional(memoryBytes) : std::nullopt;
    }

    bool operator==(const RunRequest&) const = default;
};

}  // namespace epochmark
