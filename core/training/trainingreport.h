// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/deviceidentity.h"
#include "measure/phases.h"
#include "training/epochreport.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace epochmark {

enum class TrainingEnd { Completed, Stopped };

/// The whole outcome. Partial (fewer epochs) when stopped.
struct TrainingReport {
    TrainingEnd end = TrainingEnd::Completed;
    QList<EpochReport> epochs;
    double trainSeconds = 0;  ///< first step to the end of the last validation
    Phases phases;            ///< training's part of the headline: sums to trainSeconds
    /// One more evaluation after the clock stopped; absent when a stop cut it short.
    std::optional<double> finalValidationLoss;
    std::optional<double> finalValidationAccuracy;
    bool isLossFinite = true;
    int threads = 0;          ///< that worked (1 on another device than the CPU)
    QString deviceUsed;       ///< id of where the network really computed; empty before the first epoch's end
    DeviceIdentity identity;  ///< of that device, where the engine can tell
    qint64 exchangedBytes = 0;  ///< a step's, with ranks
    QByteArray stateDigest;     ///< with ranks, of weights, optimiser's state and buffers; else empty
};

}  // namespace epochmark
