// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A whole training step of the Classic network, batch 20, by each pipeline, and what surrounds it: gathering
// a batch, the optimiser alone. Threads: EPOCHMARK_THREADS, else 2. EPOCHMARK_STOCK_MALLOC=1 leaves the C
// library's allocator as it is.

#include "engine/network/classic/classicnetwork.h"
#include "engine/plain/plainpipeline.h"
#include "engine/train/runtime.h"
#include "engine/tuned/batchfeeder.h"
#include "engine/tuned/classic/kernelstep.h"
#include "engine/tuned/classic/stockstep.h"
#include "engine/tuned/rmsprop.h"
#include "syntheticpixels.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>

using namespace epochmark;

namespace {

constexpr int kBatch = 20;

class NoPictures final : public PictureSource {
public:
    qsizetype count() const override { return 0; }
    Result<std::unique_ptr<PictureReader>> openReader() const override { return Error{}; }
};

at::Tensor bytes()
{
    return at::randint(0, 256, {kBatch, 150, 150, 3}, at::kByte);
}

at::Tensor labels()
{
    return at::arange(kBatch, at::kLong).remainder(2);
}

Batch batchFor(const NetworkStep& step)
{
    const at::Tensor pictures = bytes();
    return {step.takesBytes() ? pictures : pictures.permute({0, 3, 1, 2}).to(at::kFloat).mul(1.0F / 255),
            labels().to(at::kFloat).unsqueeze(1)};
}

void runStep(benchmark::State& state, NetworkStep& step)
{
    const c10::InferenceMode mode;
    step.setState(glorotState(ClassicShape{}, 1));
    const Batch batch = batchFor(step);
    for (auto _ : state) {
        step.computeGradients(batch);
        step.applyUpdate();
    }
}

void plainStep(benchmark::State& state)
{
    const NoPictures source;
    PlainPipeline plain(std::make_shared<ClassicNetwork>(1), at::kCPU, 0.001, source);
    plain.setState(glorotState(ClassicShape{}, 1));
    plain.takeBatch(bytes().permute({0, 3, 1, 2}).to(at::kFloat).mul(1.0F / 255).contiguous(), labels());
    for (auto _ : state) {
        plain.computeGradients();
        plain.applyUpdate();
    }
}

void stockStep(benchmark::State& state)
{
    runStep(state, *makeStockStep(ClassicShape{}, TunedOptions{}));
}

void kernelStep(benchmark::State& state)
{
    runStep(state, *makeKernelStep(ClassicShape{}, TunedOptions{}, kernels::kernels()));
}

void gather(benchmark::State& state, bool asBytes)
{
    BatchFeeder feeder(std::make_shared<test::SyntheticPixels>(200), ClassicNetwork(1), TunedOptions{},
                       asBytes);
    PictureOrder order;
    for (int row = 0; row < 200; ++row) {
        order.rows.push_back(row * 7 % 200);
        order.labels.push_back(row % 2);
    }
    Batch batch;
    feeder.begin(order, kBatch);
    for (auto _ : state) {
        if (!feeder.next(batch)) {
            state.PauseTiming();
            feeder.begin(order, kBatch);
            state.ResumeTiming();
        }
    }
}

void optimiser(benchmark::State& state, bool isFused)
{
    const c10::InferenceMode mode;
    at::Tensor weight = at::randn({512, 18496});
    const at::Tensor gradient = at::randn_like(weight);
    at::Tensor meanSquare = at::zeros_like(weight);
    for (auto _ : state) {
        if (isFused) {
            rmspropStep(weight, gradient, meanSquare, TunedOptions{});
        } else {
            meanSquare.mul_(0.9).addcmul_(gradient, gradient, 0.1);
            weight.addcdiv_(gradient, meanSquare.sqrt().add_(1e-7), -0.001);
        }
    }
}

}  // namespace

BENCHMARK(plainStep)->Unit(benchmark::kMillisecond);
BENCHMARK(stockStep)->Unit(benchmark::kMillisecond);
BENCHMARK(kernelStep)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(gather, bytes, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(gather, scaled, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(optimiser, stock, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(optimiser, fused, true)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    const char* threads = std::getenv("EPOCHMARK_THREADS");
    keepLargeBlocks(std::getenv("EPOCHMARK_STOCK_MALLOC") == nullptr);
    prepareTrainingThread(threads != nullptr ? std::max(std::atoi(threads), 1) : 2);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
