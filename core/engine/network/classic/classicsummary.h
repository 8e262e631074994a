// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicshape.h"
#include "training/layersummary.h"

#include <QList>

namespace epochmark {

/// The network layer by layer, as Keras prints it: shape that leaves the layer (height x width x channels),
/// parameters.
QList<LayerSummary> classicSummary(const ClassicShape& shape);

}  // namespace epochmark
