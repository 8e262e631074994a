// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/networkstep.h"

namespace epochmark {

/// Loss and hits of a network's outputs, summed on the device: binary cross entropy from the logit (one
/// output) or cross entropy (more). A hit: the logit's sign, or the largest logit, names the label's class.
class NetworkLoss {
public:
    NetworkLoss(int outputUnits, const TunedOptions& options);

    void clear();
    /// outputs: N x units; labels as in Batch.
    void add(const at::Tensor& outputs, const at::Tensor& labels);
    /// The same, and the gradient of the whole batch's mean loss by the outputs, N x units: a batch of
    /// `pictures`, of which these outputs may be a part.
    at::Tensor addWithGradient(const at::Tensor& outputs, const at::Tensor& labels, int64_t pictures);
    PassSums read() const;

private:
    bool m_isBinary;
    at::Tensor m_lossSum;
    at::Tensor m_hits;
    at::Device m_device;  ///< of the outputs that came last
};

}  // namespace epochmark
