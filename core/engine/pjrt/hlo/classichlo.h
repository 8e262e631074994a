// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"

namespace epochmark {

/// The Classic network: weights in WeightIndex order.
class ClassicHlo final : public HloNetwork {
public:
    HloValue forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                     const HloValue& pictures, const HloPass& pass) const override;
};

}  // namespace epochmark
