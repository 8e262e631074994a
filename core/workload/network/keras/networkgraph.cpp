// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/networkgraph.h"

#include <QObject>

#include <functional>
#include <numeric>

namespace epochmark {

qint64 GraphTensor::count() const
{
    return std::accumulate(sizes.begin(), sizes.end(), qint64{1}, std::multiplies<>());
}

qint64 NetworkGraph::parameterCount() const
{
    qint64 count = 0;
    for (const GraphLayer& layer : layers) {
        for (const GraphTensor& tensor : layer.tensors) {
            count += tensor.count();
        }
    }
    return count;
}

qint64 NetworkGraph::trainedCount() const
{
    qint64 count = 0;
    for (const GraphLayer& layer : layers) {
        for (const GraphTensor& tensor : layer.tensors) {
            count += tensor.isTrained ? tensor.count() : 0;
        }
    }
    return count;
}

qint64 NetworkGraph::multiplyAdds() const
{
    return std::accumulate(calls.begin(), calls.end(), qint64{0},
                           [](qint64 sum, const GraphCall& call) { return sum + call.multiplyAdds; });
}

QStringList NetworkGraph::obstacles() const
{
    QStringList all;
    for (const GraphLayer& layer : layers) {
        all += layer.obstacles;
    }
    return all;
}

QStringList NetworkGraph::remarks() const
{
    QStringList all;
    if (isValueRangeGuessed) {
        all.append(QObject::tr("What comes into the network can't be told for certain: it is trained on "
                               "values %1.")
                       .arg(takesBytes ? QObject::tr("0 to 255") : QObject::tr("0 to 1")));
    }
    for (const GraphLayer& layer : layers) {
        all += layer.remarks;
    }
    return all;
}

}  // namespace epochmark
