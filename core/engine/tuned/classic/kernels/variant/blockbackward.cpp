// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

// After 2 x 2 pooling at least three quarters of the convolution's gradient are zeros, so nothing of that
// size is ever built: a pooled gradient and the place of its winner say all. The weight gradient walks the
// winners channel by channel: the taps' sums stay in registers and the winner only moves the address they
// read from. The input gradient walks them window by window, channels sorted by winner, so that the sums of
// the nine pixels stay in registers too.

namespace epochmark::kernels::EPOCHMARK_VARIANT {

namespace {

/// One live pooled gradient: its value and where its winner (or its channel's kernel) lies, in floats.
struct Entry {
    float gradient;
    int offset;
};

/// Slices of kLanes input channels that are summed together.
template <int C>
inline constexpr int kSlices = kManyRegisters&& C / kLanes >= 2 ? 2 : 1;

template <int C, int K>
class RowBackward {
public:
    RowBackward(const BlockBackward& args, const float* packed, float* scratch)
        : m_args(args), m_side((args.size - 2) / 2), m_rowStride(args.size * C), m_packed(packed)
    {
        m_kernelSums = scratch;
        m_biasSums = m_kernelSums + K * 9 * C;
        m_tile = m_biasSums + K;
        m_entries = reinterpret_cast<Entry*>(m_tile + 4 * m_rowStride);
        m_places = reinterpret_cast<int32_t*>(m_entries + K * (m_side > 4 ? m_side : 5));
    }

    static size_t scratchFloats(int size)
    {
        const auto side = static_cast<size_t>(size);
        return K * 9 * C + K + 4 * side * C + 2 * K * (side / 2 + 5) + K * (side / 2);
    }

    void clearSums() { fillZero(m_kernelSums, K * 9 * C + K); }

    /// Rows of the pooled output, numbered through the whole batch. The input gradient's rows 2r and 2r + 1
    /// belong to pooled row r and also take from row r - 1, which is computed anew where the share starts
    /// inside a picture.
    void run(Share rows)
    {
        fillZero(m_tile, 4 * m_rowStride);
        if (rows.begin < rows.end && rows.begin % m_side != 0) {
            addInputGradient(rows.begin - 1);
            advanceTile();
        }
        for (int row = rows.begin; row < rows.end; ++row) {
            addKernelGradient(row);
            addInputGradient(row);
            emit(row);
        }
    }

private:
    static void fillZero(float* values, ptrdiff_t count)
    {
        for (ptrdiff_t i = 0; i < count; ++i) {
            values[i] = 0;
        }
    }

    static void copy(const float* from, float* to, ptrdiff_t count)
    {
        for (ptrdiff_t i = 0; i < count; ++i) {
            to[i] = from[i];
        }
    }

    ptrdiff_t inputStart(int row) const
    {
        return (static_cast<ptrdiff_t>(row / m_side) * m_args.size + row % m_side * 2) * m_rowStride;
    }

    ptrdiff_t pooledStart(int row) const { return static_cast<ptrdiff_t>(row) * m_side * K; }

    /// Where the row's winners lie, from the input row's begin; -1 where nobody won.
    void findPlaces(const uint8_t* winners)
    {
        for (int w = 0; w < m_side; ++w) {
            for (int k = 0; k < K; k += kLanes) {
                const IntVec winner = loadBytes(winners + w * K + k);
                const IntVec place = (winner & 1) * C + (winner >> 1) * m_rowStride + w * 2 * C;
                storeInts(m_places + w * K + k, winner == int{kNoWinner} ? IntVec{} - 1 : place);
            }
        }
    }

    /// The live gradients of channel k along a row, with the place of their winners.
    int collectRow(const float* gradients, int k)
    {
        Entry* next = m_entries;
        for (int i = k; i < m_side * K; i += K) {
            const int place = m_places[i];
            *next = {gradients[i], place};
            next += place >= 0;
        }
        return static_cast<int>(next - m_entries);
    }

    void addBias(const float* gradients, const uint8_t* winners)
    {
        for (int k = 0; k < K; k += kLanes) {
            Vec sum = load(m_biasSums + k);
            for (int i = k; i < m_side * K; i += K) {
                const IntVec isLive = loadBytes(winners + i) != int{kNoWinner};
                sum += isLive ? load(gradients + i) : Vec{};
            }
            store(m_biasSums + k, sum);
        }
    }

    /// sums[9 taps][C] += gradient times the nine pixels under its winner.
    void addPatches(const float* input, float* sums, int count) const
    {
        constexpr int slices = kSlices<C>;
        for (int c = 0; c < C; c += slices * kLanes) {
            Vec taps[9][slices];
#pragma GCC unroll 9
            for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                for (int s = 0; s < slices; ++s) {
                    taps[t][s] = load(sums + t * C + c + s * kLanes);
                }
            }
            for (int e = 0; e < count; ++e) {
                const Vec gradient = splat(m_entries[e].gradient);
                const float* patch = input + m_entries[e].offset + c;
#pragma GCC unroll 9
                for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                    for (int s = 0; s < slices; ++s) {
                        taps[t][s] += gradient * load(patch + t / 3 * m_rowStride + t % 3 * C + s * kLanes);
                    }
                }
            }
#pragma GCC unroll 9
            for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                for (int s = 0; s < slices; ++s) {
                    store(sums + t * C + c + s * kLanes, taps[t][s]);
                }
            }
        }
    }

    void addKernelGradient(int row)
    {
        const float* gradients = m_args.pooledGradient + pooledStart(row);
        const uint8_t* winners = m_args.winners + pooledStart(row);
        addBias(gradients, winners);
        findPlaces(winners);
        for (int k = 0; k < K; ++k) {
            const int count = collectRow(gradients, k);
            addPatches(m_args.input + inputStart(row), m_kernelSums + k * 9 * C, count);
        }
    }

    /// A window's channels sorted by winner; counts[w] of list w begin at m_entries + w * K.
    void sortWindow(const float* gradients, const uint8_t* winners, int (&counts)[5])
    {
        constexpr int bits = 12;  // five counters in one register instead of in memory
        uint64_t packed = 0;
        for (int k = 0; k < K; ++k) {
            const int shift = winners[k] * bits;
            const auto position = static_cast<int>(packed >> shift & ((1U << bits) - 1));
            m_entries[winners[k] * K + position] = {gradients[k], k * 9 * C};
            packed += uint64_t{1} << shift;
        }
        for (int w = 0; w < 5; ++w) {
            counts[w] = static_cast<int>(packed >> (w * bits) & ((1U << bits) - 1));
        }
    }

    /// The nine pixels at `pixels` += gradient times kernel, over one list.
    void addKernels(const Entry* entries, int count, float* pixels) const
    {
        constexpr int slices = kSlices<C>;
        constexpr int width = slices * kLanes;
        for (int c = 0; c < C; c += width) {
            const float* kernel = m_packed + c;
            Vec sums[9][slices];
#pragma GCC unroll 9
            for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                for (int s = 0; s < slices; ++s) {
                    sums[t][s] = load(pixels + t / 3 * m_rowStride + t % 3 * C + c + s * kLanes);
                }
            }
            for (int e = 0; e < count; ++e) {
                const Vec gradient = splat(entries[e].gradient);
                const float* weights = kernel + entries[e].offset;
#pragma GCC unroll 9
                for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                    for (int s = 0; s < slices; ++s) {
                        sums[t][s] += gradient * load(weights + t * C + s * kLanes);
                    }
                }
            }
#pragma GCC unroll 9
            for (int t = 0; t < 9; ++t) {
#pragma GCC unroll 2
                for (int s = 0; s < slices; ++s) {
                    store(pixels + t / 3 * m_rowStride + t % 3 * C + c + s * kLanes, sums[t][s]);
                }
            }
        }
    }

    /// Adds a pooled row to the four rows of the tile.
    void addInputGradient(int row)
    {
        const float* gradients = m_args.pooledGradient + pooledStart(row);
        const uint8_t* winners = m_args.winners + pooledStart(row);
        const int places[] = {0, C, m_rowStride, m_rowStride + C};
        for (int w = 0; w < m_side; ++w) {
            int counts[5];
            sortWindow(gradients + w * K, winners + w * K, counts);
            for (int i = 0; i < 4; ++i) {
                if (counts[i] > 0) {
                    addKernels(m_entries + i * K, counts[i], m_tile + w * 2 * C + places[i]);
                }
            }
        }
    }

    /// The tile's lower rows become its upper ones.
    void advanceTile()
    {
        copy(m_tile + 2 * m_rowStride, m_tile, 2 * m_rowStride);
        fillZero(m_tile + 2 * m_rowStride, 2 * m_rowStride);
    }

    /// Writes the rows that are complete; with a picture's last row also those below it.
    void emit(int row)
    {
        float* to = m_args.inputGradient + inputStart(row);
        copy(m_tile, to, 2 * m_rowStride);
        advanceTile();
        if (row % m_side == m_side - 1) {
            const int below = m_args.size - 2 * m_side;
            copy(m_tile, to + 2 * m_rowStride, 2 * m_rowStride);
            fillZero(to + 4 * m_rowStride, (below - 2) * m_rowStride);
            fillZero(m_tile, 2 * m_rowStride);
        }
    }

    const BlockBackward& m_args;
    int m_side;
    int m_rowStride;
    const float* m_packed;
    float* m_kernelSums;
    float* m_biasSums;
    float* m_tile;
    Entry* m_entries;   ///< of a row and channel, or of a window in five lists
    int32_t* m_places;  ///< of a row's winners
};

template <int C, int K>
void backwardBlock(const BlockBackward& args, Workspace& workspace)
{
    workspace.reserve(0, RowBackward<C, K>::scratchFloats(args.size));
    const int threads = workspace.threads();
    const int rows = args.batch * ((args.size - 2) / 2);
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int thread = 0; thread < threads; ++thread) {
        RowBackward<C, K> backward(args, args.kernel, workspace.ofThread(thread));
        backward.clearSums();
        backward.run(shareOf(rows, thread, threads));
    }
    sumThreads(workspace, args.kernelGradient, 0, K * 9 * C);
    sumThreads(workspace, args.biasGradient, K * 9 * C, K);
}

}  // namespace

void blockBackward(const BlockBackward& args, Workspace& workspace)
{
    if (args.inputChannels == 3) {
        firstBlockBackward(args, workspace);
    } else if (args.inputChannels == 16) {
        backwardBlock<16, 32>(args, workspace);
    } else {
        backwardBlock<32, 64>(args, workspace);
    }
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT
