// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

namespace epochmark {

/// A sign of life from inside an epoch, without a transfer from the device.
struct StepSample {
    int epoch = 0;  ///< from 1
    int step = 0;   ///< finished steps of this epoch
    int stepsPerEpoch = 0;
    double elapsedSeconds = 0;    ///< since training began
    double inputWaitSeconds = 0;  ///< spent waiting for data since training began
    /// Means over this epoch's pictures so far, now and then while the first epoch lasts; absent otherwise,
    /// and where reading them would be a transfer. Loss in nats, accuracy 0-1.
    std::optional<double> trainLoss = std::nullopt;
    std::optional<double> trainAccuracy = std::nullopt;
};

}  // namespace epochmark
