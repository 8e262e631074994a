// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our kernels beside LibTorch's operations, for a batch of 20 of the Classic network. Threads:
// EPOCHMARK_THREADS, else 2.

#include "engine/tuned/classic/kernels/kernels.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace epochmark;

namespace {

constexpr int kBatch = 20;
constexpr int kInputs = 18496;
constexpr int kOutputs = 512;

int threads()
{
    const char* text = std::getenv("EPOCHMARK_THREADS");
    return text ? std::max(std::atoi(text), 1) : 2;
}

at::Tensor channelsLast(const at::Tensor& tensor)
{
    return tensor.contiguous(at::MemoryFormat::ChannelsLast);
}

/// A block's values; pooled and winners come from our forward pass.
struct BlockData {
    int size;
    int inputs;
    int outputs;
    at::Tensor bytes = channelsLast(at::randint(0, 256, {kBatch, inputs, size, size}).to(at::kByte));
    at::Tensor input = channelsLast(bytes.to(at::kFloat) / 255);
    at::Tensor kernel = channelsLast(at::randn({outputs, inputs, 3, 3}) * 0.1);
    at::Tensor bias = at::zeros({outputs});
    at::Tensor pooled = channelsLast(at::zeros({kBatch, outputs, (size - 2) / 2, (size - 2) / 2}));
    at::Tensor winners = channelsLast(at::zeros(pooled.sizes(), at::kByte));
    at::Tensor gradient = channelsLast(at::randn(pooled.sizes()));
    at::Tensor inputGradient = at::empty_like(input);
    at::Tensor kernelGradient = at::empty_like(kernel);
    at::Tensor biasGradient = at::empty_like(bias);

    bool isFirst() const { return inputs == 3; }

    kernels::BlockForward forward() const
    {
        kernels::BlockForward pass;
        pass.batch = kBatch;
        pass.size = size;
        pass.inputChannels = inputs;
        pass.outputChannels = outputs;
        pass.bytes = isFirst() ? bytes.data_ptr<uint8_t>() : nullptr;
        pass.input = isFirst() ? nullptr : input.data_ptr<float>();
        pass.kernel = kernel.data_ptr<float>();
        pass.bias = bias.data_ptr<float>();
        pass.pooled = pooled.data_ptr<float>();
        pass.winners = winners.data_ptr<uint8_t>();
        return pass;
    }

    kernels::BlockBackward backward() const
    {
        kernels::BlockBackward pass;
        pass.batch = kBatch;
        pass.size = size;
        pass.inputChannels = inputs;
        pass.outputChannels = outputs;
        pass.bytes = isFirst() ? bytes.data_ptr<uint8_t>() : nullptr;
        pass.input = isFirst() ? nullptr : input.data_ptr<float>();
        pass.kernel = kernel.data_ptr<float>();
        pass.winners = winners.data_ptr<uint8_t>();
        pass.pooledGradient = gradient.data_ptr<float>();
        pass.inputGradient = isFirst() ? nullptr : inputGradient.data_ptr<float>();
        pass.kernelGradient = kernelGradient.data_ptr<float>();
        pass.biasGradient = biasGradient.data_ptr<float>();
        return pass;
    }
};

void forwardOurs(benchmark::State& state, const kernels::Kernels& set, BlockData data)
{
    kernels::Workspace workspace(threads());
    for (auto _ : state) {
        set.blockForward(data.forward(), workspace);
    }
}

void forwardStock(benchmark::State& state, BlockData data)
{
    for (auto _ : state) {
        auto [pooled, winners] = at::max_pool2d_with_indices(at::conv2d(data.input, data.kernel, data.bias),
                                                             {2, 2}, {2, 2});
        benchmark::DoNotOptimize(pooled.relu_().data_ptr<float>());
    }
}

void backwardOurs(benchmark::State& state, const kernels::Kernels& set, BlockData data)
{
    kernels::Workspace workspace(threads());
    set.blockForward(data.forward(), workspace);
    for (auto _ : state) {
        set.blockBackward(data.backward(), workspace);
    }
}

void backwardStock(benchmark::State& state, BlockData data)
{
    const at::Tensor convolved = at::conv2d(data.input, data.kernel, data.bias);
    const auto [pooled, winners] = at::max_pool2d_with_indices(convolved, {2, 2}, {2, 2});
    const at::Tensor output = pooled.relu();
    for (auto _ : state) {
        const at::Tensor gradient = at::max_pool2d_with_indices_backward(
            at::threshold_backward(data.gradient, output, 0), convolved, {2, 2}, {2, 2}, {0, 0}, {1, 1},
            false, winners);
        const auto gradients = at::convolution_backward(gradient, data.input, data.kernel,
                                                        at::IntArrayRef{data.outputs}, {1, 1}, {0, 0}, {1, 1},
                                                        false, {0, 0}, 1, {!data.isFirst(), true, true});
        benchmark::DoNotOptimize(std::get<1>(gradients).data_ptr<float>());
    }
}

struct DenseData {
    at::Tensor weight = at::randn({kOutputs, kInputs}) * 0.01;
    at::Tensor meanSquare = at::rand({kOutputs, kInputs});
    at::Tensor bias = at::zeros({kOutputs});
    at::Tensor input = at::relu(at::randn({kBatch, kInputs}));
    at::Tensor gradient = at::relu(at::randn({kBatch, kOutputs}));
    at::Tensor output = at::empty({kBatch, kOutputs});
    at::Tensor inputGradient = at::empty({kBatch, kInputs});
};

template <typename Pass>
Pass densePass(const DenseData& data)
{
    Pass pass;
    pass.batch = kBatch;
    pass.inputs = kInputs;
    pass.outputs = kOutputs;
    pass.input = data.input.data_ptr<float>();
    pass.weight = data.weight.data_ptr<float>();
    return pass;
}

void denseForwardOurs(benchmark::State& state, const kernels::Kernels& set)
{
    const DenseData data;
    kernels::Workspace workspace(threads());
    auto pass = densePass<kernels::DenseForward>(data);
    pass.bias = data.bias.data_ptr<float>();
    pass.output = data.output.data_ptr<float>();
    for (auto _ : state) {
        set.denseForward(pass, workspace);
    }
}

void denseForwardStock(benchmark::State& state)
{
    const DenseData data;
    for (auto _ : state) {
        benchmark::DoNotOptimize(at::addmm(data.bias, data.input, data.weight.t()).relu_().data_ptr<float>());
    }
}

void denseBackwardOurs(benchmark::State& state, const kernels::Kernels& set)
{
    const DenseData data;
    kernels::Workspace workspace(threads());
    auto pass = densePass<kernels::DenseBackwardUpdate>(data);
    pass.outputGradient = data.gradient.data_ptr<float>();
    pass.meanSquare = data.meanSquare.data_ptr<float>();
    pass.inputGradient = data.inputGradient.data_ptr<float>();
    for (auto _ : state) {
        set.denseBackwardUpdate(pass, workspace);
    }
}

/// With a fused update of one pass, not with the five passes of a script's optimiser.
void denseBackwardStock(benchmark::State& state)
{
    const DenseData data;
    for (auto _ : state) {
        const at::Tensor inputGradient = at::mm(data.gradient, data.weight);
        const at::Tensor weightGradient = at::mm(data.gradient.t(), data.input);
        float* w = data.weight.data_ptr<float>();
        float* v = data.meanSquare.data_ptr<float>();
        const float* g = weightGradient.data_ptr<float>();
        at::parallel_for(0, data.weight.numel(), 16384, [=](int64_t begin, int64_t end) {
#pragma omp simd
            for (int64_t i = begin; i < end; ++i) {
                v[i] = 0.9F * v[i] + 0.1F * g[i] * g[i];
                w[i] -= 0.001F * g[i] / (__builtin_sqrtf(v[i]) + 1e-7F);
            }
        });
        benchmark::DoNotOptimize(inputGradient.data_ptr<float>());
    }
}

template <typename Run, typename... Arguments>
void add(const std::string& name, Run run, Arguments... arguments)
{
    benchmark::RegisterBenchmark(name.c_str(), run, arguments...)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->ComputeStatistics(
            "min", [](const std::vector<double>& v) { return *std::min_element(v.begin(), v.end()); });
}

void addAll()
{
    const BlockData blocks[] = {{150, 3, 16}, {74, 16, 32}, {36, 32, 64}};
    for (int b = 0; b < 3; ++b) {
        const std::string forward = "block" + std::to_string(b + 1) + "/forward/";
        const std::string backward = "block" + std::to_string(b + 1) + "/backward/";
        add(forward + "stock", forwardStock, blocks[b]);
        add(backward + "stock", backwardStock, blocks[b]);
        for (const char* name : {"avx512", "avx2", "baseline"}) {
            if (const kernels::Kernels* set = kernels::kernelsNamed(name)) {
                add(forward + name,
                    [=, data = blocks[b]](benchmark::State& state) { forwardOurs(state, *set, data); });
                add(backward + name,
                    [=, data = blocks[b]](benchmark::State& state) { backwardOurs(state, *set, data); });
            }
        }
    }
    add("dense/forward/stock", denseForwardStock);
    add("dense/backward_update/stock", denseBackwardStock);
    for (const char* name : {"avx512", "avx2", "baseline"}) {
        if (const kernels::Kernels* set = kernels::kernelsNamed(name)) {
            add(std::string("dense/forward/") + name,
                [=](benchmark::State& state) { denseForwardOurs(state, *set); });
            add(std::string("dense/backward_update/") + name,
                [=](benchmark::State& state) { denseBackwardOurs(state, *set); });
        }
    }
}

}  // namespace

int main(int argc, char** argv)
{
    at::set_num_threads(threads());
    addAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
