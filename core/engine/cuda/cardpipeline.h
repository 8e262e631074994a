// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/decoding.h"
#include "engine/network/network.h"
#include "engine/train/steppipeline.h"
#include "engine/tuned/networkstep.h"

#include <memory>

namespace epochmark {

/// The fast way on an NVIDIA card, `options.device`: recorded steps where the module epochmark_cuda can be
/// loaded, else as on any other device, with a warning that says why. EPOCHMARK_CUDA_GRAPH=off has the same
/// steps asked for operation by operation, to measure what recording them is worth.
std::unique_ptr<StepPipeline> makeCardPipeline(const std::shared_ptr<const Network>& network,
                                               const TunedOptions& options,
                                               std::shared_ptr<const PixelStore> pixels);

}  // namespace epochmark
