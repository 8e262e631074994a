// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/engine.h"

namespace epochmark {

/// Loads libtorch_cuda beside libtorch_cpu, where it is installed. Must run before the first question about
/// CUDA: LibTorch keeps the answer. Does nothing where the driver knows of no card. Once a process,
/// thread-safe.
void loadCudaLibrary();

/// NVIDIA devices as the driver lists them, each with the reason and the remedy when LibTorch can't drive it;
/// empty without a driver. Calls loadCudaLibrary().
QList<EngineDevice> cudaDevices();

/// Which card LibTorch drives under that id; unknown for other kinds of device.
DeviceIdentity cudaIdentity(const QString& deviceId);

}  // namespace epochmark
