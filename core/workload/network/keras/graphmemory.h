// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/networkgraph.h"

namespace epochmark {

/// Bytes that training a graph needs at least, in fp32: weights, their gradients and the optimiser's `states`
/// of each, what every layer gives for a batch (the backward pass needs it; what only looks
/// at another's output, a Flatten or a Dropout of rate 0, takes none), and two of the largest of those
/// as gradients. What LibTorch's kernels take besides isn't in it.
qint64 trainingBytes(const NetworkGraph& graph, int batchSize, int states);

/// Bytes that a NetworkCheck needs at least: a batch of four in double precision.
qint64 checkBytes(const NetworkGraph& graph);

}  // namespace epochmark
