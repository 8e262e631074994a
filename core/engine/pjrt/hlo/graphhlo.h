// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"
#include "workload/network/keras/networkgraph.h"

#include <QStringList>

namespace epochmark {

/// A model file's network: each layer by Keras' numbers, as GraphPass computes it with LibTorch. Its last
/// sigmoid or softmax belongs to the loss, which takes logits.
class GraphHlo final : public HloNetwork {
public:
    /// The graph outlives it; each of its layers has a form.
    explicit GraphHlo(const NetworkGraph& graph) : m_graph(graph) {}

    /// "gate (sparsemax)" for each layer that has none; printable.
    static QStringList layersWithoutForm(const NetworkGraph& graph);

    HloValue forward(HloTape& tape, const std::vector<HloValue>& weights, std::vector<HloValue>& buffers,
                     const HloValue& pictures, const HloPass& pass) const override;
    bool drawsNumbers() const override;

private:
    const NetworkGraph& m_graph;
};

}  // namespace epochmark
