// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "devices/nvml.h"
#include "devices/systemfiles.h"

#include <QList>

#include <optional>

namespace epochmark {

/// What this build's LibTorch can drive; a value, so that tests can supply another.
struct CudaSupport {
    bool hasLibraries = false;  ///< libtorch_cuda lies beside LibTorch
    int lowestCapability = 75;  ///< major x 10 + minor: the wheels carry kernels from 7.5 on
    int lowestDriver = 580;     ///< first driver branch that runs CUDA 13
};

/// Looks for libtorch_cuda where the engine would find it: beside the installed library, else in the LibTorch
/// built with.
CudaSupport cudaSupportOfThisBuild();

/// NVML's numbers of the cards that CUDA shows, in the order in which CUDA counts them: `variable` is
/// CUDA_VISIBLE_DEVICES, absent when it isn't set. As CUDA does, the first entry that names no card ends the
/// list. UUIDs aren't looked up: then all cards are listed.
QList<int> visibleCards(int cardCount, const std::optional<QString>& variable);

/// The same by this process's environment.
QList<int> visibleCards(const Nvml& nvml);

/// Makes CUDA count cards as NVML does (by PCI slot) instead of fastest first. To be called early in main():
/// the environment must not be changed beside other threads. Keeps what the user has set.
void countCardsByPciSlot();

/// The cards of NVML's numbers `cards` (with memory, users, driver), ids "cuda:0" on in that order. Cards
/// that can't be used carry reason and remedy.
QList<Device> cudaDevices(const Nvml& nvml, const QList<int>& cards, const CudaSupport& support,
                          const SystemFiles& files);

/// The same from /proc/driver/nvidia when NVML can't be loaded: names only, and not usable, since CUDA needs
/// the same driver package as NVML.
QList<Device> cudaDevices(const SystemFiles& files);

}  // namespace epochmark
