// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlonetwork.h"

#include <QString>

namespace epochmark {

/// The form for plug-ins of the network with this id; null: it has none, and trains on LibTorch's devices
/// alone. Any thread.
const HloNetwork* hloNetwork(const QString& id);

}  // namespace epochmark
