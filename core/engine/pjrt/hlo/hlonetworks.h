// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"

#include <QStringList>

#include <memory>

namespace epochmark {

class NetworkDefinition;

/// A network's form for plug-ins; null: it has none, and trains on LibTorch's devices alone. The definition
/// outlives it. Any thread.
std::shared_ptr<const HloNetwork> hloNetwork(const NetworkDefinition& network);
/// Likewise, of one that has an id of its own.
std::shared_ptr<const HloNetwork> hloNetwork(const QString& id);

/// Of a model file's network: "gate (sparsemax)" for each layer that keeps it from having a form.
QStringList layersWithoutHlo(const NetworkDefinition& network);

}  // namespace epochmark
