// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace epochmark {

/// A sign of life from inside an epoch, without reading anything back from the device.
struct StepSample {
    int epoch = 0;  ///< from 1
    int step = 0;   ///< finished steps of this epoch
    int stepsPerEpoch = 0;
    double elapsedSeconds = 0;    ///< since training began
    double stepSeconds = 0;       ///< wall time of this step
    double inputWaitSeconds = 0;  ///< spent waiting for data since training began
};

}  // namespace epochmark
