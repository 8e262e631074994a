// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "engine/api/training.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"

#include <memory>

namespace epochmark {

/// Whether a plug-in drives the device of that id, not LibTorch: "pjrt:cpu:0", "tpu:0".
bool isPluginDevice(const QString& deviceId);

/// For such a device. Error::Usage for a network or a pipeline that plug-ins have no form of,
/// Error::DeviceUnavailable when the plug-in isn't there; nothing is loaded yet.
Result<std::unique_ptr<StepPipeline>> makePluginPipeline(const TrainingSetup& setup,
                                                         const std::shared_ptr<const Network>& network);

}  // namespace epochmark
