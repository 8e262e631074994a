// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicweights.h"
#include "engine/tuned/classic/kernels/kernels.h"
#include "engine/tuned/networkstep.h"

namespace epochmark {

/// The step on hand-written kernels: CPU, fp32, the Classic network's filters. Pictures come as bytes. Runs
/// on as many threads as LibTorch has when it is made.
std::unique_ptr<NetworkStep> makeKernelStep(const ClassicShape& shape, const TunedOptions& options,
                                            const kernels::Kernels& kernels);

/// Whether there are kernels for this network, device and type; the picture's side and the outputs may be
/// any.
bool isKernelStepPossible(const ClassicShape& shape, const TunedOptions& options);

}  // namespace epochmark
