// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/warning.h"

#include <QString>

#include <exception>
#include <functional>
#include <optional>

namespace epochmark {

/// That a run's steps weren't recorded, and why; code "no-graph". `reason`: a part of a sentence.
Warning noGraphWarning(const QString& reason);

/// Whether it says that memory ran out, on whatever device.
bool isOutOfMemory(const std::exception& exception);

/// Whether CUDA will answer every call of this process with it from now on (NVIDIA's "CUDA Runtime API",
/// "Data types used by CUDA Runtime": errors that leave the process in an inconsistent state): a lost card, a
/// wrong address, an assertion, a time-out, memory that can't be corrected.
bool isSticky(const std::exception& exception);

/// Asks a card for next to nothing without waiting for it; throws what CUDA has against it from now on. Does
/// nothing where LibTorch's GPU half isn't loaded.
void askCard(const QString& deviceId);

/// What an exception means that ended a training on an NVIDIA card: out of memory with what was wanted and
/// what is free, a card that answers no more (kept: brokenCard()), anything else. Libraries have words of
/// their own for a card that is lost ("CUDNN_STATUS_EXECUTION_FAILED"), so that `ask` tells whether it is.
Error cudaErrorOf(const std::exception& exception, const QString& deviceId,
                  const std::function<void(const QString&)>& ask = askCard);

/// Of a device that finishes nothing of what it was asked for; kept for brokenCard().
Error silentCardError(const QString& deviceId);

/// Why no training can be made on that card by this process any more, a sentence with the remedy; absent: it
/// can. Any thread.
std::optional<QString> brokenCard(const QString& deviceId);

/// Forgets what cudaErrorOf() kept: for tests, whose errors are made up.
void forgetBrokenCards();

}  // namespace epochmark
