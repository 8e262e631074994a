// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/valuerange.h"

#include <algorithm>
#include <cmath>

namespace epochmark {

namespace {

constexpr int kMostSteps = 64;

/// scale * x + offset of the first channel; the others' are like it.
struct Scaling {
    double scale = 1;
    double offset = 0;
};

bool isScaling(const GraphLayer& layer)
{
    return layer.kind == LayerKind::Rescaling || layer.kind == LayerKind::Normalization;
}

/// Whether the values that come out are those that go in, zeros aside.
bool keepsValues(const GraphLayer& layer)
{
    constexpr LayerKind kKinds[] = {LayerKind::ZeroPadding2D, LayerKind::Cropping2D, LayerKind::UpSampling2D,
                                    LayerKind::Reshape, LayerKind::Permute};
    const bool isLinear = layer.kind == LayerKind::Activation
                          && layer.activation.kind == ActivationKind::Linear;
    return isLinear || std::find(std::begin(kKinds), std::end(kKinds), layer.kind) != std::end(kKinds);
}

Scaling scalingOf(const GraphLayer& layer)
{
    if (layer.scale.isEmpty() || layer.offset.isEmpty()) {
        return {};  // a Normalization that knows no numbers
    }
    const double scale = layer.scale.first();
    const double offset = layer.offset.first();
    if (layer.kind == LayerKind::Rescaling) {
        return {scale, offset};
    }
    const double deviation = std::max(std::sqrt(scale), 1e-7);
    return layer.isInverted ? Scaling{deviation, offset} : Scaling{1 / deviation, -offset / deviation};
}

QList<int> usersOf(const NetworkGraph& graph, int call)
{
    QList<int> users;
    for (int i = call + 1; i < graph.calls.size(); ++i) {
        if (graph.calls.at(i).inputs.contains(call)) {
            users.append(i);
        }
    }
    return users;
}

/// Bytes become small, or a byte in the middle of them becomes 0.
bool isMadeForBytes(const Scaling& scaling)
{
    constexpr double kSmall = 1.0 / 16;
    const double size = std::abs(scaling.scale);
    const double zero = size > 0 ? -scaling.offset / scaling.scale : 0;
    return size <= kSmall || zero > 2;
}

/// Values of 0 - 1 become others of that size.
bool isMadeForUnits(const Scaling& scaling)
{
    return !isMadeForBytes(scaling) && std::abs(scaling.scale) >= 0.25
           && (scaling.scale != 1 || scaling.offset != 0);
}

}  // namespace

ValueRange valueRangeOf(const NetworkGraph& graph)
{
    const auto layerOf = [&graph](int call) -> const GraphLayer& {
        return graph.layers.at(graph.calls.at(call).layer);
    };
    Scaling whole;
    bool isScaled = false;
    bool hasLayer = false;
    QList<int> users = usersOf(graph, 0);
    for (int step = 0; step < kMostSteps && users.size() == 1; ++step) {
        const GraphLayer& layer = layerOf(users.first());
        if (isScaling(layer)) {
            const Scaling next = scalingOf(layer);
            whole = {whole.scale * next.scale, whole.offset * next.scale + next.offset};
            isScaled = true;
            hasLayer = hasLayer || !layer.isOperation;
        } else if (!keepsValues(layer)) {
            break;
        }
        users = usersOf(graph, users.first());
    }
    if (!isScaled) {
        // Where several layers see the pictures and one of them scales, they expect unlike values.
        const bool isDivided = users.size() > 1
                               && std::any_of(users.cbegin(), users.cend(),
                                              [&layerOf](int user) { return isScaling(layerOf(user)); });
        return {graph.isCheckedInBytes, isDivided};
    }
    const bool isBytes = isMadeForBytes(whole);
    return {hasLayer || isBytes, hasLayer ? !isBytes : !isBytes && !isMadeForUnits(whole)};
}

}  // namespace epochmark
