// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

// Direct convolution: a block of pooling windows times a group of output channels stays in registers while
// the 3 x 3 x C inputs stream by, so that bias, pooling and ReLU are done before anything is written: a
// quarter of the output traffic, and no pass of their own.

namespace epochmark::kernels::EPOCHMARK_VARIANT {

namespace {

constexpr int kColours = 3;
constexpr float kByteScale = 1.0F / 255;

/// Vectors of output channels and pooling windows that are computed together.
template <int K>
struct Blocking {
    static constexpr int kVectors = K / kLanes >= 2 ? 2 : 1;
    static constexpr int kGroup = kVectors * kLanes;
    static constexpr int kWindows = kManyRegisters ? (kVectors == 1 ? 5 : 3) : (kVectors == 1 ? 3 : 1);
};

/// Kernel reordered to [group][3 x 3 x C][channel of the group], the order of use.
template <int C, int K>
void packKernel(const float* kernel, float* packed)
{
    constexpr int group = Blocking<K>::kGroup;
    constexpr int depth = 9 * C;
    for (int k = 0; k < K; ++k) {
        float* to = packed + k / group * group * depth + k % group;
        for (int i = 0; i < depth; ++i) {
            to[i * group] = kernel[k * depth + i];
        }
    }
}

/// The four values of a window: the maximum, ReLU, and which of them it was.
inline void pool(const Vec (&values)[4], float* pooled, uint8_t* winners)
{
    Vec best = values[0];
    IntVec winner{};
    for (int i = 1; i < 4; ++i) {
        const IntVec better = values[i] > best;
        best = better ? values[i] : best;
        winner = better ? IntVec{} + i : winner;
    }
    const IntVec dead = best <= Vec{};  // not its opposite: a NaN has to come through
    store(pooled, dead ? Vec{} : best);
    if (winners) {
        storeBytes(winners, dead ? IntVec{} + int{kNoWinner} : winner);
    }
}

/// `Windows` neighbouring windows times one group of channels.
template <int C, int K, int Windows>
inline void computeWindows(const float* input, ptrdiff_t rowStride, const float* packed, const float* bias,
                           float* pooled, uint8_t* winners)
{
    constexpr int vectors = Blocking<K>::kVectors;
    constexpr int columns = 2 * Windows;
    Vec sums[2][columns][vectors];
#pragma GCC unroll 16
    for (int c = 0; c < columns; ++c) {
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v) {
            sums[0][c][v] = sums[1][c][v] = load(bias + v * kLanes);
        }
    }
    for (int ky = 0; ky < 3; ++ky) {
        const float* upper = input + ky * rowStride;
        const float* lower = upper + rowStride;
        // Three taps of a row are 3 x C neighbouring values.
        for (int i = 0; i < 3 * C; ++i) {
            Vec weights[vectors];
#pragma GCC unroll 4
            for (int v = 0; v < vectors; ++v) {
                weights[v] = load(packed + v * kLanes);
            }
            packed += vectors * kLanes;
#pragma GCC unroll 16
            for (int c = 0; c < columns; ++c) {
                const Vec a = splat(upper[c * C + i]);
                const Vec b = splat(lower[c * C + i]);
#pragma GCC unroll 4
                for (int v = 0; v < vectors; ++v) {
                    sums[0][c][v] += a * weights[v];
                    sums[1][c][v] += b * weights[v];
                }
            }
        }
    }
#pragma GCC unroll 8
    for (int w = 0; w < Windows; ++w) {
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v) {
            const Vec values[4] = {sums[0][2 * w][v], sums[0][2 * w + 1][v], sums[1][2 * w][v],
                                   sums[1][2 * w + 1][v]};
            pool(values, pooled + w * K + v * kLanes, winners ? winners + w * K + v * kLanes : nullptr);
        }
    }
}

/// Windows [from, width) with blocks of `Windows`, the remainder with smaller ones.
template <int C, int K, int Windows>
void computeSpan(const float* input, ptrdiff_t rowStride, const float* packed, const float* bias,
                 float* pooled, uint8_t* winners, int from, int width)
{
    int w = from;
    for (; w + Windows <= width; w += Windows) {
        computeWindows<C, K, Windows>(input + w * 2 * C, rowStride, packed, bias, pooled + w * K,
                                      winners ? winners + w * K : nullptr);
    }
    if constexpr (Windows > 1) {
        if (w < width) {
            computeSpan<C, K, Windows - 1>(input, rowStride, packed, bias, pooled, winners, w, width);
        }
    }
}

/// One row of the pooled output from the four input rows above it.
template <int C, int K>
void computeRow(const float* input, ptrdiff_t rowStride, const float* packed, const float* bias,
                float* pooled, uint8_t* winners, int width)
{
    constexpr int group = Blocking<K>::kGroup;
    for (int k = 0; k < K; k += group) {
        computeSpan<C, K, Blocking<K>::kWindows>(input, rowStride, packed + k * 9 * C, bias + k, pooled + k,
                                                 winners ? winners + k : nullptr, 0, width);
    }
}

template <int C, int K>
void forwardBlock(const BlockForward& args, Workspace& workspace)
{
    const int side = (args.size - 2) / 2;
    const ptrdiff_t rowStride = static_cast<ptrdiff_t>(args.size) * C;
    workspace.reserve(K * 9 * C, 4 * static_cast<size_t>(rowStride));
    packKernel<C, K>(args.kernel, workspace.shared());
    const int threads = workspace.threads();
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int thread = 0; thread < threads; ++thread) {
        const Share rows = shareOf(args.batch * side, thread, threads);
        float* tile = workspace.ofThread(thread);
        for (int row = rows.begin; row < rows.end; ++row) {
            const ptrdiff_t start = (static_cast<ptrdiff_t>(row / side) * args.size + row % side * 2)
                                    * rowStride;
            const float* input = tile;
            if constexpr (C == kColours) {
                scaleBytes(args.bytes + start, tile, 4 * rowStride);
            } else {
                input = args.input + start;
            }
            const ptrdiff_t out = static_cast<ptrdiff_t>(row) * side * K;
            computeRow<C, K>(input, rowStride, workspace.shared(), args.bias, args.pooled + out,
                             args.winners ? args.winners + out : nullptr, side);
        }
    }
}

}  // namespace

void scaleBytes(const uint8_t* bytes, float* values, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; ++i) {
        values[i] = static_cast<float>(bytes[i]) * kByteScale;
    }
}

void blockForward(const BlockForward& args, Workspace& workspace)
{
    if (args.inputChannels == kColours) {
        forwardBlock<3, 16>(args, workspace);
    } else if (args.inputChannels == 16) {
        forwardBlock<16, 32>(args, workspace);
    } else {
        forwardBlock<32, 64>(args, workspace);
    }
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT
