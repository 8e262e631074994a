// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/network/network.h"

#include "decisions.h"
#include "widestep.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace epochmark::test {

constexpr double kRate = 0.001;

/// How much nearer than LibTorch's own fp32 to float64 nothing may be decided: another order of the same sums
/// is as far off, and two bits are left for bad luck.
constexpr double kMargin = 4;

/// Soft shapes with a little grain, as photographs have: N x 3 x size x size.
inline at::Tensor softPictures(int64_t count, int64_t size)
{
    const at::Tensor shapes = at::upsample_bilinear2d(at::rand({count, 3, 8, 8}).mul(240), {size, size},
                                                      true);
    return shapes.add(at::rand_like(shapes).mul(15)).to(at::kByte);
}

/// What becomes of decisions that hang on a last digit. A bar that allows for them says little: one of them
/// is worth more than all roundings.
enum class Near {
    Allowed,
    SortedOut,  ///< pictures with one are left out: dear, they are rare
    KeptAway    ///< weights that let none arise (steadied()), for networks of many layers
};

/// What a step is compared with.
struct ReferenceStep {
    NetworkState state;  ///< before it
    at::Tensor bytes;
    at::Tensor labels;
    WideStep wide;
    NetworkState next;            ///< in fp32, of float64
    std::vector<double> own;      ///< how far each gradient of LibTorch's own fp32 is off, as a share of it
    double ownStatistics = 0;     ///< likewise of running statistics
    double decidedGradients = 0;  ///< how far float64 is off itself when near things are decided otherwise
};

/// What a training pass in that format is shown where it decides.
inline std::vector<Decisions::Layer> decisionsOf(const Network& network, const NetworkState& state,
                                                 const at::Tensor& bytes, at::ScalarType type)
{
    const c10::AutoGradMode withoutGradients(false);
    Decisions decisions;
    network.forward(copiesOf(state.weights, type), copiesOf(state.buffers, type), bytes.to(type).div(255),
                    true);
    return decisions.takeLayers();
}

/// By how much fp32 may miss each layer's decisions: as LibTorch's own does, with a margin. `wide`: of
/// float64.
inline std::vector<double> leastMargins(const Network& network, const NetworkState& state,
                                        const at::Tensor& bytes, const std::vector<Decisions::Layer>& wide)
{
    std::vector<double> leasts = distances(wide, decisionsOf(network, state, bytes, at::kFloat));
    for (double& least : leasts) {
        least *= kMargin;
    }
    return leasts;
}

/// Pictures in which nothing that this network decides is a near thing. Each picture by itself: no batch
/// statistics.
inline at::Tensor drawClear(const Network& network, const NetworkState& state, int64_t count)
{
    constexpr int kMostDraws = 400;
    std::vector<at::Tensor> clear;
    int64_t found = 0;
    for (int draw = 0; draw < kMostDraws && found < count; ++draw) {
        const at::Tensor drawn = softPictures(20, network.imageSize());
        const auto wide = decisionsOf(network, state, drawn, at::kDouble);
        clear.push_back(drawn.index({clearPictures(wide, leastMargins(network, state, drawn, wide))}));
        found += clear.back().size(0);
    }
    return at::cat(clear).slice(0, 0, count);
}

/// So that every ReLU is sure of itself: normalised values, of the order of one, are scaled by 0.4 and moved
/// by two up, or down in every fourth channel, which is then shut (the same one throughout, so that no sum of
/// a residual block meets the other kind).
inline NetworkState steadied(const Network& network, NetworkState state)
{
    const QList<NetworkTensor> parameters = network.parameters();
    for (qsizetype i = 1; i < parameters.size(); ++i) {
        const bool isNorm = parameters[i].name.endsWith(QLatin1String(".bias"))
                            && parameters[i].name != QLatin1String("fc.bias");
        if (isNorm) {
            const auto place = static_cast<size_t>(i);
            const at::Tensor isShut = at::arange(state.weights[place].size(0)).remainder(4).eq(3);
            state.weights[place - 1] = at::full_like(state.weights[place - 1], 0.4);
            state.weights[place] = at::where(isShut, -2.0, 2.0).to(at::kFloat);
        }
    }
    return state;
}

/// A whole batch in which nothing is decided nearly: with batch statistics no picture stands by itself.
inline at::Tensor drawClearBatch(const Network& network, const NetworkState& state, int64_t count)
{
    constexpr int kMostDraws = 40;
    for (int draw = 0; draw < kMostDraws; ++draw) {
        const at::Tensor drawn = softPictures(count, network.imageSize());
        const auto wide = decisionsOf(network, state, drawn, at::kDouble);
        if (clearPictures(wide, leastMargins(network, state, drawn, wide)).all().item<bool>()) {
            return drawn;
        }
    }
    throw std::runtime_error("no batch without a near decision was found");
}

inline at::Tensor draw(const Network& network, const NetworkState& state, int64_t count, Near near)
{
    switch (near) {
    case Near::SortedOut: return drawClear(network, state, count);
    case Near::KeptAway: return drawClearBatch(network, state, count);
    case Near::Allowed: break;
    }
    return softPictures(count, network.imageSize());
}

inline double decidedOtherwise(const Network& network, const ReferenceStep& step, int draws)
{
    const std::vector<double> noise = leastMargins(network, step.state, step.bytes,
                                                   decisionsOf(network, step.state, step.bytes, at::kDouble));
    double worst = 0;
    for (int draw = 0; draw < draws; ++draw) {
        const Decisions disturbed(noise);
        const WideStep other = wideStep(network, step.state, step.bytes, step.labels, true);
        worst = std::max(worst, furthest(other.gradients, step.wide.gradients));
    }
    return worst;
}

/// Steps of float64, each from the state that the one before it left.
inline std::vector<ReferenceStep> referenceSteps(const Network& network, int pictures, int batch, Near near)
{
    std::vector<ReferenceStep> steps;
    NetworkState state = network.initialState(11);
    constexpr int kDraws = 12;  // of all steps together, or one each
    const int draws = std::max(1, kDraws * batch / pictures);
    if (near == Near::KeptAway) {
        state = steadied(network, state);
    }
    for (int first = 0; first < pictures; first += batch) {
        ReferenceStep step;
        const int64_t count = std::min(batch, pictures - first);
        step.state = state;
        step.bytes = draw(network, state, count, near);
        std::vector<int64_t> labels;
        for (int64_t i = first; i < first + count; ++i) {
            labels.push_back((i * 5 + i / 3) % std::max(2, network.outputUnits()));
        }
        step.labels = at::tensor(labels, at::kLong);
        step.wide = wideStep(network, state, step.bytes, step.labels, true);
        const WideStep own = wideStep(network, state, step.bytes, step.labels, true, at::kFloat);
        step.own = shares(own.gradients, step.wide.gradients);
        step.ownStatistics = furthest(own.buffers, step.wide.buffers);
        step.decidedGradients = near == Near::Allowed ? decidedOtherwise(network, step, draws) : 0;
        step.next = updated(state, step.wide.gradients, step.wide.buffers, kRate);
        state = step.next;
        steps.push_back(std::move(step));
    }
    return steps;
}

}  // namespace epochmark::test
