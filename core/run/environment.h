// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/warning.h"
#include "devices/device.h"
#include "devices/machinestate.h"
#include "devices/systemfiles.h"
#include "engine/api/engine.h"
#include "measure/validity.h"

#include <QJsonObject>
#include <QList>

namespace epochmark {

/// The facts a result is stored with, by the keys of the record's JSON: epochmark, build, qt, libtorch,
/// opencv, jpeg, cuda, cudnn, cpu_capability, driver, os, kernel, cpu, cores, threads (logical),
/// memory_bytes, governor, power
/// ("AC", "battery"), virtual_machine, plugin, plugin_version, pjrt, stablehlo and plugin_devices (where a
/// plug-in drives the device), gpu (the card that trains), and, only where it is known which one that
/// is, gpu_uuid, gpu_pci, gpu_power_limit_w (that the driver enforces) and gpu_link ("PCIe 4 x16"). What the
/// system doesn't tell is null, never a guess.
QJsonObject environmentOf(const EngineInfo& engine, const BuildFacts& build, const Device& device,
                          const SystemFiles& files = SystemFiles());

/// What may spoil a measurement, known before it starts: another run of the store in work, on battery, power
/// saver, busy machine (load over half the cores, and something else runs now: what remains of a run before
/// doesn't count), other users of the GPU, little free memory (freeMemory()), little free disk at
/// `storeFolder`, no release build. Each with a sentence that says what to do.
QList<Warning> preflightWarnings(const Device& device, const QString& storeFolder, const BuildFacts& build,
                                 const MachineState& state = MachineState::read());

}  // namespace epochmark
