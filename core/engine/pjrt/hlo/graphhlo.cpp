// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/graphhlo.h"

#include "base/printable.h"
#include "engine/pjrt/hlo/graphhlopass.h"
#include "engine/pjrt/hlo/hloactivation.h"

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMostName = 60;

bool drops(const GraphLayer& layer)
{
    const bool isDropout = layer.kind == LayerKind::Dropout || layer.kind == LayerKind::SpatialDropout2D;
    return isDropout && layer.rate > 0;
}

}  // namespace

QStringList GraphHlo::layersWithoutForm(const NetworkGraph& graph)
{
    QStringList names;
    for (const GraphLayer& layer : graph.layers) {
        if (!hasHloForm(layer.activation)) {
            names.append(QStringLiteral("%1 (%2)").arg(printable(layer.name, kMostName),
                                                       toString(layer.activation.kind)));
        }
    }
    return names;
}

bool GraphHlo::drawsNumbers() const
{
    return std::any_of(m_graph.layers.begin(), m_graph.layers.end(), &drops);
}

HloValue GraphHlo::forward(HloTape& tape, const std::vector<HloValue>& weights,
                           std::vector<HloValue>& buffers, const HloValue& pictures,
                           const HloPass& pass) const
{
    std::vector<HloLayerTensors> tensors;
    auto weight = weights.begin();
    auto buffer = buffers.begin();
    for (const GraphLayer& layer : m_graph.layers) {
        tensors.emplace_back();
        for (const GraphTensor& tensor : layer.tensors) {
            tensors.back().push_back(tensor.isTrained ? *weight++ : *buffer++);
        }
    }
    const HloValue outputs = GraphHloPass(tape, m_graph, tensors, pass).run(pictures);
    buffer = buffers.begin();
    for (qsizetype i = 0; i < m_graph.layers.size(); ++i) {
        const QList<GraphTensor>& named = m_graph.layers.at(i).tensors;
        for (qsizetype t = 0; t < named.size(); ++t) {
            if (!named.at(t).isTrained) {
                *buffer++ = tensors[static_cast<size_t>(i)][static_cast<size_t>(t)];
            }
        }
    }
    return outputs;
}

}  // namespace epochmark
