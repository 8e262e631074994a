// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotape.h"

#include <optional>
#include <vector>

namespace epochmark {

/// What a pass is besides its pictures.
struct HloPass {
    HloRows rows;
    bool isTraining = false;
    std::optional<HloValue> key;  ///< ui64, another in each step; where the network draws numbers in training
};

/// A network's forward pass as StableHLO; shapes and order of parameters and buffers are those of its Network
/// (engine/network). Stateless; any thread. Made by hloNetwork().
class HloNetwork {
public:
    virtual ~HloNetwork() = default;

    /// `pictures`: N x rows x columns x 3, values 0-1 (0-255 of a network that takes bytes). Returns
    /// N x outputs. In training the buffers become what the step leaves of them.
    virtual HloValue forward(HloTape& tape, const std::vector<HloValue>& weights,
                             std::vector<HloValue>& buffers, const HloValue& pictures,
                             const HloPass& pass) const = 0;

    /// Whether training draws numbers: dropout.
    virtual bool drawsNumbers() const { return false; }
};

}  // namespace epochmark
