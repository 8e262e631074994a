// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <QString>

#include <optional>

namespace epochmark {

/// Where decoded pictures are to lie while a network is trained on them.
enum class PixelChoice {
    Auto,    ///< in memory; in a spool file where they don't fit
    Memory,  ///< in memory, else refused
    Spool    ///< in a spool file
};
QString toString(PixelChoice choice);  ///< "auto", "memory", "spool"
/// What a record says of the place, "memory" or "spool", in words; anything else as it is.
QString pixelPlaceWords(const QString& recorded);
/// Error::Usage naming the choices.
Result<PixelChoice> pixelChoiceFromString(const QString& text);

/// What decoded pictures may take. Plain value.
struct PixelRoom {
    PixelChoice choice = PixelChoice::Memory;
    std::optional<qint64> memoryBytes;  ///< of the whole process, where somebody sets it a limit
    QString spoolFolder;                ///< of the spool file; made where it is missing
    std::optional<qint64> spoolBytes;   ///< the largest spool file allowed; absent: what the disk has
    qint64 trainingBytes = 0;  ///< of memory, for the network beside the pictures; 0: none here, or not known
};

}  // namespace epochmark
