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
    HloValue weight;
    HloValue bias;
    HloValue mean;
    HloValue variance;
    double momentum = 0.1;
    double epsilon = 1e-5;
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

    HloValue convolution(const HloValue& x, const HloValue& kernel, const HloWindow& window);
    HloValue addBias(const HloValue& x, const HloValue& bias);  ///< over the last dimension
    HloValue relu(const HloValue& x);
    HloValue maxPool(const HloValue& x, const HloWindow& window);
    HloValue averagePool(const HloValue& x);  ///< over all places: N x C
    HloValue flatten(const HloValue& x);      ///< N x (channel, row, column): LibTorch's order
    HloValue dense(const HloValue& x, const HloValue& weight, const HloValue& bias);
    HloValue add(const HloValue& a, const HloValue& b);
    /// By the batch's own statistics; the running ones move (the variance unbiased, as LibTorch has it).
    HloValue normalise(const HloValue& x, HloNormalisation& normalisation, const HloRows& rows);
    /// By the running statistics: evaluation, without a gradient.
    HloValue normaliseAsLearned(const HloValue& x, const HloNormalisation& normalisation);

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
        HloValue unit;     ///< N x H x W x C, less the mean and scaled
    };

    bool isWanted(const HloValue& value) const { return m_wanted.contains(value.name); }
    void remember(const HloValue& output, std::initializer_list<HloValue> inputs, Backward backward);
    void flow(const HloValue& input, const std::function<HloValue()>& gradient);
    HloValue kernelGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                            const HloWindow& window);
    HloValue inputGradient(const HloValue& x, const HloValue& kernel, const HloValue& gradient,
                           const HloWindow& window);
    HloValue poolGradient(const HloValue& x, const HloValue& pooled, const HloValue& gradient,
                          const HloWindow& window);
    BatchStatistics statisticsOf(const HloValue& x, const HloRows& rows, double epsilon);
    void moveRunning(HloNormalisation& normalisation, const BatchStatistics& batch);
    HloValue picturesOf(const HloValue& value, const HloRows& rows);
    HloValue scaleOf(const HloValue& variance, double epsilon);
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
