// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ATen/ATen.h>
#include <ATen/record_function.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace epochmark::test {

/// Where a network decides rather than computes: a ReLU by the sign of what it is shown, a max-pool by the
/// greatest of a window. Two formats that differ in the last digit may decide otherwise where it is a near
/// thing, and each such decision sends a gradient another way: no rounding error of the gradient itself.
/// Listens to LibTorch on this thread while it lives.
class Decisions {
public:
    struct Layer {
        at::Tensor values;  ///< that the ReLU was shown, N first
        int64_t window = 0;
        int64_t stride = 0;  ///< of the max-pool that follows; no window: none does
        int64_t padding = 0;
    };

    /// `noise`, one for each layer: so much, at random and up and down, is added to every value first.
    explicit Decisions(std::vector<double> noise = {}) : m_noise(std::move(noise)), m_before(current())
    {
        current() = this;
        m_handle = at::addThreadLocalCallback(at::RecordFunctionCallback(&Decisions::began)
                                                  .needsInputs(true)
                                                  .scopes({at::RecordScope::FUNCTION}));
    }
    Decisions(const Decisions&) = delete;
    Decisions& operator=(const Decisions&) = delete;
    ~Decisions()
    {
        at::removeCallback(m_handle);
        current() = m_before;
    }

    /// Of the last pass; the next begins anew.
    std::vector<Layer> takeLayers() { return std::exchange(m_layers, {}); }

private:
    static Decisions*& current()
    {
        static thread_local Decisions* decisions = nullptr;
        return decisions;
    }

    static std::unique_ptr<at::ObserverContext> began(const at::RecordFunction& function)
    {
        const std::string name = function.name();
        if (name == "aten::relu" || name == "aten::relu_") {
            current()->takeRelu(function.inputs()[0].toTensor());
        } else if (name == "aten::max_pool2d") {
            const auto inputs = function.inputs();
            Layer& layer = current()->m_layers.back();
            layer.window = inputs[1].toIntVector().front();
            const auto stride = inputs[2].toIntVector();
            layer.stride = stride.empty() ? layer.window : stride.front();
            layer.padding = inputs[3].toIntVector().front();
        }
        return nullptr;
    }

    void takeRelu(at::Tensor values)
    {
        const c10::AutoGradMode withoutGradients(false);
        if (m_layers.size() < m_noise.size()) {
            values.add_(at::rand_like(values).sub_(0.5), 2 * m_noise[m_layers.size()]);
        }
        m_layers.push_back({values.detach().to(at::kDouble).clone(), 0, 0, 0});
    }

    std::vector<double> m_noise;
    std::vector<Layer> m_layers;
    Decisions* m_before;
    at::CallbackHandle m_handle = 0;
};

/// How far two passes are apart at most, layer by layer.
inline std::vector<double> distances(const std::vector<Decisions::Layer>& a,
                                     const std::vector<Decisions::Layer>& b)
{
    std::vector<double> apart;
    for (size_t i = 0; i < a.size(); ++i) {
        apart.push_back((a[i].values - b[i].values).abs().max().item<double>());
    }
    return apart;
}

/// Of each picture and decision of a layer: by how much it was decided. N x ...
inline at::Tensor margins(const Decisions::Layer& layer)
{
    if (layer.window == 0) {
        return layer.values.abs();
    }
    constexpr double kNone = std::numeric_limits<double>::infinity();
    const int64_t pad = layer.padding;
    const at::Tensor padded = at::constant_pad_nd(layer.values, {pad, pad, pad, pad}, -kNone);
    const at::Tensor windows =
        padded.unfold(2, layer.window, layer.stride).unfold(3, layer.window, layer.stride).flatten(4);
    const at::Tensor best = std::get<0>(windows.topk(2, 4));
    const at::Tensor first = best.select(4, 0);
    const at::Tensor lead = at::where(first.gt(0), first - best.select(4, 1), kNone);
    return at::minimum(first.abs(), lead);
}

/// Which pictures of a pass no decision of which is nearer than `leasts` says, one for each layer. Bools, N.
inline at::Tensor clearPictures(const std::vector<Decisions::Layer>& pass, const std::vector<double>& leasts)
{
    at::Tensor areClear;
    for (size_t i = 0; i < pass.size(); ++i) {
        const at::Tensor clear = margins(pass[i]).flatten(1).gt(leasts[i]).all(1);
        areClear = areClear.defined() ? areClear.logical_and(clear) : clear;
    }
    return areClear;
}

}  // namespace epochmark::test
