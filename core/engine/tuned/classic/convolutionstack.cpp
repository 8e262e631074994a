// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/convolutionstack.h"

#include <ATen/ops/empty.h>

namespace epochmark {

ConvolutionStack::ConvolutionStack(const ClassicShape& shape, const kernels::Kernels& kernels,
                                   kernels::Workspace& workspace)
    : m_shape(shape), m_kernels(kernels), m_workspace(workspace)
{}

void ConvolutionStack::reserve(int64_t batch)
{
    if (batch <= m_capacity) {
        return;
    }
    m_capacity = batch;
    for (int index = 0; index < ClassicShape::kBlocks; ++index) {
        Block& block = m_blocks[static_cast<size_t>(index)];
        const int64_t pooled = m_shape.pooledSize(index);
        const int64_t size = m_shape.inputSize(index);
        block.pooled = at::empty({batch, pooled, pooled, m_shape.outputChannels(index)}, at::kFloat);
        block.winners = at::empty(block.pooled.sizes(), at::kByte);
        if (index > 0) {
            block.inputGradient = at::empty({batch, size, size, m_shape.inputChannels(index)}, at::kFloat);
        }
    }
}

at::Tensor ConvolutionStack::forward(const at::Tensor& pictures, const std::vector<at::Tensor>& weights,
                                     bool isTraining)
{
    const int64_t batch = pictures.size(0);
    reserve(batch);
    for (int index = 0; index < ClassicShape::kBlocks; ++index) {
        const auto i = static_cast<size_t>(index);
        kernels::BlockForward pass;
        pass.batch = static_cast<int>(batch);
        pass.size = m_shape.inputSize(index);
        pass.inputChannels = m_shape.inputChannels(index);
        pass.outputChannels = m_shape.outputChannels(index);
        pass.bytes = index == 0 ? pictures.data_ptr<uint8_t>() : nullptr;
        pass.input = index == 0 ? nullptr : m_blocks[i - 1].pooled.data_ptr<float>();
        pass.kernel = weights[2 * i].data_ptr<float>();
        pass.bias = weights[2 * i + 1].data_ptr<float>();
        pass.pooled = m_blocks[i].pooled.data_ptr<float>();
        pass.winners = isTraining ? m_blocks[i].winners.data_ptr<uint8_t>() : nullptr;
        m_kernels.blockForward(pass, m_workspace);
    }
    return m_blocks.back().pooled.slice(0, 0, batch).view({batch, m_shape.features()});
}

void ConvolutionStack::backward(const at::Tensor& pictures, const std::vector<at::Tensor>& weights,
                                const at::Tensor& featureGradient,
                                std::array<at::Tensor, kWeightCount>& gradients)
{
    const float* pooledGradient = featureGradient.data_ptr<float>();
    for (int index = ClassicShape::kBlocks - 1; index >= 0; --index) {
        const auto i = static_cast<size_t>(index);
        at::Tensor& kernelGradient = gradients[2 * i];
        at::Tensor& biasGradient = gradients[2 * i + 1];
        kernelGradient = at::empty(
            weights[2 * i].sizes(),
            at::TensorOptions(at::kFloat).memory_format(at::MemoryFormat::ChannelsLast));
        biasGradient = at::empty(weights[2 * i + 1].sizes(), at::kFloat);
        kernels::BlockBackward pass;
        pass.batch = static_cast<int>(pictures.size(0));
        pass.size = m_shape.inputSize(index);
        pass.inputChannels = m_shape.inputChannels(index);
        pass.outputChannels = m_shape.outputChannels(index);
        pass.bytes = index == 0 ? pictures.data_ptr<uint8_t>() : nullptr;
        pass.input = index == 0 ? nullptr : m_blocks[i - 1].pooled.data_ptr<float>();
        pass.kernel = weights[2 * i].data_ptr<float>();
        pass.winners = m_blocks[i].winners.data_ptr<uint8_t>();
        pass.pooledGradient = pooledGradient;
        pass.inputGradient = index == 0 ? nullptr : m_blocks[i].inputGradient.data_ptr<float>();
        pass.kernelGradient = kernelGradient.data_ptr<float>();
        pass.biasGradient = biasGradient.data_ptr<float>();
        m_kernels.blockBackward(pass, m_workspace);
        pooledGradient = pass.inputGradient;
    }
}

}  // namespace epochmark
