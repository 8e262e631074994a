// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicweights.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <random>

namespace epochmark {

std::vector<std::vector<int64_t>> weightShapes(const ClassicShape& shape)
{
    std::vector<std::vector<int64_t>> shapes;
    for (int block = 0; block < ClassicShape::kBlocks; ++block) {
        shapes.push_back({shape.outputChannels(block), shape.inputChannels(block), 3, 3});
        shapes.push_back({shape.outputChannels(block)});
    }
    shapes.push_back({shape.hiddenUnits, shape.features()});
    shapes.push_back({shape.hiddenUnits});
    shapes.push_back({shape.outputUnits, shape.hiddenUnits});
    shapes.push_back({shape.outputUnits});
    return shapes;
}

int64_t parameterCount(const ClassicShape& shape)
{
    int64_t count = 0;
    for (const auto& sizes : weightShapes(shape)) {
        count += std::accumulate(sizes.begin(), sizes.end(), int64_t{1}, std::multiplies<>());
    }
    return count;
}

double glorotLimit(const ClassicShape& shape, WeightIndex index)
{
    const auto sizes = weightShapes(shape)[index];
    if (sizes.size() == 1) {
        return 0;
    }
    const double window = sizes.size() == 4 ? static_cast<double>(sizes[2] * sizes[3]) : 1.0;
    const double fans = window * static_cast<double>(sizes[0] + sizes[1]);
    return std::sqrt(6.0 / fans);
}

NetworkState glorotState(const ClassicShape& shape, uint64_t seed)
{
    // The engine's output is fixed by the C++ standard, std::uniform_real_distribution's is not.
    std::mt19937_64 engine(seed);
    NetworkState state;
    const auto shapes = weightShapes(shape);
    for (size_t index = 0; index < shapes.size(); ++index) {
        const double limit = glorotLimit(shape, static_cast<WeightIndex>(index));
        at::Tensor weight = at::zeros(shapes[index], at::kFloat);
        if (limit > 0) {
            float* values = weight.data_ptr<float>();
            for (int64_t i = 0; i < weight.numel(); ++i) {
                const double unit = static_cast<double>(engine() >> 11) * 0x1.0p-53;
                values[i] = static_cast<float>((2 * unit - 1) * limit);
            }
        }
        state.weights.push_back(weight);
        state.meanSquares.push_back(at::zeros(shapes[index], at::kFloat));
    }
    return state;
}

}  // namespace epochmark
