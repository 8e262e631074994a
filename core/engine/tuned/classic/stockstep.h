// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicshape.h"
#include "engine/tuned/networkstep.h"

namespace epochmark {

/// The Classic network's step on LibTorch's stock operations, gradients written out by hand; any device.
std::unique_ptr<NetworkStep> makeStockStep(const ClassicShape& shape, const TunedOptions& options);

}  // namespace epochmark
