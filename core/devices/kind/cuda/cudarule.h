// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// What a LibTorch can drive; a value, so that tests can supply another.
struct CudaSupport {
    bool hasLibraries = false;  ///< libtorch_cuda lies beside LibTorch, and fits
    QString version;            ///< of LibTorch: "2.15.0"
    int cudaMajor = 0;          ///< of the CUDA that it was built for; 0: unknown
    QStringList kernels;        ///< what it carries, as it names them: "sm_75", "compute_120"; empty: unknown
    bool isPinned = true;  ///< one of packaging/libtorch; of any other only its own list tells its kernels
    bool isInstalled = false;  ///< there is no checkout whose scripts could be run
    /// "2.15": what "epochmark-cli setup --cards" can fetch, as an engine for it lies here.
    QStringList fetchLines = {};
};

/// Of the LibTorch that the engine is or would be loaded with (base/libtorchplace.h): whether libtorch_cuda
/// lies there, and the list of its kernels, which packaging/setup.sh writes beside it. Without a list what
/// the pinned line of that version is known to carry.
CudaSupport cudaSupport();

/// Whether one of the kernels runs on a card of that capability: machine code ("sm_86") on the same major
/// number and the same minor or a later one ("sm_90a" on 9.0 alone), PTX ("compute_90") on everything from
/// there on. NVIDIA's "CUDA C++ Programming Guide", binary and PTX compatibility.
bool runsOn(const QStringList& kernels, int capability);

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

/// What a card of that capability has units for beside fp32: fp16 from 7.0 on, bf16 and tf32 from 8.0 on
/// (NVIDIA's "CUDA C++ Programming Guide", tensor cores).
QStringList cudaPrecisions(int capability);

}  // namespace epochmark
