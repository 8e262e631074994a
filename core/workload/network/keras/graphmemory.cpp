// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphmemory.h"

#include <algorithm>

namespace epochmark {

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
        all += values;
        largest = std::max(largest, values);
    }
    const qint64 weights = graph.parameterCount() + graph.trainedCount() * (1 + states);
    return kBytes * (weights + qint64{batchSize} * (all + 2 * largest));
}

}  // namespace epochmark
