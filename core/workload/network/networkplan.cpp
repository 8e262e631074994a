// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/networkplan.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace epochmark {

qint64 PlannedLayer::valueCount() const
{
    return std::accumulate(shape.begin(), shape.end(), qint64{1}, std::multiplies<>());
}

qint64 NetworkPlan::parameterCount() const
{
    return std::accumulate(layers.begin(), layers.end(), qint64{0},
                           [](qint64 sum, const PlannedLayer& layer) { return sum + layer.parameters; });
}

qint64 NetworkPlan::multiplyAdds() const
{
    return std::accumulate(layers.begin(), layers.end(), qint64{0},
                           [](qint64 sum, const PlannedLayer& layer) { return sum + layer.multiplyAdds; });
}

qint64 NetworkPlan::trainingBytes(int batchSize, int states) const
{
    constexpr qint64 kBytes = 4;
    qint64 all = 0;
    qint64 largest = 0;
    for (const PlannedLayer& layer : layers) {
        all += layer.isKept ? layer.valueCount() : 0;
        largest = layer.isKept ? std::max(largest, layer.valueCount()) : largest;
    }
    const qint64 weights = parameterCount() + trained * (1 + states);
    return kBytes * (weights + qint64{batchSize} * (all + 2 * largest));
}

}  // namespace epochmark
