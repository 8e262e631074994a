// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace epochmark {

class Engine;

/// Loads epochmark_engine at its first call (0.3 - 0.6 s: LibTorch, OpenCV) and gives the one engine of the
/// process; later calls return at once. LibTorch is taken from where libtorchplace.h says. Thread-safe.
/// Error::Internal when the module or LibTorch is missing (a later call tries again) or of another build;
/// Error::Usage when EPOCHMARK_LIBTORCH names none that fits.
Result<const Engine*> loadEngine();

/// Whether there is a LibTorch for the engine; loads it where nothing else tells. Any thread.
bool isLibTorchThere();

}  // namespace epochmark
