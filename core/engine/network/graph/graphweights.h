// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/graph/graphpass.h"
#include "engine/network/normalsource.h"

namespace epochmark {

/// A tensor that lies in Keras' order in LibTorch's: convolutions outputs first, dense layers outputs x
/// inputs; all others as they are. Contiguous.
at::Tensor inLibtorchOrder(const GraphLayer& layer, const GraphTensor& tensor, const at::Tensor& values);

/// A tensor's first values in Keras' order, float. The same numbers on every platform.
at::Tensor freshTensor(const GraphTensor& tensor, NormalSource& source);

}  // namespace epochmark
