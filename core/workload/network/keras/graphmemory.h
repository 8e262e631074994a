// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/networkgraph.h"

namespace epochmark {

/// Bytes that training a graph needs at least (NetworkPlan::trainingBytes()): what only looks at another's
/// output, a Flatten or a Dropout of rate 0, takes none.
qint64 trainingBytes(const NetworkGraph& graph, int batchSize, int states);

/// Bytes that a NetworkCheck needs at least: a batch of four in double precision.
qint64 checkBytes(const NetworkGraph& graph);

}  // namespace epochmark
