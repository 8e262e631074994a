// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "devices/device.h"
#include "devices/deviceidentity.h"
#include "devices/kind/cuda/cudarule.h"
#include "devices/kind/cuda/nvml.h"
#include "devices/kind/cuda/visiblecards.h"
#include "devices/systemfiles.h"

#include <QList>

#include <optional>

namespace epochmark {

/// visibleCards() by NVML's UUIDs and this process's environment.
QList<VisibleCard> visibleCards(const Nvml& nvml);

/// The cards that CUDA shows (with memory, users, driver), ids "cuda:0" on in that order. Cards that can't be
/// used carry reason and remedy; of one whose place isn't certain, the detail says so.
QList<Device> cudaDevices(const Nvml& nvml, const QList<VisibleCard>& cards, const CudaSupport& support,
                          const SystemFiles& files);

/// The same from /proc/driver/nvidia when NVML can't be loaded: names only, and not usable, since CUDA needs
/// the same driver package as NVML.
QList<Device> cudaDevices(const SystemFiles& files);

/// NVML's number of that very card; absent when it has none of that UUID or PCI address.
std::optional<int> cardOf(const Nvml& nvml, const DeviceIdentity& identity);

/// `listed` with everything that belongs to the card that computes: itself where both are the same or nothing
/// can be compared; else the card of that identity, under the id listed. Error::DeviceUnavailable when NVML
/// has no such card.
Result<Device> identifiedCard(const Nvml& nvml, const Device& listed, const DeviceIdentity& driven,
                              const CudaSupport& support, const SystemFiles& files);

}  // namespace epochmark
