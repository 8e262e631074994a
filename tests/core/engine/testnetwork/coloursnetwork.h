// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "coloursdefinition.h"
#include "engine/network/network.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/zeros.h>

namespace epochmark::test {

/// The mathematics of ColoursDefinition.
class ColoursNetwork final : public Network {
public:
    explicit ColoursNetwork(int outputUnits) : m_outputUnits(outputUnits) {}

    int outputUnits() const override { return m_outputUnits; }
    QList<NetworkTensor> parameters() const override { return ColoursDefinition().parameters(m_outputUnits); }
    QList<NetworkTensor> buffers() const override { return ColoursDefinition().buffers(m_outputUnits); }

    NetworkState initialState(uint64_t) const override
    {
        const auto zeros = [this] {
            return std::vector<at::Tensor>{at::zeros({m_outputUnits, 3}, at::kFloat),
                                           at::zeros({m_outputUnits}, at::kFloat)};
        };
        return {zeros(), zeros(), {at::zeros({1}, at::kFloat)}};
    }

    at::Tensor forward(const std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& buffers,
                       const at::Tensor& pictures, bool isTraining) const override
    {
        if (isTraining) {
            const at::NoGradGuard guard;
            at::Tensor passes = buffers[0];
            passes.add_(1);
        }
        return at::linear(pictures.mean({2, 3}), weights[0], weights[1]);
    }

    QList<LayerSummary> summary() const override
    {
        return {{QStringLiteral("Mean"), QStringLiteral("3"), 0},
                {QStringLiteral("Dense"), QString::number(m_outputUnits), qint64{4} * m_outputUnits}};
    }

    NetworkScript script() const override
    {
        return {"TestColours", "def forward(self, pictures):\n"
                               "    x = torch.mean(pictures, [2, 3])\n"
                               "    x = torch.addmm(self.colour_bias, x, self.colour_weight.t())\n"};
    }

private:
    int m_outputUnits;
};

}  // namespace epochmark::test
