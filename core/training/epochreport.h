// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "measure/disturbance.h"
#include "measure/epochsensors.h"
#include "measure/phases.h"

#include <QtGlobal>

#include <optional>

namespace epochmark {

/// What one finished epoch brought. Losses are running means in nats, weighted by batch size while weights
/// change (training) or at the epoch's end (validation); absent when not finite. Accuracies are shares, 0-1.
struct EpochReport {
    int epoch = 0;       ///< from 1
    double seconds = 0;  ///< wall time of the epoch, validation included
    double validationSeconds = 0;
    std::optional<double> trainLoss;
    std::optional<double> trainAccuracy;
    std::optional<double> validationLoss;
    std::optional<double> validationAccuracy;
    qint64 trainHits = 0;  ///< pictures classified correctly while training, of trainPictures
    Phases phases;         ///< of this epoch alone
    std::optional<Disturbance> disturbance;  ///< of this epoch alone; absent when nobody looked
    std::optional<EpochSensors> sensors;     ///< of this epoch alone; absent when none told anything

    bool operator==(const EpochReport&) const = default;
};

}  // namespace epochmark
