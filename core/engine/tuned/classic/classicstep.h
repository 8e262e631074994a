// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicshape.h"
#include "engine/tuned/networkstep.h"

namespace epochmark {

/// The Classic network's fastest step: the one on kernels of its own where they fit (KernelStep), else the
/// one on stock operations.
std::unique_ptr<NetworkStep> makeClassicStep(const ClassicShape& shape, const TunedOptions& options);

}  // namespace epochmark
