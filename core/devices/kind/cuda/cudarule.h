// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace epochmark {

/// What this build's LibTorch can drive; a value, so that tests can supply another.
struct CudaSupport {
    bool hasLibraries = false;  ///< libtorch_cuda lies beside LibTorch, and fits
    int lowestCapability = 75;  ///< major x 10 + minor: the wheels carry kernels from 7.5 on
    int highestMajor = 12;      ///< to 12.0
    int lowestDriver = 580;     ///< first driver branch that runs CUDA 13
};

/// Looks for libtorch_cuda where the engine would find it: beside the installed library, else in the LibTorch
/// built with.
CudaSupport cudaSupportOfThisBuild();

/// What is known of a card; absent and empty where whoever asks can't tell.
struct CudaFacts {
    std::optional<int> capability;  ///< 86 for compute capability 8.6
    QString driver;                 ///< "580.95.05"
    bool isSeen = true;             ///< false: LibTorch was asked and doesn't list it
};

/// Why something can't be used, and what to do about it: a sentence each.
struct CudaRefusal {
    QString reason;
    QString remedy;
};

/// The one rule by which catalogue and engine judge a card. The first thing that stands in the way, hardware
/// before software: there's no use in fetching 3 GB for a card that stays unusable. Absent: usable.
std::optional<CudaRefusal> cudaRefusal(const CudaFacts& facts, const CudaSupport& support);

}  // namespace epochmark
