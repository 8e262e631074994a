// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/pjrt/hlo/hlotext.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace epochmark {

/// Which rows of a batch are pictures: the last batch of a pass may be short, and one executable does for
/// all.
struct HloRows {
    HloValue count;                ///< i32, how many from the first on
    std::optional<HloValue> mask;  ///< f32 N, 1 for a picture; absent where no batch is ever short
};

/// Batch normalisation's parameters and running statistics, each C values.
struct HloNormalisation {
    std::optional<HloValue> weight;  ///< absent: 1
    std::optional<HloValue> bias;    ///< absent: 0
    HloValue mean;
    HloValue variance;
    double momentum = 0.1;  ///< share of the batch's own in what the running ones become
    double epsilon = 1e-5;
    bool isUnbiased = true;  ///< the running variance is of n - 1 (LibTorch), not of n (Keras)
};

/// Layers on top of HloText that remember how their gradients flow back, so that a network is written once,
/// forwards. Activations are N x H x W x C; kernels filters x channels x rows x columns and dense weights
/// outputs x inputs, as LibTorch has them. One thread; the text must outlive it.
///
///     HloTape tape(text, weights, true);
///     const HloValue logits = tape.dense(features, weights[0], weights[1]);
///     const std::vector<HloValue> gradients = tape.gradients(logits, logitGradient);
class HloTape {
public:
    /// Gradients are wanted of `parameters`.
    HloTape(HloText& text, std::vector<HloValue> parameters, bool isPoolingByComparison);

    HloText& text() { return m_text; }

    /// Channels in `groups`, each with its own filters (kernels have channels / groups of them).
    HloValue convolution(const HloValue& x, const HloValue& kernel, const HloWindow& window,
                         int64_t groups = 1);
    HloValue addBias(const HloValue& x, const HloValue& bias);  ///< over the last dimension
    HloValue relu(const HloValue& x);
    HloValue maxPool(const HloValue& x, const HloWindow& window);
    /// Of each window, padding left out where `isPaddingCounted` is false.
    HloValue averagePool(const HloValue& x, const HloWindow& window, bool isPaddingCounted);
    HloValue averagePool(const HloValue& x);  ///< over all places: N x C
    HloValue flatten(const HloValue& x);      ///< N x (channel, row, column): LibTorch's order
    HloValue matrixProduct(const HloValue& x, const HloValue& weight);  ///< N x inputs: x weight^T
    HloValue dense(const HloValue& x, const HloValue& weight, const HloValue& bias);
    /// By the batch's own statistics; the running ones move.
    HloValue normalise(const HloValue& x, HloNormalisation& normalisation, const HloRows& rows);
    /// By the running statistics.
    HloValue normaliseAsLearned(const HloValue& x, const HloNormalisation& normalisation);

    // Value by value, of the same shape.
    HloValue add(const HloValue& a, const HloValue& b);
    HloValue subtract(const HloValue& a, const HloValue& b);
    HloValue multiply(const HloValue& a, const HloValue& b);
    HloValue divide(const HloValue& a, const HloValue& b);
    HloValue maximum(const HloValue& a, const HloValue& b);  ///< equal ones share the gradient, as LibTorch's
    HloValue minimum(const HloValue& a, const HloValue& b);
    HloValue where(const HloValue& condition, const HloValue& yes, const HloValue& no);
    HloValue scaled(const HloValue& x, double factor);
    HloValue shifted(const HloValue& x, double summand);
    HloValue clipped(const HloValue& x, double least, double most);  ///< no gradient at the limits
    HloValue exponential(const HloValue& x);
    HloValue exponentialLessOne(const HloValue& x);
    HloValue logarithm(const HloValue& x);
    HloValue logarithmOfOneMore(const HloValue& x);
    HloValue logistic(const HloValue& x);
    HloValue tanh(const HloValue& x);
    HloValue squareRoot(const HloValue& x);
    HloValue inverseRoot(const HloValue& x);
    HloValue absolute(const HloValue& x);
    HloValue errorFunction(const HloValue& x);

    // Shapes.
    /// `dims`: which dimensions of the result are those of x; those of one place are spread.
    HloValue broadcast(const HloValue& x, const HloDims& dims, const HloDims& result);
    HloValue sum(const HloValue& x, const HloDims& dims);
    HloValue mean(const HloValue& x, const HloDims& dims);
    HloValue largest(const HloValue& x, const HloDims& dims);  ///< equal ones share the gradient
    HloValue reshape(const HloValue& x, const HloDims& result);
    HloValue transpose(const HloValue& x, const HloDims& order);
    HloValue slice(const HloValue& x, const HloDims& start, const HloDims& limit);
    HloValue concatenate(const std::vector<HloValue>& values, int64_t dim);
    /// Zeros around x, a number a dimension; negative ones cut off.
    HloValue pad(const HloValue& x, const HloDims& low, const HloDims& high);

    /// Of the parameters, in their order.
    std::vector<HloValue> gradients(const HloValue& output, const HloValue& outputGradient);

private:
    using Backward = std::function<void(const HloValue& gradient)>;

    /// Of a batch, each C values but the last.
    struct BatchStatistics {
        HloValue count;  ///< values a channel
        HloValue mean;
        HloValue squares;  ///< summed, of the distances from the mean
        HloValue scale;    ///< 1 / sqrt(variance + epsilon)
        HloValue unit;     ///< as x, less the mean and scaled
    };

    bool isWanted(const HloValue& value) const { return m_wanted.contains(value.name); }
    void remember(const HloValue& output, const std::vector<HloValue>& inputs, Backward backward);
    /// A function of one value, and what the gradient is multiplied by.
    HloValue function(const char* operation, const HloValue& x,
                      std::function<HloValue(const HloValue& result)> slope);
    HloValue chosen(const char* operation, const char* direction, const HloValue& a, const HloValue& b);
    void flow(const HloValue& input, const std::function<HloValue()>& gradient);
    HloValue kernelGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                            const HloWindow& window, int64_t groups);
    HloValue inputGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                           const HloWindow& window, int64_t groups);
    HloValue turned(const HloValue& kernel, int64_t groups);
    HloValue windowCounts(const HloValue& x, const HloWindow& window);
    HloValue averageGradient(const HloValue& x, const HloValue& gradient, const HloWindow& window);
    HloValue poolGradient(const HloValue& x, const HloValue& pooled, const HloValue& gradient,
                          const HloWindow& window);
    BatchStatistics statisticsOf(const HloValue& x, const HloRows& rows, double epsilon);
    void moveRunning(HloNormalisation& normalisation, const BatchStatistics& batch);
    HloValue picturesOf(const HloValue& value, const HloRows& rows);
    HloValue scaleOf(const HloValue& variance, double epsilon);
    HloValue weighted(const HloValue& unit, const HloNormalisation& normalisation);
    HloValue overChannels(const HloValue& perChannel, const HloValue& x);
    HloValue sumOfChannels(const HloValue& x);

    HloText& m_text;
    std::vector<HloValue> m_parameters;
    bool m_isPoolingByComparison;
    std::unordered_set<std::string> m_wanted;  ///< names of values that a parameter flows into
    std::vector<std::pair<std::string, Backward>> m_steps;
    std::unordered_map<std::string, HloValue> m_gradients;
};

}  // namespace epochmark
