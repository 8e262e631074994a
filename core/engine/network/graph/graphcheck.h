// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/api/networkcheck.h"
#include "workload/network/keras/networkgraph.h"

namespace epochmark {

/// Computes a NetworkCheck on the CPU with all threads of the caller. The formulas, u(k, i) being
/// splitmix64's output for the state 2^32 k + i as a number in [-1, 1):
///   tensor k (Keras' order), element i (Keras' order), u = u(k, i): two or more dimensions
///   u sqrt(3) sqrt(2 / fan in), the fan being the product of all sizes but the last (kernels named
///   depthwise: of the first two); gamma 1 + 0.1 u; a variance 1.25 + 0.25 u; anything else 0.1 u pictures:
///   0.5 + 0.5 u(1,000,000, i), times 255 where the layer that is listed first is Rescaling or Normalization
///   label of picture n: n modulo the classes (one output: modulo 2) loss: (binary) cross entropy of
///   probabilities, clipped as Keras clips them, where the last layer's own activation is sigmoid (softmax),
///   else of logits.
/// Exceptions of LibTorch pass through.
NetworkCheck checkGraph(const NetworkGraph& graph);

}  // namespace epochmark
