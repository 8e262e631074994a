// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "workload/network/keras/layerconfig.h"
#include "workload/network/keras/networkgraph.h"

#include <QStringList>

namespace epochmark {

/// A layer out of its configuration, its tensors named but not yet shaped. `config` remembers what can't be
/// taken; ask its problem(). An unknown type is such a problem, naming those that are known.
GraphLayer readLayer(LayerConfig& config);

/// An operator between tensors, as `a + b` makes one: Add, Subtract, Multiply, Divide, Maximum, Minimum. With
/// a number in the place of a tensor it is a Rescaling.
GraphLayer readOperation(LayerConfig& config, std::optional<double> number, bool isNumberFirst);

/// The types that readLayer() takes, sorted.
QStringList knownLayerTypes();

}  // namespace epochmark
