// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/tuned/classic/kernels/workspace.h"
#include "engine/tuned/rmspropconstants.h"

#include <cstdint>

/// The processor's side of a training step of the Classic network, without LibTorch: plain functions on float
/// pointers.
///
/// All arrays are dense, row-major and owned by the caller; 64-byte alignment helps, none is required. N is
/// the batch (any size from 1), S the side of a block's input, P = (S - 2) / 2 the side of its pooled output
/// (an odd last row and column is dropped), C and K its input and output channels. The functions run on
/// workspace.threads() OpenMP threads with a fixed partition and fixed order of sums: same inputs and
/// threads, same bits. They allocate nothing once the workspace has seen the largest shapes. Not re-entrant
/// on one workspace.
namespace epochmark::kernels {

/// Winner of a pooling window: 0-3 in scan order (first maximum, as LibTorch chooses), or nobody where ReLU
/// gave zero.
inline constexpr uint8_t kNoWinner = 4;

/// Convolution 3 x 3 valid + bias, ReLU, 2 x 2 max-pooling in one pass.
struct BlockForward {
    int batch = 0;                   ///< N
    int size = 0;                    ///< S
    int inputChannels = 0;           ///< C; supported pairs: see supportsBlock()
    int outputChannels = 0;          ///< K
    const uint8_t* bytes = nullptr;  ///< C = 3: N x S x S x 3, taken times 1/255; else null
    const float* input = nullptr;    ///< else: N x S x S x C
    const float* kernel = nullptr;   ///< K x 3 x 3 x C (LibTorch's K x C x 3 x 3 in channels-last memory)
    const float* bias = nullptr;     ///< K
    float* pooled = nullptr;         ///< out: N x P x P x K
    uint8_t* winners = nullptr;      ///< out: N x P x P x K; null where no backward pass follows
};

/// The way back through a block, from the gradient of its pooled output.
struct BlockBackward {
    int batch = 0;
    int size = 0;
    int inputChannels = 0;
    int outputChannels = 0;
    const uint8_t* bytes = nullptr;  ///< as in BlockForward
    const float* input = nullptr;
    const float* kernel = nullptr;          ///< K x 3 x 3 x C, the one of the forward pass
    const uint8_t* winners = nullptr;       ///< N x P x P x K
    const float* pooledGradient = nullptr;  ///< N x P x P x K
    float* inputGradient = nullptr;         ///< out: N x S x S x C; null for C = 3
    float* kernelGradient = nullptr;        ///< out: K x 3 x 3 x C
    float* biasGradient = nullptr;          ///< out: K
};

/// Dense weights lie in tiles, [input / 16][output / 32][input % 16][output % 32]; see packDense().
inline constexpr int kDenseTileInputs = 16;
inline constexpr int kDenseTileOutputs = 32;

/// LibTorch's O x I weight, contiguous, into tiles and back. inputs and outputs: multiples of the tile's
/// sides.
void packDense(const float* weight, int inputs, int outputs, float* tiles);
void unpackDense(const float* tiles, int inputs, int outputs, float* weight);

/// Dense layer with ReLU: output = max(0, input x weight + bias).
struct DenseForward {
    int batch = 0;
    int inputs = 0;                 ///< I, a multiple of 16
    int outputs = 0;                ///< O, a multiple of 32
    const float* input = nullptr;   ///< N x I
    const float* weight = nullptr;  ///< I x O in tiles
    const float* bias = nullptr;    ///< O
    float* output = nullptr;        ///< out: N x O
};

/// Input gradient, weight gradient and RMSprop update of the weight in one pass; the weight's gradient is
/// never stored, or stored instead of the update: of the same bits.
struct DenseBackwardUpdate {
    int batch = 0;
    int inputs = 0;
    int outputs = 0;
    const float* input = nullptr;           ///< N x I, the one of the forward pass
    const float* outputGradient = nullptr;  ///< N x O, already zero where ReLU gave zero
    float* weight =
        nullptr;  ///< in, out: I x O in tiles; the input gradient is of the weight before the update
    float* meanSquare = nullptr;      ///< in, out: I x O in tiles
    float* weightGradient = nullptr;  ///< out: I x O in tiles; then weight and meanSquare stay as they are
    float* inputGradient = nullptr;   ///< out: N x I
    RmspropConstants constants;
};

/// One set of functions compiled for one kind of processor.
struct Kernels {
    const char* name = "";  ///< "avx512", "avx2", "baseline"
    void (*blockForward)(const BlockForward&, Workspace&) = nullptr;
    void (*blockBackward)(const BlockBackward&, Workspace&) = nullptr;
    void (*denseForward)(const DenseForward&, Workspace&) = nullptr;
    void (*denseBackwardUpdate)(const DenseBackwardUpdate&, Workspace&) = nullptr;
};

/// The best set for this processor; found once, thread-safe.
const Kernels& kernels();

/// The set of that name, or null when it isn't built in or this processor can't run it.
const Kernels* kernelsNamed(const char* name);

/// Whether a block of these channels has kernels: 3 -> 16, 16 -> 32, 32 -> 64.
bool supportsBlock(int inputChannels, int outputChannels);

/// Whether a dense layer of this size has kernels.
bool supportsDense(int inputs, int outputs);

}  // namespace epochmark::kernels
