// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace epochmark {

/// A LibTorch that packaging/libtorch pins, and the cards that its GPU half drives.
struct LibtorchLine {
    QString name;              ///< as `packaging/setup.sh --libtorch` takes it: "2.15"
    int cudaMajor = 0;         ///< of the CUDA that it brings: 13
    int lowestCapability = 0;  ///< major x 10 + minor of the oldest cards that its wheel carries kernels for
    int highestMajor = 0;      ///< major number of the newest: its kernels run on every minor number of it
    bool isForX86Alone = false;  ///< its wheel for other processors has no GPU half

    bool drives(int capability) const
    {
        return capability >= lowestCapability && capability / 10 <= highestMajor;
    }
    bool operator==(const LibtorchLine&) const = default;
};

/// The newest first. What their wheels carry was read from the fat binaries in libtorch_cuda.so.
QList<LibtorchLine> libtorchLines();

/// The line of a LibTorch by its version ("2.7.1"); absent for one that isn't pinned.
std::optional<LibtorchLine> lineOf(const QString& version);

/// The first branch of NVIDIA's driver that runs programs of that CUDA: 580 for 13, 525 for all of 12 (minor
/// version compatibility); NVIDIA's "CUDA Compatibility". 0 for others: unknown.
int lowestDriver(int cudaMajor);

/// The newest line for the processor of this build that drives a card of that capability (absent: any) under
/// that driver branch (0: unknown, any).
std::optional<LibtorchLine> newestLine(std::optional<int> capability, int driverBranch);

/// The same among the lines of these names.
std::optional<LibtorchLine> newestLine(std::optional<int> capability, int driverBranch,
                                       const QStringList& names);

}  // namespace epochmark
