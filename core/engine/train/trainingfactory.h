// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/engine.h"

namespace epochmark {

/// Devices that this LibTorch knows of, the CPU first, each with the reason when it can't be used.
QList<EngineDevice> trainableDevices();

/// Checks device, precision and data, prepares the calling thread and puts pipeline and loop together. Errors
/// as Engine::createTraining().
Result<std::unique_ptr<Training>> makeTraining(TrainingSetup setup);

}  // namespace epochmark
