// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

// The first block's weight gradient straight from bytes, pooled gradients and winners. With three colours a
// row of three taps is nine neighbouring values: four rows of pictures are spread out so that each pixel's
// nine stand on a vector's boundary (read where they are, nearly every load would cross a cache line: 1.6
// times the time). Several output channels go together, because the sums of one are too short a chain to keep
// the adders busy.

namespace epochmark::kernels::EPOCHMARK_VARIANT {

namespace {

constexpr int C = 3;
constexpr int K = 16;
constexpr int kTapRow = 3 * C;
constexpr int kParts = (kTapRow + kLanes - 1) / kLanes;  ///< vectors a row of taps
constexpr int kPadded = kParts * kLanes;
constexpr int kSegment = 38;  ///< windows at a time: their taps, 19 KiB, stay in the first cache
constexpr int kTapStride = 2 * kSegment * kPadded;
constexpr int kTogether = kManyRegisters ? 4 : 2;

class FirstRowBackward {
public:
    FirstRowBackward(const BlockBackward& args, float* scratch)
        : m_args(args), m_side((args.size - 2) / 2), m_rowStride(args.size * C), m_sums(scratch),
          m_biasSums(m_sums + K * 3 * kPadded), m_taps(m_biasSums + K), m_masked(m_taps + 4 * kTapStride),
          m_tile(m_masked + m_side * K)
    {}

    static size_t scratchFloats(int size)
    {
        const auto side = static_cast<size_t>(size);
        return K * 3 * kPadded + K + 4 * kTapStride + side / 2 * K + 4 * side * C + kPadded;
    }

    void run(Share rows)
    {
        for (int i = 0; i < K * 3 * kPadded + K; ++i) {
            m_sums[i] = 0;
        }
        for (int row = rows.begin; row < rows.end; ++row) {
            addRow(row);
        }
    }

private:
    void addRow(int row)
    {
        const ptrdiff_t start = (static_cast<ptrdiff_t>(row / m_side) * m_args.size + row % m_side * 2)
                                * m_rowStride;
        const ptrdiff_t pooled = static_cast<ptrdiff_t>(row) * m_side * K;
        scaleBytes(m_args.bytes + start, m_tile, 4 * m_rowStride);
        maskGradients(m_args.pooledGradient + pooled, m_args.winners + pooled);
        for (int from = 0; from < m_side; from += kSegment) {
            const int count = smaller(kSegment, m_side - from);
            spreadTaps(m_tile + from * 2 * C, 2 * count);
            for (int k = 0; k < K; k += kTogether) {
                addChannels(m_args.winners + pooled + from * K, m_masked + from * K, count, k);
            }
        }
    }

    void spreadTaps(const float* pixels, int count)
    {
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < count; ++x) {
                for (int p = 0; p < kPadded; p += kLanes) {
                    store(m_taps + y * kTapStride + x * kPadded + p,
                          load(pixels + y * m_rowStride + x * C + p));
                }
            }
        }
    }

    /// Zero where ReLU gave zero; the rest also makes up the bias gradient.
    void maskGradients(const float* gradients, const uint8_t* winners)
    {
        for (int k = 0; k < K; k += kLanes) {
            Vec sum{};
            for (int i = k; i < m_side * K; i += K) {
                const IntVec dead = loadBytes(winners + i) == int{kNoWinner};
                const Vec gradient = dead ? Vec{} : load(gradients + i);
                store(m_masked + i, gradient);
                sum += gradient;
            }
            store(m_biasSums + k, load(m_biasSums + k) + sum);
        }
    }

    void addChannels(const uint8_t* winners, const float* gradients, int count, int k)
    {
        const int places[] = {0, kPadded, kTapStride, kTapStride + kPadded, 0};
        Vec taps[kTogether][3][kParts];
        forEach([&](int j, int y, int p) { taps[j][y][p] = load(sumsAt(k + j, y, p)); });
        for (int w = 0; w < count; ++w) {
#pragma GCC unroll 4
            for (int j = 0; j < kTogether; ++j) {
                const Vec gradient = splat(gradients[w * K + k + j]);
                const float* patch = m_taps + w * 2 * kPadded + places[winners[w * K + k + j]];
#pragma GCC unroll 3
                for (int y = 0; y < 3; ++y) {
#pragma GCC unroll 4
                    for (int p = 0; p < kParts; ++p) {
                        taps[j][y][p] += gradient * load(patch + y * kTapStride + p * kLanes);
                    }
                }
            }
        }
        forEach([&](int j, int y, int p) { store(sumsAt(k + j, y, p), taps[j][y][p]); });
    }

    template <typename Visit>
    static inline void forEach(Visit visit)
    {
#pragma GCC unroll 4
        for (int j = 0; j < kTogether; ++j) {
#pragma GCC unroll 3
            for (int y = 0; y < 3; ++y) {
#pragma GCC unroll 4
                for (int p = 0; p < kParts; ++p) {
                    visit(j, y, p);
                }
            }
        }
    }

    float* sumsAt(int k, int y, int part) const
    {
        return m_sums + (k * 3 + y) * kPadded + part * kLanes;
    }

    const BlockBackward& m_args;
    int m_side;
    int m_rowStride;
    float* m_sums;
    float* m_biasSums;
    float* m_taps;    ///< 4 rows x 2 kSegment pixels x kPadded
    float* m_masked;  ///< P x K
    float* m_tile;    ///< 4 rows of pictures
};

}  // namespace

void firstBlockBackward(const BlockBackward& args, Workspace& workspace)
{
    workspace.reserve(K * 3 * kPadded, FirstRowBackward::scratchFloats(args.size));
    const int threads = workspace.threads();
    const int rows = args.batch * ((args.size - 2) / 2);
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int thread = 0; thread < threads; ++thread) {
        FirstRowBackward(args, workspace.ofThread(thread)).run(shareOf(rows, thread, threads));
    }
    sumThreads(workspace, workspace.shared(), 0, K * 3 * kPadded);
    for (int row = 0; row < K * 3; ++row) {
        for (int i = 0; i < kTapRow; ++i) {
            args.kernelGradient[row * kTapRow + i] = workspace.shared()[row * kPadded + i];
        }
    }
    sumThreads(workspace, args.biasGradient, K * 3 * kPadded, K);
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT
