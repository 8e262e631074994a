// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/keras/activation.h"

#include <ATen/core/Tensor.h>

namespace epochmark {

/// Keras' activation of every value; the batch is axis 0. Formulas: keras/src/activations and jax.nn.
at::Tensor activated(const at::Tensor& x, const Activation& activation);

}  // namespace epochmark
