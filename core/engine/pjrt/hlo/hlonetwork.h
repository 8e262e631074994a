// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotape.h"

#include <vector>

namespace epochmark {

/// A network's forward pass as StableHLO; shapes and order of parameters and buffers are those of its Network
/// (engine/network). Stateless; any thread. Made by HloNetworks.
class HloNetwork {
public:
    virtual ~HloNetwork() = default;

    /// `pictures`: N x side x side x 3, values 0-1. Returns N x outputs. In training the buffers become what
    /// the step leaves of them.
    virtual HloValue forward(HloTape& tape, const std::vector<HloValue>& weights,
                             std::vector<HloValue>& buffers, const HloValue& pictures, const HloRows& rows,
                             bool isTraining) const = 0;
};

}  // namespace epochmark
