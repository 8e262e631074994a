// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"
#include "workload/network/mobilenetv3/mobilenetv3layout.h"

namespace epochmark {

class MobileNetV3Hlo final : public HloNetwork {
public:
    explicit MobileNetV3Hlo(double dropout = mobilenetv3::kDropout)
        : m_blocks(mobilenetv3::blocks()), m_dropout(dropout)
    {}

    HloValue forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                     const HloValue& pictures, const HloPass& pass) const override;
    bool drawsNumbers() const override { return m_dropout > 0; }

private:
    QList<InvertedResidual> m_blocks;
    double m_dropout;
};

}  // namespace epochmark
