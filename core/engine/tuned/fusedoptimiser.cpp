// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/fusedoptimiser.h"

#include "engine/tuned/rmspropupdate.h"

#include <ATen/Parallel.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace epochmark {

namespace {

constexpr int64_t kUpdateGrain = 16384;

float* numbersIn(const at::Tensor& tensor)
{
    return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
}

float* behind(float* numbers, int64_t offset)
{
    return numbers != nullptr ? numbers + offset : nullptr;
}

}  // namespace

/// Threads part a weight between vectors: the bits of what is computed number by number may be others.
int64_t FusedOptimiser::cutIn(const Item& item, int64_t place)
{
    constexpr int64_t kVectors = 64;
    return place == item.count ? place : place / kVectors * kVectors;
}

FusedOptimiser::FusedOptimiser(const OptimiserSettings& settings, double learningRate) : m_settings(settings)
{
    m_settings.learningRate = learningRate;
}

void FusedOptimiser::reset()
{
    m_steps = 0;
    m_states.clear();
}

void FusedOptimiser::keepSquaresIn(const std::vector<at::Tensor>& meanSquares)
{
    m_states.resize(meanSquares.size());
    for (size_t i = 0; i < meanSquares.size(); ++i) {
        m_states[i].second = meanSquares[i];
    }
}

void FusedOptimiser::prepare(State& state, const at::Tensor& weight) const
{
    const std::pair<at::Tensor*, bool> parts[] = {{&state.first, m_settings.keepsFirst()},
                                                  {&state.second, m_settings.keepsSecond()},
                                                  {&state.third, m_settings.keepsThird()}};
    for (const auto& [part, isKept] : parts) {
        if (isKept && !part->defined()) {
            *part = at::zeros_like(weight);
        }
    }
}

void FusedOptimiser::update(std::vector<at::Tensor>& weights, const std::vector<at::Tensor>& gradients)
{
    ++m_steps;
    m_states.resize(weights.size());
    std::vector<at::Tensor> ordered;  // keeps what the items point to
    std::vector<Item> items;
    int64_t all = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
        if (!gradients[i].defined() || weights[i].numel() == 0) {
            continue;
        }
        State& state = m_states[i];
        prepare(state, weights[i]);
        // The same memory order as the weight, whatever order the gradient came in.
        ordered.push_back(gradients[i].contiguous(weights[i].suggest_memory_format()));
        const int64_t count = weights[i].numel();
        all += count;
        items.push_back({all, count, weights[i].data_ptr<float>(), ordered.back().const_data_ptr<float>(),
                         numbersIn(state.first), numbersIn(state.second), numbersIn(state.third)});
    }
    const optimiserupdate::Constants numbers = constants();
    at::parallel_for(0, all, kUpdateGrain, [&](int64_t begin, int64_t end) {
        auto item = std::upper_bound(items.begin(), items.end(), begin,
                                     [](int64_t place, const Item& one) { return place < one.end; });
        for (; item != items.end() && begin < end; ++item) {
            const int64_t start = item->end - item->count;
            const int64_t stop = std::min(end, item->end);
            updatePart(*item, cutIn(*item, begin - start), cutIn(*item, stop - start), numbers);
            begin = stop;
        }
    });
}

/// Adam's rate has the corrections of its two means in it (keras/src/optimizers/adam.py).
optimiserupdate::Constants FusedOptimiser::constants() const
{
    using Kind = OptimiserSettings::Kind;
    const OptimiserSettings& own = m_settings;
    const bool isAdam = own.kind == Kind::Adam || own.kind == Kind::AdamW;
    double rate = own.learningRate;
    if (isAdam) {
        const auto step = static_cast<double>(m_steps);
        rate *= std::sqrt(1 - std::pow(own.beta2, step)) / (1 - std::pow(own.beta1, step));
    }
    optimiserupdate::Constants numbers;
    numbers.decay = static_cast<float>(std::max(0.0, own.weightDecay) * own.learningRate);
    numbers.rate = static_cast<float>(rate);
    numbers.epsilon = static_cast<float>(own.epsilon);
    numbers.rho = static_cast<float>(own.rho);
    numbers.newSquare = static_cast<float>(1 - (isAdam ? own.beta2 : own.rho));
    numbers.newMean = static_cast<float>(1 - own.beta1);
    numbers.momentum = static_cast<float>(own.momentum);
    numbers.isInside = own.kind == Kind::Rmsprop;
    numbers.isNesterov = own.isNesterov;
    return numbers;
}

void FusedOptimiser::updatePart(const Item& item, int64_t begin, int64_t end,
                                const optimiserupdate::Constants& constants) const
{
    const int64_t count = end - begin;
    float* weight = item.weight + begin;
    const float* gradient = item.gradient + begin;
    float* first = behind(item.first, begin);
    float* second = behind(item.second, begin);
    float* third = behind(item.third, begin);
    switch (m_settings.kind) {
    case OptimiserSettings::Kind::Sgd: optimiserupdate::sgd(weight, gradient, first, count, constants); break;
    case OptimiserSettings::Kind::Adam:
    case OptimiserSettings::Kind::AdamW:
        optimiserupdate::adam(weight, gradient, first, second, third, count, constants);
        break;
    case OptimiserSettings::Kind::LegacyRmsprop:
        if (first == nullptr && third == nullptr && m_settings.weightDecay <= 0) {
            rmspropUpdate(weight, gradient, second, count,
                          {constants.rate, constants.rho, constants.epsilon});
            break;
        }
        [[fallthrough]];
    case OptimiserSettings::Kind::Rmsprop:
        optimiserupdate::rmsprop(weight, gradient, first, second, third, count, constants);
        break;
    }
}

}  // namespace epochmark
