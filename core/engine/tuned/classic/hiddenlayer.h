// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicweights.h"
#include "engine/tuned/classic/kernels/kernels.h"
#include "engine/tuned/networkstep.h"

namespace epochmark {

/// The hidden dense layer on the CPU: nine of ten parameters, 38 MB of weights and as much optimiser state in
/// tiles.
class HiddenLayer {
public:
    HiddenLayer(const ClassicShape& shape, const TunedOptions& options, const kernels::Kernels& kernels,
                kernels::Workspace& workspace);

    /// Both units x inputs, inputs in row, column, channel order; copied.
    void setState(const at::Tensor& weight, const at::Tensor& meanSquare);
    at::Tensor weight() const;
    at::Tensor meanSquare() const;

    /// features: N x inputs. Returns N x units, rectified.
    at::Tensor forward(const at::Tensor& features, const at::Tensor& bias);
    /// gradient: N x units, zero where ReLU gave zero. Updates the weight, whose gradient is never stored,
    /// and returns the features' gradient: N x inputs, valid until the next call.
    at::Tensor backwardAndUpdate(const at::Tensor& features, const at::Tensor& gradient);

private:
    at::Tensor packed(const at::Tensor& rows) const;
    at::Tensor unpacked(const at::Tensor& tiles) const;

    const kernels::Kernels& m_kernels;
    kernels::Workspace& m_workspace;
    RmspropConstants m_constants;
    int m_inputs;
    int m_units;
    at::Tensor m_weight;
    at::Tensor m_meanSquare;
    at::Tensor m_featureGradient;
};

}  // namespace epochmark
