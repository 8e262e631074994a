// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicweights.h"
#include "engine/tuned/networkstep.h"

#include <vector>

namespace epochmark {

/// Canonical weights (or mean squares) as channels-last wants them, copied to the options' device and type:
/// kernels in channels-last memory, the hidden layer's inputs in row, column, channel order, so that
/// flattening copies nothing.
std::vector<at::Tensor> toChannelsLast(const ClassicShape& shape, const std::vector<at::Tensor>& canonical,
                                       const TunedOptions& options);

/// The way back: contiguous float copies on the CPU.
std::vector<at::Tensor> toCanonical(const ClassicShape& shape, const std::vector<at::Tensor>& channelsLast);

}  // namespace epochmark
