// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotape.h"
#include "workload/network/keras/activation.h"

namespace epochmark {

/// Keras' activation of every value, by the formulas of engine/network/graph/graphactivation; the batch is
/// axis 0.
HloValue hloActivated(HloTape& tape, const HloValue& x, const Activation& activation);

/// Sparsemax, which sorts, has no form.
bool hasHloForm(const Activation& activation);

}  // namespace epochmark
