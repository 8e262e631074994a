// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/fuseddepthwise.h"

#include "engine/network/depthwise.h"
#include "engine/network/ownkernels.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace epochmark {

namespace {

/// Channels of one picture that a thread takes at a time.
constexpr int64_t kChannelsTogether = 64;

depthwise::Shape shapeOf(const at::Tensor& planes, const at::Tensor& kernel, const DepthwiseWindow& window)
{
    depthwise::Shape shape;
    shape.rows = planes.size(2);
    shape.columns = planes.size(3);
    shape.channels = planes.size(1);
    shape.kernelRows = kernel.size(2);
    shape.kernelColumns = kernel.size(3);
    shape.rowStride = window.rowStride;
    shape.columnStride = window.columnStride;
    shape.top = window.top;
    shape.left = window.left;
    shape.outputRows = (shape.rows + window.top + window.bottom - shape.kernelRows) / window.rowStride + 1;
    shape.outputColumns = (shape.columns + window.left + window.right - shape.kernelColumns)
                              / window.columnStride
                          + 1;
    return shape;
}

/// Taps x channels.
at::Tensor byTaps(const at::Tensor& kernel)
{
    return kernel.detach().flatten(1).t().contiguous();
}

/// Pictures' groups of channels, each once, by all threads: work(picture, first channel, channel behind).
template <typename Work>
void forEachGroup(int64_t pictures, int64_t channels, Work work)
{
    const int64_t groups = (channels + kChannelsTogether - 1) / kChannelsTogether;
    at::parallel_for(0, pictures * groups, 1, [&](int64_t begin, int64_t end) {
        for (int64_t index = begin; index < end; ++index) {
            const int64_t first = index % groups * kChannelsTogether;
            work(index / groups, first, std::min(channels, first + kChannelsTogether));
        }
    });
}

/// Of the first dimension, one after the other: LibTorch's own sum may depend on the threads.
at::Tensor sumInOrder(const at::Tensor& parts)
{
    at::Tensor sum = parts[0].clone();
    for (int64_t i = 1; i < parts.size(0); ++i) {
        sum.add_(parts[i]);
    }
    return sum;
}

/// A number a channel of planes in channels-last memory.
at::Tensor sumOfPlaces(const at::Tensor& planes)
{
    const int64_t channels = planes.size(1);
    const int64_t places = planes.size(2) * planes.size(3);
    const at::Tensor parts = at::zeros({planes.size(0), channels}, planes.options().dtype(at::kDouble));
    const float* values = planes.const_data_ptr<float>();
    auto* sums = parts.data_ptr<double>();
    forEachGroup(planes.size(0), channels, [&](int64_t picture, int64_t begin, int64_t end) {
        const float* value = values + picture * planes.stride(0);
        double* sum = sums + picture * channels;
        for (int64_t place = 0; place < places; ++place, value += channels) {
            for (int64_t c = begin; c < end; ++c) {
                sum[c] += value[c];
            }
        }
    });
    return sumInOrder(parts).to(planes.scalar_type());
}

/// A function for LibTorch's automatic gradients.
class FusedDepthwise final : public torch::autograd::Function<FusedDepthwise> {
public:
    /// LibTorch takes no undefined tensor here.
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& planes,
                              const at::Tensor& kernel, const std::optional<at::Tensor>& bias,
                              const DepthwiseWindow* window)
    {
        const depthwise::Shape shape = shapeOf(planes, kernel, *window);
        const at::Tensor taps = byTaps(kernel);
        at::Tensor result = at::empty({planes.size(0), shape.channels, shape.outputRows, shape.outputColumns},
                                      planes.options().memory_format(at::MemoryFormat::ChannelsLast));
        const float* x = planes.const_data_ptr<float>();
        const float* w = taps.const_data_ptr<float>();
        const float* b = bias ? bias->const_data_ptr<float>() : nullptr;
        float* y = result.data_ptr<float>();
        forEachGroup(planes.size(0), shape.channels, [&](int64_t picture, int64_t begin, int64_t end) {
            depthwise::forward(shape, begin, end, x + picture * planes.stride(0), w, b,
                               y + picture * result.stride(0));
        });
        context->save_for_backward({planes, kernel});
        context->saved_data["window"] = std::vector<int64_t>{window->rowStride, window->columnStride,
                                                             window->top,       window->bottom,
                                                             window->left,      window->right};
        context->saved_data["hasBias"] = bias.has_value();
        return result;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const std::vector<int64_t> numbers = context->saved_data["window"].toIntVector();
        const DepthwiseWindow window{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
        const at::Tensor gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const auto [ofPlanes, ofKernel] = back(saved[0], saved[1], gradient, window);
        const bool hasBias = context->saved_data["hasBias"].toBool();
        return {ofPlanes, ofKernel, hasBias ? sumOfPlaces(gradient) : at::Tensor(), {}};
    }

private:
    static std::pair<at::Tensor, at::Tensor> back(const at::Tensor& planes, const at::Tensor& kernel,
                                                  const at::Tensor& gradient, const DepthwiseWindow& window)
    {
        const depthwise::Shape shape = shapeOf(planes, kernel, window);
        const at::Tensor taps = byTaps(kernel);
        at::Tensor ofPlanes = at::empty_like(planes);
        // Each picture's part, summed in their order.
        at::Tensor parts = at::zeros({planes.size(0), taps.size(0), shape.channels}, taps.options());
        const float* x = planes.const_data_ptr<float>();
        const float* w = taps.const_data_ptr<float>();
        const float* g = gradient.const_data_ptr<float>();
        float* dx = ofPlanes.data_ptr<float>();
        float* dw = parts.data_ptr<float>();
        forEachGroup(planes.size(0), shape.channels, [&](int64_t picture, int64_t begin, int64_t end) {
            depthwise::backward(shape, begin, end, x + picture * planes.stride(0), w,
                                g + picture * gradient.stride(0), dx + picture * planes.stride(0),
                                dw + picture * parts.stride(0));
        });
        return {ofPlanes, sumInOrder(parts).t().reshape(kernel.sizes())};
    }
};

}  // namespace

bool fitsFusedDepthwise(const at::Tensor& planes, const at::Tensor& kernel)
{
    return OwnKernels::take(planes) && kernel.is_cpu() && kernel.scalar_type() == at::kFloat
           && kernel.dim() == 4 && kernel.size(0) == planes.size(1) && kernel.size(1) == 1
           && depthwise::isSupported(kernel.size(3));
}

at::Tensor fusedDepthwise(const at::Tensor& planes, const at::Tensor& kernel, const at::Tensor& bias,
                          const DepthwiseWindow& window)
{
    return FusedDepthwise::apply(planes, kernel, bias.defined() ? std::optional(bias) : std::nullopt,
                                 &window);
}

}  // namespace epochmark
