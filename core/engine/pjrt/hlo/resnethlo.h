// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"
#include "workload/network/resnet/resnetlayout.h"

namespace epochmark {

/// A residual network, layer by layer in the order of ResNetNetwork's parameters and buffers.
class ResNetHlo final : public HloNetwork {
public:
    explicit ResNetHlo(const ResNetLayout& layout) : m_blocks(layout.blocks()) {}

    HloValue forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                     const HloValue& pictures, const HloPass& pass) const override;

private:
    QList<ResNetBlock> m_blocks;
};

}  // namespace epochmark
