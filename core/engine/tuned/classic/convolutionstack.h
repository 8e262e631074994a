// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/classic/classicweights.h"
#include "engine/tuned/classic/kernels/kernels.h"
#include "engine/tuned/networkstep.h"

#include <array>
#include <vector>

namespace epochmark {

/// The three convolution blocks on the CPU and the memory between them. Of a convolution's output only the
/// pooled quarter and the winners' positions are ever stored.
class ConvolutionStack {
public:
    ConvolutionStack(const ClassicShape& shape, const kernels::Kernels& kernels,
                     kernels::Workspace& workspace);

    /// pictures: N x H x W x 3 bytes; weights: channels-last, WeightIndex order. Returns N x features (row,
    /// column, channel order), valid until the next call. Only a training pass can be followed by backward().
    at::Tensor forward(const at::Tensor& pictures, const std::vector<at::Tensor>& weights, bool isTraining);

    /// featureGradient: N x features. Sets the gradients of kernels (channels-last) and biases.
    void backward(const at::Tensor& pictures, const std::vector<at::Tensor>& weights,
                  const at::Tensor& featureGradient, std::array<at::Tensor, kWeightCount>& gradients);

private:
    /// What one block leaves for the next and for the way back, for the largest batch so far.
    struct Block {
        at::Tensor pooled;
        at::Tensor winners;
        at::Tensor inputGradient;
    };

    void reserve(int64_t batch);

    ClassicShape m_shape;
    const kernels::Kernels& m_kernels;
    kernels::Workspace& m_workspace;
    int64_t m_capacity = 0;
    std::array<Block, ClassicShape::kBlocks> m_blocks;
};

}  // namespace epochmark
