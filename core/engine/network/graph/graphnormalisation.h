// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/fusednorm.h"
#include "engine/network/graph/passoptions.h"
#include "workload/network/keras/networkgraph.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace epochmark::graphnormalisation {

/// What of the calls behind a normalisation is done with it in one go; only where isFused().
struct Ending {
    at::Tensor added;  ///< undefined: nothing
    Rectifier rectifier;
};

/// The tensor of that name; undefined where the layer has none.
at::Tensor tensorNamed(const GraphLayer& layer, const std::vector<at::Tensor>& tensors, const char* name);

/// Whether a batch normalisation of these values is done by kernels of our own. x as GraphPass has values.
bool isFused(const GraphLayer& layer, const at::Tensor& x, const PassOptions& options);

/// A batch normalisation; in training it updates the moving statistics in place.
at::Tensor batchNormalised(const GraphLayer& layer, const std::vector<at::Tensor>& tensors,
                           const at::Tensor& x, const PassOptions& options, const Ending& ending);

/// A layer normalisation.
at::Tensor layerNormalised(const GraphLayer& layer, const std::vector<at::Tensor>& tensors,
                           const at::Tensor& x);

}  // namespace epochmark::graphnormalisation
