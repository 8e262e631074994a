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
    /// The same without the update: the weight's gradient goes to `weightGradient`, which looks like tiles().
    at::Tensor backward(const at::Tensor& features, const at::Tensor& gradient,
                        const at::Tensor& weightGradient);
    void update(const at::Tensor& weightGradient);
    /// The weight as it lies in memory.
    const at::Tensor& tiles() const { return m_weight; }

private:
    at::Tensor packed(const at::Tensor& rows) const;
    at::Tensor unpacked(const at::Tensor& tiles) const;
    at::Tensor wayBack(const at::Tensor& features, const at::Tensor& gradient, float* weightGradient);

    const kernels::Kernels& m_kernels;
    kernels::Workspace& m_workspace;
    TunedOptions m_options;
    RmspropConstants m_constants;
    int m_inputs;
    int m_units;
    at::Tensor m_weight;
    at::Tensor m_meanSquare;
    at::Tensor m_featureGradient;
};

}  // namespace epochmark
