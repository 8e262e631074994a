// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <optional>

namespace epochmark {

/// Memory kept free for everything else while pictures are held: 1 GiB.
inline constexpr qint64 kReservedBytes = 1LL << 30;

/// What can be allocated without swapping: the system's available memory, less if a control group (container)
/// allows less. Absent when the system doesn't tell.
std::optional<qint64> freeMemoryBytes();

/// Error::Input, with both figures, when `neededBytes` is more than `freeBytes` less kReservedBytes.
Result<void> checkMemory(qint64 neededBytes, std::optional<qint64> freeBytes);

}  // namespace epochmark
