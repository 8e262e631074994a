// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/depthwise.h"

// One version for each width of vectors, the loader takes the widest that the processor runs. What they call
// is part of them, or it would have the narrowest.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define EPOCHMARK_CLONES __attribute__((target_clones("default", "avx2", "avx512f")))
#else
#define EPOCHMARK_CLONES
#endif
#define EPOCHMARK_PART __attribute__((always_inline)) static inline

namespace epochmark::depthwise {

namespace {

/// Channels that are computed together; a processor with narrower vectors takes several.
template <int Lanes>
struct Vector {
    typedef float Type __attribute__((vector_size(4 * Lanes)));
    typedef float Unaligned __attribute__((vector_size(4 * Lanes), aligned(4), may_alias));
};

/// A kernel's row of `Taps` and the rows of the two pictures that it connects, of `Lanes` channels. Pointers
/// are to a row's first place and those channels.
template <int Lanes>
struct Row {
    typedef typename Vector<Lanes>::Type V;
    typedef typename Vector<Lanes>::Unaligned U;

    EPOCHMARK_PART V load(const float* from) { return *reinterpret_cast<const U*>(from); }
    EPOCHMARK_PART void store(float* to, V value) { *reinterpret_cast<U*>(to) = value; }

    /// output[o] += sum of input[o + t - left] * kernel[t]: what came in stays in registers while it passes
    /// the taps.
    template <int Taps>
    EPOCHMARK_PART void slide(const Shape& s, const float* input, const float* kernel, float* output)
    {
        V weights[Taps];
        V passing[Taps];
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            weights[t] = load(kernel + t * s.channels);
            const std::ptrdiff_t place = t - 1 - s.left;  // one step before the first output
            passing[t] = place >= 0 && place < s.columns ? load(input + place * s.channels) : V{};
        }
        for (std::ptrdiff_t o = 0; o < s.outputColumns; ++o) {
#pragma GCC unroll 8
            for (int t = 0; t + 1 < Taps; ++t) {
                passing[t] = passing[t + 1];
            }
            const std::ptrdiff_t place = o + Taps - 1 - s.left;
            passing[Taps - 1] = place >= 0 && place < s.columns ? load(input + place * s.channels) : V{};
            V sum = load(output + o * s.channels);
#pragma GCC unroll 8
            for (int t = 0; t < Taps; ++t) {
                sum += passing[t] * weights[t];
            }
            store(output + o * s.channels, sum);
        }
    }

    /// The same for strides.
    template <int Taps>
    EPOCHMARK_PART void stride(const Shape& s, const float* input, const float* kernel, float* output)
    {
        V weights[Taps];
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            weights[t] = load(kernel + t * s.channels);
        }
        for (std::ptrdiff_t o = 0; o < s.outputColumns; ++o) {
            const std::ptrdiff_t first = o * s.columnStride - s.left;
            V sum = load(output + o * s.channels);
#pragma GCC unroll 8
            for (int t = 0; t < Taps; ++t) {
                if (first + t >= 0 && first + t < s.columns) {
                    sum += load(input + (first + t) * s.channels) * weights[t];
                }
            }
            store(output + o * s.channels, sum);
        }
    }

    /// The way back: inputGradient[i] += sum of gradient[i + left - t] * kernel[t], kernelGradient[t] += sum
    /// of input[i] * gradient[i + left - t].
    template <int Taps>
    EPOCHMARK_PART void slideBack(const Shape& s, const float* input, const float* kernel,
                                  const float* gradient, float* inputGradient, float* kernelGradient)
    {
        V weights[Taps];
        V ofWeights[Taps];
        V passing[Taps];
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            weights[t] = load(kernel + t * s.channels);
            ofWeights[t] = load(kernelGradient + t * s.channels);
            const std::ptrdiff_t place = s.left - t - 1;  // one step before the first input
            passing[t] = place >= 0 && place < s.outputColumns ? load(gradient + place * s.channels) : V{};
        }
        for (std::ptrdiff_t i = 0; i < s.columns; ++i) {
#pragma GCC unroll 8
            for (int t = Taps - 1; t > 0; --t) {
                passing[t] = passing[t - 1];
            }
            const std::ptrdiff_t place = i + s.left;
            passing[0] = place < s.outputColumns ? load(gradient + place * s.channels) : V{};
            const V x = load(input + i * s.channels);
            V sum = load(inputGradient + i * s.channels);
#pragma GCC unroll 8
            for (int t = 0; t < Taps; ++t) {
                sum += passing[t] * weights[t];
                ofWeights[t] += passing[t] * x;
            }
            store(inputGradient + i * s.channels, sum);
        }
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            store(kernelGradient + t * s.channels, ofWeights[t]);
        }
    }

    template <int Taps>
    EPOCHMARK_PART void strideBack(const Shape& s, const float* input, const float* kernel,
                                   const float* gradient, float* inputGradient, float* kernelGradient)
    {
        V weights[Taps];
        V ofWeights[Taps];
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            weights[t] = load(kernel + t * s.channels);
            ofWeights[t] = load(kernelGradient + t * s.channels);
        }
        for (std::ptrdiff_t o = 0; o < s.outputColumns; ++o) {
            const std::ptrdiff_t first = o * s.columnStride - s.left;
            const V g = load(gradient + o * s.channels);
#pragma GCC unroll 8
            for (int t = 0; t < Taps; ++t) {
                if (first + t >= 0 && first + t < s.columns) {
                    const std::ptrdiff_t place = (first + t) * s.channels;
                    ofWeights[t] += load(input + place) * g;
                    store(inputGradient + place, load(inputGradient + place) + g * weights[t]);
                }
            }
        }
#pragma GCC unroll 8
        for (int t = 0; t < Taps; ++t) {
            store(kernelGradient + t * s.channels, ofWeights[t]);
        }
    }
};

/// Where one row of a kernel meets the pictures.
struct Meeting {
    std::ptrdiff_t input;  ///< row
    std::ptrdiff_t output;
    std::ptrdiff_t kernel;
};

template <int Taps, int Lanes>
EPOCHMARK_PART void forwardRow(const Shape& s, const Meeting& at, std::ptrdiff_t channel, const float* input,
                               const float* kernel, float* output)
{
    const float* from = input + at.input * s.columns * s.channels + channel;
    const float* taps = kernel + at.kernel * Taps * s.channels + channel;
    float* to = output + at.output * s.outputColumns * s.channels + channel;
    if (s.columnStride == 1) {
        Row<Lanes>::template slide<Taps>(s, from, taps, to);
    } else {
        Row<Lanes>::template stride<Taps>(s, from, taps, to);
    }
}

template <int Taps, int Lanes>
EPOCHMARK_PART void backwardRow(const Shape& s, const Meeting& at, std::ptrdiff_t channel, const float* input,
                                const float* kernel, const float* gradient, float* inputGradient,
                                float* kernelGradient)
{
    const std::ptrdiff_t row = at.input * s.columns * s.channels + channel;
    const std::ptrdiff_t taps = at.kernel * Taps * s.channels + channel;
    const float* from = gradient + at.output * s.outputColumns * s.channels + channel;
    if (s.columnStride == 1) {
        Row<Lanes>::template slideBack<Taps>(s, input + row, kernel + taps, from, inputGradient + row,
                                             kernelGradient + taps);
    } else {
        Row<Lanes>::template strideBack<Taps>(s, input + row, kernel + taps, from, inputGradient + row,
                                              kernelGradient + taps);
    }
}

template <int Taps>
EPOCHMARK_PART void forwardTaps(const Shape& s, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
                                const float* kernel, const float* bias, float* output)
{
    for (std::ptrdiff_t o = 0; o < s.outputRows; ++o) {
        float* row = output + o * s.outputColumns * s.channels;
        for (std::ptrdiff_t place = 0; place < s.outputColumns; ++place) {
            for (std::ptrdiff_t c = begin; c < end; ++c) {
                row[place * s.channels + c] = bias != nullptr ? bias[c] : 0.0F;
            }
        }
        for (std::ptrdiff_t k = 0; k < s.kernelRows; ++k) {
            const Meeting at{o * s.rowStride - s.top + k, o, k};
            if (at.input < 0 || at.input >= s.rows) {
                continue;
            }
            std::ptrdiff_t c = begin;
            for (; c + 16 <= end; c += 16) {
                forwardRow<Taps, 16>(s, at, c, input, kernel, output);
            }
            for (; c + 4 <= end; c += 4) {
                forwardRow<Taps, 4>(s, at, c, input, kernel, output);
            }
            for (; c < end; ++c) {
                forwardRow<Taps, 1>(s, at, c, input, kernel, output);
            }
        }
    }
}

template <int Taps>
EPOCHMARK_PART void backwardTaps(const Shape& s, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
                                 const float* kernel, const float* gradient, float* inputGradient,
                                 float* kernelGradient)
{
    for (std::ptrdiff_t place = 0; place < s.rows * s.columns; ++place) {
        for (std::ptrdiff_t c = begin; c < end; ++c) {
            inputGradient[place * s.channels + c] = 0;
        }
    }
    for (std::ptrdiff_t o = 0; o < s.outputRows; ++o) {
        for (std::ptrdiff_t k = 0; k < s.kernelRows; ++k) {
            const Meeting at{o * s.rowStride - s.top + k, o, k};
            if (at.input < 0 || at.input >= s.rows) {
                continue;
            }
            std::ptrdiff_t c = begin;
            for (; c + 16 <= end; c += 16) {
                backwardRow<Taps, 16>(s, at, c, input, kernel, gradient, inputGradient, kernelGradient);
            }
            for (; c + 4 <= end; c += 4) {
                backwardRow<Taps, 4>(s, at, c, input, kernel, gradient, inputGradient, kernelGradient);
            }
            for (; c < end; ++c) {
                backwardRow<Taps, 1>(s, at, c, input, kernel, gradient, inputGradient, kernelGradient);
            }
        }
    }
}

}  // namespace

bool isSupported(std::ptrdiff_t kernelColumns)
{
    return kernelColumns == 3 || kernelColumns == 5 || kernelColumns == 7;
}

EPOCHMARK_CLONES
void forward(const Shape& shape, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
             const float* kernel, const float* bias, float* output)
{
    switch (shape.kernelColumns) {
    case 3: return forwardTaps<3>(shape, begin, end, input, kernel, bias, output);
    case 5: return forwardTaps<5>(shape, begin, end, input, kernel, bias, output);
    default: return forwardTaps<7>(shape, begin, end, input, kernel, bias, output);
    }
}

EPOCHMARK_CLONES
void backward(const Shape& shape, std::ptrdiff_t begin, std::ptrdiff_t end, const float* input,
              const float* kernel, const float* outputGradient, float* inputGradient, float* kernelGradient)
{
    switch (shape.kernelColumns) {
    case 3:
        return backwardTaps<3>(shape, begin, end, input, kernel, outputGradient, inputGradient,
                               kernelGradient);
    case 5:
        return backwardTaps<5>(shape, begin, end, input, kernel, outputGradient, inputGradient,
                               kernelGradient);
    default:
        return backwardTaps<7>(shape, begin, end, input, kernel, outputGradient, inputGradient,
                               kernelGradient);
    }
}

}  // namespace epochmark::depthwise
