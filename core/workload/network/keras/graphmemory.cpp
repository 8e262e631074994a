// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphmemory.h"

#include <algorithm>

namespace epochmark {

namespace {

bool isView(const GraphLayer& layer)
{
    switch (layer.kind) {
    case LayerKind::Flatten:
    case LayerKind::Reshape:
    case LayerKind::Permute:
    case LayerKind::Cropping2D: return true;
    case LayerKind::Dropout:
    case LayerKind::SpatialDropout2D: return layer.rate == 0;
    case LayerKind::Activation: return layer.activation.kind == ActivationKind::Linear;
    default: return false;
    }
}

}  // namespace

qint64 trainingBytes(const NetworkGraph& graph, int batchSize, int states)
{
    constexpr qint64 kBytes = 4;
    qint64 all = 0;
    qint64 largest = 0;
    for (const GraphCall& call : graph.calls) {
        qint64 values = 1;
        for (const qint64 size : call.shape) {
            values *= size;
        }
        all += isView(graph.layers.at(call.layer)) ? 0 : values;
        largest = std::max(largest, values);
    }
    const qint64 weights = graph.parameterCount() + graph.trainedCount() * (1 + states);
    return kBytes * (weights + qint64{batchSize} * (all + 2 * largest));
}

qint64 checkBytes(const NetworkGraph& graph)
{
    constexpr int kPictures = 4;
    return 2 * trainingBytes(graph, kPictures, 0);
}

}  // namespace epochmark
