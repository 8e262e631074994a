// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"

namespace epochmark {

/// ResNet-18, layer by layer in the order of ResNet18Network's parameters and buffers.
class ResNet18Hlo final : public HloNetwork {
public:
    HloValue forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                     const HloValue& pictures, const HloRows& rows, bool isTraining) const override;
};

}  // namespace epochmark
