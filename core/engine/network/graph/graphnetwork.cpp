// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphnetwork.h"

#include "base/printable.h"
#include "engine/network/graph/graphweights.h"

#include <QStringList>

namespace epochmark {

namespace {

QString shapeWords(const QList<qint64>& shape)
{
    QStringList sizes;
    for (const qint64 size : shape) {
        sizes.append(QString::number(size));
    }
    return sizes.join(QStringLiteral(" × "));
}

}  // namespace

int GraphNetwork::outputUnits() const
{
    return static_cast<int>(m_definition.graph()->outputs());
}

QList<NetworkTensor> GraphNetwork::parameters() const
{
    return m_definition.parameters(outputUnits());
}

QList<NetworkTensor> GraphNetwork::buffers() const
{
    return m_definition.buffers(outputUnits());
}

NetworkState GraphNetwork::initialState(uint64_t seed) const
{
    NormalSource source(seed);
    NetworkState state;
    for (const GraphLayer& layer : m_definition.graph()->layers) {
        for (const GraphTensor& tensor : layer.tensors) {
            const at::Tensor values = inLibtorchOrder(layer, tensor, freshTensor(tensor, source));
            (tensor.isTrained ? state.weights : state.buffers).push_back(values);
        }
    }
    return state;
}

at::Tensor GraphNetwork::forward(const std::vector<at::Tensor>& weights,
                                 const std::vector<at::Tensor>& buffers, const at::Tensor& pictures,
                                 bool isTraining) const
{
    const NetworkGraph& graph = *m_definition.graph();
    LayerTensors tensors;
    auto weight = weights.begin();
    auto buffer = buffers.begin();
    for (const GraphLayer& layer : graph.layers) {
        tensors.emplace_back();
        for (const GraphTensor& tensor : layer.tensors) {
            tensors.back().push_back(tensor.isTrained ? *weight++ : *buffer++);
        }
    }
    return GraphPass(graph, tensors, {isTraining, true, true, m_sums}).run(pictures);
}

QList<LayerSummary> GraphNetwork::summary() const
{
    const NetworkGraph& graph = *m_definition.graph();
    QList<LayerSummary> layers;
    for (const GraphCall& call : graph.calls) {
        const GraphLayer& layer = graph.layers.at(call.layer);
        qint64 parameters = 0;
        for (const GraphTensor& tensor : layer.tensors) {
            parameters += tensor.count();
        }
        if (layer.kind != LayerKind::Input) {
            layers.append({printable(layer.type, 60), shapeWords(call.shape), parameters});
        }
    }
    return layers;
}

}  // namespace epochmark
