// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/networkstate.h"
#include "engine/network/normalsource.h"
#include "workload/network/networktensor.h"

#include <QList>

#include <functional>

/// Fresh weights of networks of this program's own, by torchvision's rules.
namespace epochmark::freshtensors {

/// Convolution kernels: normal, deviation sqrt(2 / fan out), which is outputs times window whatever the
/// groups (He et al. 2015b, torch.nn.init.kaiming_normal_).
at::Tensor kaimingNormal(const NetworkTensor& tensor, NormalSource& source);
at::Tensor normal(const NetworkTensor& tensor, double deviation, NormalSource& source);
/// From -bound to bound.
at::Tensor uniform(const NetworkTensor& tensor, double bound, NormalSource& source);
/// 1 for what is called "weight", else 0: batch normalisation's pair.
at::Tensor normalisationPair(const NetworkTensor& tensor);

/// A state with weights made one after another, mean squares of 0 and running statistics of 0 and 1.
NetworkState stateOf(const QList<NetworkTensor>& parameters, const QList<NetworkTensor>& buffers,
                     const std::function<at::Tensor(const NetworkTensor&)>& weight);

}  // namespace epochmark::freshtensors
