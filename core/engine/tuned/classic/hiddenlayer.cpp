// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/hiddenlayer.h"

#include "engine/tuned/rmsprop.h"

#include <ATen/ops/empty.h>

namespace epochmark {

HiddenLayer::HiddenLayer(const ClassicShape& shape, const TunedOptions& options,
                         const kernels::Kernels& kernels, kernels::Workspace& workspace)
    : m_kernels(kernels), m_workspace(workspace),
      m_options(options), m_constants{static_cast<float>(options.learningRate),
                                      static_cast<float>(options.rho), static_cast<float>(options.epsilon)},
      m_inputs(shape.features()), m_units(shape.hiddenUnits)
{}

void HiddenLayer::setState(const at::Tensor& weight, const at::Tensor& meanSquare)
{
    m_weight = packed(weight);
    m_meanSquare = packed(meanSquare);
}

at::Tensor HiddenLayer::weight() const
{
    return unpacked(m_weight);
}

at::Tensor HiddenLayer::meanSquare() const
{
    return unpacked(m_meanSquare);
}

at::Tensor HiddenLayer::packed(const at::Tensor& rows) const
{
    at::Tensor tiles = at::empty({rows.numel()}, at::kFloat);
    kernels::packDense(rows.contiguous().data_ptr<float>(), m_inputs, m_units, tiles.data_ptr<float>());
    return tiles;
}

at::Tensor HiddenLayer::unpacked(const at::Tensor& tiles) const
{
    at::Tensor rows = at::empty({m_units, m_inputs}, at::kFloat);
    kernels::unpackDense(tiles.data_ptr<float>(), m_inputs, m_units, rows.data_ptr<float>());
    return rows;
}

at::Tensor HiddenLayer::forward(const at::Tensor& features, const at::Tensor& bias)
{
    at::Tensor output = at::empty({features.size(0), m_units}, at::kFloat);
    kernels::DenseForward pass;
    pass.batch = static_cast<int>(features.size(0));
    pass.inputs = m_inputs;
    pass.outputs = m_units;
    pass.input = features.data_ptr<float>();
    pass.weight = m_weight.data_ptr<float>();
    pass.bias = bias.data_ptr<float>();
    pass.output = output.data_ptr<float>();
    m_kernels.denseForward(pass, m_workspace);
    return output;
}

at::Tensor HiddenLayer::backwardAndUpdate(const at::Tensor& features, const at::Tensor& gradient)
{
    return wayBack(features, gradient, nullptr);
}

at::Tensor HiddenLayer::backward(const at::Tensor& features, const at::Tensor& gradient,
                                 const at::Tensor& weightGradient)
{
    return wayBack(features, gradient, weightGradient.data_ptr<float>());
}

void HiddenLayer::update(const at::Tensor& weightGradient)
{
    rmspropStep(m_weight, weightGradient, m_meanSquare, m_options);
}

at::Tensor HiddenLayer::wayBack(const at::Tensor& features, const at::Tensor& gradient, float* weightGradient)
{
    const int64_t batch = features.size(0);
    if (!m_featureGradient.defined() || m_featureGradient.size(0) < batch) {
        m_featureGradient = at::empty({batch, m_inputs}, at::kFloat);
    }
    kernels::DenseBackwardUpdate pass;
    pass.batch = static_cast<int>(batch);
    pass.inputs = m_inputs;
    pass.outputs = m_units;
    pass.input = features.data_ptr<float>();
    pass.outputGradient = gradient.data_ptr<float>();
    pass.weight = m_weight.data_ptr<float>();
    pass.meanSquare = m_meanSquare.data_ptr<float>();
    pass.inputGradient = m_featureGradient.data_ptr<float>();
    pass.weightGradient = weightGradient;
    pass.constants = m_constants;
    m_kernels.denseBackwardUpdate(pass, m_workspace);
    return m_featureGradient.slice(0, 0, batch);
}

}  // namespace epochmark
