// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/network.h"
#include "engine/tuned/networkstep.h"

namespace epochmark {

/// The step of any network, on any device: LibTorch's automatic gradients over channels-last tensors, the
/// loss's gradient written out, on the processor all weights updated in one pass.
std::unique_ptr<NetworkStep> makeAutogradStep(std::shared_ptr<const Network> network,
                                              const TunedOptions& options);

}  // namespace epochmark
