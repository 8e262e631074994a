// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/kerasmodel.h"

namespace epochmark {

/// Whether a model file is Classic with one output, to the letter: its layers at its size and starts, and no
/// other training than Classic's (RMSprop at 0.001, whose epsilon Keras 3 only places differently; or none at
/// all). A logit counts as the sigmoid that Classic's loss computes from it.
bool isClassic(const KerasModel& model);

}  // namespace epochmark
