// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

namespace epochmark {

class Engine;

/// Loads epochmark_engine at its first call (0.3 - 0.6 s: LibTorch, OpenCV) and gives the one engine of the
/// process; later calls return at once. Thread-safe. Error::Internal when the module is missing or of another
/// build.
Result<const Engine*> loadEngine();

}  // namespace epochmark
