// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/compiledtraining.h"
#include "workload/network/keras/networkgraph.h"

#include <QStringList>

namespace epochmark {

/// How a network's last layer and the file's loss go with what training computes: binary cross entropy of one
/// output, cross entropy of several, both of logits, a last sigmoid or softmax being left to the loss. Plain
/// value.
struct NetworkEnding {
    QStringList obstacles;  ///< sentence parts naming the layer: training would be another network's
    QStringList remarks;    ///< sentences on what the file says otherwise
};

NetworkEnding endingOf(const NetworkGraph& graph, const CompiledTraining& compiled);

}  // namespace epochmark
