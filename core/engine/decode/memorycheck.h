// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "devices/freememory.h"

#include <optional>

namespace epochmark {

/// Memory kept free for everything else while pictures are held: 1 GiB.
inline constexpr qint64 kReservedBytes = 1LL << 30;

/// Error::Input, with the figures and what to do, when `neededBytes` is more than `free` less kReservedBytes,
/// or less `trainingBytes` where the network that is trained on them needs more than that. Absent: the system
/// doesn't tell, whatever is wanted may be tried.
Result<void> checkMemory(qint64 neededBytes, const std::optional<FreeMemory>& free, qint64 trainingBytes = 0);

}  // namespace epochmark
