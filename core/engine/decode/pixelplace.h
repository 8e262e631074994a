// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/decode/memorycheck.h"
#include "training/pixelroom.h"

namespace epochmark {

enum class PixelPlace { Memory, Spool };

/// A disk that is to hold a spool file. Value.
struct SpoolDisk {
    QString folder;
    std::optional<qint64> freeBytes;   ///< absent: the system doesn't tell
    std::optional<qint64> limitBytes;  ///< the largest file that is allowed
    bool isMemory = false;             ///< no disk at all: tmpfs, where a file takes memory

    /// Looks at the disk of room.spoolFolder, which needn't be there yet.
    static SpoolDisk of(const PixelRoom& room);
};

/// Kept free of the disk for everything else: 1 GiB.
inline constexpr qint64 kReservedDiskBytes = 1LL << 30;

/// Where `neededBytes` of decoded pictures are to lie. Error::Input with the figures of all places that would
/// be allowed and haven't the room. A "disk" that is memory is never taken unless asked for. `trainingBytes`:
/// as in checkMemory().
Result<PixelPlace> choosePixelPlace(qint64 neededBytes, PixelChoice choice,
                                    const std::optional<FreeMemory>& memory, const SpoolDisk& disk,
                                    qint64 trainingBytes = 0);

}  // namespace epochmark
