// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/classic/kernels/variant/variant.h"

// The dense layer's 38 MB of weights do not fit into a cache: what counts is how often they are read. Forward
// reads them once. The way back takes blocks of 16 inputs (32 KiB of weights, as much optimiser state) and
// does all with them while they are near: input gradient, weight gradient, update. It walks from the last
// block to the first, because the last ones are those that the forward pass left in the cache, and the next
// forward pass finds the first ones there. Weights lie in tiles of 16 x 32, and so does what meets them: in
// plain rows of 2 KiB, 50 rows that are in use together would fall into two sets of the first cache (1.6
// times the time).

namespace epochmark::kernels::EPOCHMARK_VARIANT {

namespace {

constexpr int kRows = kDenseTileInputs;
constexpr int kWidth = kDenseTileOutputs;
constexpr int kTile = kRows * kWidth;
constexpr int kTilesAhead = 2;  ///< far enough for the memory, near enough for the first cache
constexpr int kVectors = 2;     ///< of outputs that are summed together
constexpr int kBatchStep = 4;   ///< batches are filled up with zeros to a multiple of it
constexpr int kMostPictures = kManyRegisters ? 12 : 4;
constexpr int kInputsTogether = 4;
constexpr int kPicturesTogether = kLanes / kInputsTogether;

int paddedBatch(int batch)
{
    return (batch + kBatchStep - 1) / kBatchStep * kBatchStep;
}

/// Columns [0, Width) of a matrix's rows, with rows of zeros below up to the padded batch.
template <int Width>
inline void gatherColumns(const float* matrix, int stride, int batch, float* columns)
{
    for (int n = 0; n < paddedBatch(batch); ++n) {
        for (int i = 0; i < Width; i += kLanes) {
            const bool isPadding = n >= batch;
            store(columns + n * Width + i,
                  isPadding ? Vec{} : load(matrix + static_cast<ptrdiff_t>(n) * stride + i));
        }
    }
}

/// The tile is wanted soon; the processor does not foresee the step from block to block.
inline void prefetchTile(const float* tile)
{
    for (int i = 0; i < kTile; i += 16) {
        __builtin_prefetch(tile + i);
    }
}

/// sums[Pictures][kWidth] += block[Pictures][kRows] x tile[kRows][kWidth], for kVectors of the columns.
template <int Pictures>
inline void multiplyTile(const float* block, const float* tile, float* sums)
{
    Vec acc[Pictures][kVectors];
#pragma GCC unroll 12
    for (int n = 0; n < Pictures; ++n) {
#pragma GCC unroll 2
        for (int v = 0; v < kVectors; ++v) {
            acc[n][v] = load(sums + n * kWidth + v * kLanes);
        }
    }
    for (int i = 0; i < kRows; ++i) {
        const Vec first = load(tile + i * kWidth);
        const Vec second = load(tile + i * kWidth + kLanes);
#pragma GCC unroll 12
        for (int n = 0; n < Pictures; ++n) {
            const Vec value = splat(block[n * kRows + i]);
            acc[n][0] += value * first;
            acc[n][1] += value * second;
        }
    }
#pragma GCC unroll 12
    for (int n = 0; n < Pictures; ++n) {
#pragma GCC unroll 2
        for (int v = 0; v < kVectors; ++v) {
            store(sums + n * kWidth + v * kLanes, acc[n][v]);
        }
    }
}

/// All pictures from `from` on, the largest register blocks first.
template <int Pictures>
inline void multiplyPictures(const float* block, const float* tile, float* sums, int from, int batch)
{
    for (; from + Pictures <= batch; from += Pictures) {
        for (int o = 0; o < kWidth; o += kVectors * kLanes) {
            multiplyTile<Pictures>(block + from * kRows, tile + o, sums + from * kWidth + o);
        }
    }
    if constexpr (Pictures > kBatchStep) {
        multiplyPictures<Pictures - kBatchStep>(block, tile, sums, from, batch);
    }
}

/// sums: a tile of batch x kWidth for each kWidth outputs.
void forwardShare(const DenseForward& args, Share blocks, float* sums, float* block)
{
    const int batch = paddedBatch(args.batch);
    const float* tile = args.weight + static_cast<ptrdiff_t>(blocks.begin) * kRows * args.outputs;
    for (int i = 0; i < batch * args.outputs; ++i) {
        sums[i] = 0;
    }
    for (int b = blocks.begin; b < blocks.end; ++b) {
        gatherColumns<kRows>(args.input + b * kRows, args.inputs, args.batch, block);
        for (int o = 0; o < args.outputs; o += kWidth) {
            prefetchTile(tile + kTilesAhead * kTile);
            multiplyPictures<kMostPictures>(block, tile, sums + o * batch, 0, batch);
            tile += kTile;
        }
    }
}

/// Adds the threads' parts in their order, then bias and ReLU, for one picture.
void finishOutput(const DenseForward& args, const Workspace& workspace, int picture)
{
    float* output = args.output + static_cast<ptrdiff_t>(picture) * args.outputs;
    const int batch = paddedBatch(args.batch);
    for (int o = 0; o < args.outputs; o += kLanes) {
        const int at = o / kWidth * kWidth * batch + picture * kWidth + o % kWidth;
        Vec sum = load(args.bias + o);
        for (int thread = 0; thread < workspace.threads(); ++thread) {
            sum += load(workspace.ofThread(thread) + at);
        }
        const IntVec dead = sum <= Vec{};  // not its opposite: a NaN has to come through
        store(output + o, dead ? Vec{} : sum);
    }
}

template <int... I>
struct Lanes {};
template <int N, int... I>
struct CountLanes : CountLanes<N - 1, N - 1, I...> {};
template <int... I>
struct CountLanes<0, I...> {
    using Type = Lanes<I...>;
};
using AllLanes = CountLanes<kLanes>::Type;

/// a and b interleaved, lower and upper halves added: half as many lanes left to add for each of the two.
template <int... I>
inline Vec foldPair(Vec a, Vec b, Lanes<I...>)
{
    return __builtin_shufflevector(a, b, (I / 2 + I % 2 * kLanes)...)
           + __builtin_shufflevector(a, b, (kLanes / 2 + I / 2 + I % 2 * kLanes)...);
}

/// The lane sums of kLanes vectors, as one vector.
inline Vec laneSums(Vec (&vectors)[kLanes])
{
#pragma GCC unroll 4
    for (int half = kLanes / 2; half > 0; half /= 2) {
#pragma GCC unroll 8
        for (int i = 0; i < half; ++i) {
            vectors[i] = foldPair(vectors[i], vectors[i + half], AllLanes{});
        }
    }
    return vectors[0];
}

/// One block of inputs on the way back.
class BlockUpdate {
public:
    /// gradients: the output gradient in tiles of padded batch x kWidth.
    BlockUpdate(const DenseBackwardUpdate& args, const float* gradients, float* scratch)
        : m_args(args), m_batch(paddedBatch(args.batch)), m_gradients(gradients), m_block(scratch),
          m_tileGradient(scratch + m_batch * kRows),
          m_isFar(args.weightGradient != nullptr && isAligned(args.weightGradient))
    {}

    static size_t scratchFloats(int batch) { return static_cast<size_t>(paddedBatch(batch)) * kRows + kTile; }

    void run(int index)
    {
        const ptrdiff_t start = static_cast<ptrdiff_t>(index) * kRows * m_args.outputs;
        const ptrdiff_t before = index > 0 ? static_cast<ptrdiff_t>(kRows) * m_args.outputs : 0;
        for (int n = 0; n < m_batch; n += kPicturesTogether) {
            for (int i = 0; i < kRows; i += kInputsTogether) {
                inputGradient(m_args.weight + start, i, n, index * kRows + i);
            }
        }
        gatherColumns<kRows>(m_args.input + index * kRows, m_args.inputs, m_args.batch, m_block);
        for (int o = 0; o < m_args.outputs; o += kWidth) {
            float* weight = m_args.weight + start + o * kRows;
            float* meanSquare = m_args.meanSquare + start + o * kRows;
            prefetchTile(weight - before);
            if (m_args.weightGradient == nullptr) {
                prefetchTile(meanSquare - before);
            }
            float* tileGradient = m_args.weightGradient == nullptr
                                      ? m_tileGradient
                                      : m_args.weightGradient + start + o * kRows;
            for (int i = 0; i < kRows; i += kInputsTogether) {
                for (int v = 0; v < kWidth; v += kVectors * kLanes) {
                    const float* gradients = m_gradients + o * m_batch + v;
                    if (m_isFar) {
                        weightGradient<true>(gradients, i, tileGradient + i * kWidth + v);
                    } else {
                        weightGradient<false>(gradients, i, tileGradient + i * kWidth + v);
                    }
                }
            }
            if (m_args.weightGradient == nullptr) {
                update(tileGradient, weight, meanSquare);
            }
        }
    }

private:
    /// Of kInputsTogether inputs and kPicturesTogether pictures: sums over all outputs, lane by lane, added
    /// up at the end.
    void inputGradient(const float* tile, int row, int picture, int input)
    {
        const float* gradient = m_gradients + picture * kWidth;
        const float* weight = tile + row * kWidth;
        Vec sums[kLanes] = {};  // [picture][input]
        for (int o = 0; o < m_args.outputs; o += kWidth) {
#pragma GCC unroll 1
            for (int v = 0; v < kWidth; v += kLanes) {
                Vec weights[kInputsTogether];
#pragma GCC unroll 4
                for (int i = 0; i < kInputsTogether; ++i) {
                    weights[i] = load(weight + i * kWidth + v);
                }
#pragma GCC unroll 4
                for (int n = 0; n < kPicturesTogether; ++n) {
                    const Vec value = load(gradient + n * kWidth + v);
#pragma GCC unroll 4
                    for (int i = 0; i < kInputsTogether; ++i) {
                        sums[n * kInputsTogether + i] += value * weights[i];
                    }
                }
            }
            weight += kTile;
            gradient += m_batch * kWidth;
        }
        float results[kLanes];
        store(results, laneSums(sums));
        for (int n = 0; n < smaller(kPicturesTogether, m_args.batch - picture); ++n) {
            float* to = m_args.inputGradient + static_cast<ptrdiff_t>(picture + n) * m_args.inputs + input;
            for (int i = 0; i < kInputsTogether; ++i) {
                to[i] = results[n * kInputsTogether + i];
            }
        }
    }

    /// kInputsTogether rows of a tile's gradient, kVectors of its columns.
    template <bool IsFar>
    void weightGradient(const float* gradients, int row, float* result) const
    {
        Vec sums[kInputsTogether][kVectors] = {};
        for (int n = 0; n < m_batch; ++n) {
            const Vec first = load(gradients + n * kWidth);
            const Vec second = load(gradients + n * kWidth + kLanes);
#pragma GCC unroll 8
            for (int i = 0; i < kInputsTogether; ++i) {
                const Vec value = splat(m_block[n * kRows + row + i]);
                sums[i][0] += value * first;
                sums[i][1] += value * second;
            }
        }
#pragma GCC unroll 8
        for (int i = 0; i < kInputsTogether; ++i) {
            if constexpr (IsFar) {
                storeFar(result + i * kWidth, sums[i][0]);
                storeFar(result + i * kWidth + kLanes, sums[i][1]);
            } else {
                store(result + i * kWidth, sums[i][0]);
                store(result + i * kWidth + kLanes, sums[i][1]);
            }
        }
    }

    void update(const float* __restrict gradient, float* __restrict weight,
                float* __restrict meanSquare) const
    {
        const float rate = m_args.constants.rate;
        const float rho = m_args.constants.rho;
        const float keep = 1 - rho;
        const float epsilon = m_args.constants.epsilon;
#pragma omp simd
        for (int i = 0; i < kTile; ++i) {
            const float v = rho * meanSquare[i] + keep * gradient[i] * gradient[i];
            meanSquare[i] = v;
            weight[i] -= rate * gradient[i] / (__builtin_sqrtf(v) + epsilon);
        }
    }

    const DenseBackwardUpdate& m_args;
    int m_batch;
    const float* m_gradients;
    float* m_block;
    float* m_tileGradient;
    bool m_isFar;  ///< the gradient goes to memory: it is larger than the caches, and sent before it is read
};

}  // namespace

void denseForward(const DenseForward& args, Workspace& workspace)
{
    const auto batch = static_cast<size_t>(paddedBatch(args.batch));
    const size_t sums = batch * static_cast<size_t>(args.outputs);
    workspace.reserve(0, sums + batch * kRows);
    const int threads = workspace.threads();
#pragma omp parallel num_threads(threads)
    {
#pragma omp for schedule(static, 1)
        for (int thread = 0; thread < threads; ++thread) {
            float* scratch = workspace.ofThread(thread);
            forwardShare(args, shareOf(args.inputs / kRows, thread, threads), scratch, scratch + sums);
        }
#pragma omp for schedule(static)
        for (int n = 0; n < args.batch; ++n) {
            finishOutput(args, workspace, n);
        }
    }
}

void denseBackwardUpdate(const DenseBackwardUpdate& args, Workspace& workspace)
{
    const int batch = paddedBatch(args.batch);
    workspace.reserve(static_cast<size_t>(batch) * static_cast<size_t>(args.outputs),
                      BlockUpdate::scratchFloats(args.batch));
    for (int o = 0; o < args.outputs; o += kWidth) {
        gatherColumns<kWidth>(args.outputGradient + o, args.outputs, args.batch,
                              workspace.shared() + o * batch);
    }
    const int threads = workspace.threads();
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int thread = 0; thread < threads; ++thread) {
        const Share blocks = shareOf(args.inputs / kRows, thread, threads);
        BlockUpdate block(args, workspace.shared(), workspace.ofThread(thread));
        for (int b = blocks.end - 1; b >= blocks.begin; --b) {
            block.run(b);
        }
        farDone();
    }
}

}  // namespace epochmark::kernels::EPOCHMARK_VARIANT
