// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/graphmemory.h"

#include "workload/network/keras/graphplan.h"

namespace epochmark {

qint64 trainingBytes(const NetworkGraph& graph, int batchSize, int states)
{
    return planOf(graph).trainingBytes(batchSize, states);
}

qint64 checkBytes(const NetworkGraph& graph)
{
    constexpr int kPictures = 4;
    return 2 * trainingBytes(graph, kPictures, 0);
}

}  // namespace epochmark
