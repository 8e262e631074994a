// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/modeloutline.h"

#include <QList>

#include <optional>

namespace epochmark {

/// The layers that a Functional model's output needs, in the order in which Keras lists them and so their
/// weights: by their depth below the output, then as a walk from the output meets them (map_graph of
/// keras/src/ops/function.py). Absent: they feed each other in a circle, or one is fed by a use that isn't
/// there.
std::optional<QList<int>> layerOrder(const ModelOutline& outline);

}  // namespace epochmark
