// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/modeloutline.h"

namespace epochmark {

/// Applies an outline to a picture of `rows` x `columns` and 3 channels: models within the model are opened,
/// each layer's tensors get their sizes. Error::Input naming the layer, as applyLayer(); also: more uses of
/// layers or more parameters than any network needs, an output that isn't a vector.
Result<NetworkGraph> buildGraph(const ModelOutline& outline, qint64 rows, qint64 columns);

}  // namespace epochmark
