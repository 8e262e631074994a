// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/fusedoptimiser.h"

#include "engine/train/kerasoptimiser.h"
#include "engine/tuned/rmsprop.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cmath>
#include <limits>

using namespace epochmark;

namespace {

using Tensors = std::vector<at::Tensor>;
using Kind = OptimiserSettings::Kind;

constexpr double kRate = 0.01;
constexpr int kSteps = 5;

/// Of several sizes: one that fills no vector, one in channels-last memory, one for several threads.
Tensors startingWeights()
{
    at::manual_seed(3);
    return {at::randn({5}), at::randn({24, 16, 3, 3}).contiguous(at::MemoryFormat::ChannelsLast),
            at::randn({300, 200}), at::randn({1})};
}

/// In the order in which they come from elsewhere: without regard to the weights'.
Tensors gradientsOf(const Tensors& weights, int step)
{
    at::manual_seed(static_cast<uint64_t>(100 + step));
    Tensors gradients;
    for (const at::Tensor& weight : weights) {
        gradients.push_back(at::randn(weight.sizes()));
    }
    return gradients;
}

Tensors wide(const Tensors& tensors)
{
    Tensors all;
    for (const at::Tensor& tensor : tensors) {
        all.push_back(tensor.to(at::kDouble));
    }
    return all;
}

Tensors copied(const Tensors& tensors)
{
    Tensors all;
    for (const at::Tensor& tensor : tensors) {
        all.push_back(tensor.clone());
    }
    return all;
}

Tensors trained(FusedOptimiser& optimiser)
{
    Tensors weights = startingWeights();
    for (int step = 0; step < kSteps; ++step) {
        optimiser.update(weights, gradientsOf(weights, step));
    }
    return weights;
}

bool areEqual(const Tensors& one, const Tensors& other)
{
    for (size_t i = 0; i < one.size(); ++i) {
        if (!at::equal(one[i], other[i])) {
            return false;
        }
    }
    return one.size() == other.size();
}

}  // namespace

/// All weights in one pass against KerasOptimiser in double precision, which stands against Keras' own.
class TestFusedOptimiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAsTheFormulasDo_data();
    void stepsAsTheFormulasDo();
    void decaysAsMuchAsIsSaid_data();
    void decaysAsMuchAsIsSaid();
    void hasClassicsBits();
    void leavesOutWeightsWithoutGradient();
    void forgets();
    void givesTheSameBitsWithAnyThreads();
    void letsNotANumberThrough();
};

void TestFusedOptimiser::stepsAsTheFormulasDo_data()
{
    QTest::addColumn<OptimiserSettings>("settings");
    const auto add = [](const char* name, Kind kind, const std::function<void(OptimiserSettings&)>& change) {
        OptimiserSettings settings;
        settings.kind = kind;
        change(settings);
        QTest::newRow(name) << settings;
    };
    const auto momentum = [](OptimiserSettings& settings) { settings.momentum = 0.9; };
    const auto centred = [](OptimiserSettings& settings) { settings.isCentred = true; };
    const auto none = [](OptimiserSettings&) {};
    add("legacy RMSprop", Kind::LegacyRmsprop, none);
    add("legacy RMSprop, momentum", Kind::LegacyRmsprop, momentum);
    add("RMSprop", Kind::Rmsprop, none);
    add("RMSprop, momentum", Kind::Rmsprop, momentum);
    add("RMSprop, centred", Kind::Rmsprop, centred);
    add("RMSprop, centred, momentum, decay", Kind::Rmsprop, [](OptimiserSettings& settings) {
        settings.isCentred = true;
        settings.momentum = 0.5;
        settings.weightDecay = 0.1;
    });
    add("legacy RMSprop, decay", Kind::LegacyRmsprop, [](OptimiserSettings& s) { s.weightDecay = 0.1; });
    add("SGD", Kind::Sgd, none);
    add("SGD, momentum", Kind::Sgd, momentum);
    add("SGD, Nesterov", Kind::Sgd, [](OptimiserSettings& settings) {
        settings.momentum = 0.9;
        settings.isNesterov = true;
    });
    add("Adam", Kind::Adam, none);
    add("Adam, amsgrad", Kind::Adam, [](OptimiserSettings& settings) { settings.isAmsgrad = true; });
    add("AdamW", Kind::AdamW, [](OptimiserSettings& settings) { settings.weightDecay = 0.004; });
}

/// Half a digit of fp32.
constexpr double kRounding = 0x1.0p-24;

/// What fp32 may lose. Of a weight: a rounding in each step. Of what it moves by in a step: two for each mean
/// and constant, in each step so far (a mean of squares, three and its constant, counts half behind the
/// root), for root, epsilon, rate, product and quotient seven more. Centred: the mean of n gradients,
/// squared, is at most 1 - rho^n of the mean of squares, so what is under the root has at least rho^n of it.
/// 1 - 0.999 taken in fp32 would be 2e-5.
void TestFusedOptimiser::stepsAsTheFormulasDo()
{
    QFETCH(OptimiserSettings, settings);
    const double lost = settings.isCentred ? std::pow(settings.rho, -kSteps) : 1;
    const double bar = (kSteps * 6 + 7) * kRounding * lost;
    FusedOptimiser fused(settings, kRate);
    const Tensors found = trained(fused);
    const Tensors start = startingWeights();
    Tensors wanted = wide(start);
    KerasOptimiser oracle(settings, kRate);
    std::vector<double> way(wanted.size(), 0);
    for (int step = 0; step < kSteps; ++step) {
        const Tensors before = copied(wanted);
        oracle.update(wanted, wide(gradientsOf(start, step)));
        for (size_t i = 0; i < wanted.size(); ++i) {
            way[i] += (wanted[i] - before[i]).norm().item<double>();
        }
    }
    for (size_t i = 0; i < wanted.size(); ++i) {
        const double apart = (found[i].to(at::kDouble) - wanted[i]).norm().item<double>();
        const double allowed = bar * way[i] + kSteps * kRounding * wanted[i].norm().item<double>();
        QVERIFY2(apart < allowed,
                 qPrintable(QStringLiteral("weight %1: %2 of %3").arg(i).arg(apart).arg(allowed)));
    }
}

void TestFusedOptimiser::decaysAsMuchAsIsSaid_data()
{
    QTest::addColumn<OptimiserSettings>("settings");
    for (const Kind kind : {Kind::LegacyRmsprop, Kind::Rmsprop, Kind::Sgd, Kind::Adam, Kind::AdamW}) {
        OptimiserSettings settings;
        settings.kind = kind;
        settings.weightDecay = 0.004;
        QTest::addRow("%d", static_cast<int>(kind)) << settings;
    }
}

/// Keras' AdamW at a rate of 1e-4 takes 4e-7 of a weight, some roundings of fp32: between 1 and 2 a weight w
/// goes 3.36 w of its digits down, to whole ones. How far that is off changes its sign with w: its integral
/// over w stays under 1/8 of a digit / 3.36, so the mean of what goes is off by 1/8 / 3.36^2 = 1.1 % at most.
/// A factor of 1 - 4e-7 in fp32 would take 4.3 % too much of every weight.
void TestFusedOptimiser::decaysAsMuchAsIsSaid()
{
    QFETCH(OptimiserSettings, settings);
    constexpr double kSlow = 1e-4;
    constexpr int kMany = 100;
    const at::Tensor start = at::linspace(1, 2, 60001, at::kFloat).slice(0, 0, 60000).contiguous();
    const Tensors none{at::zeros_like(start)};
    const auto lostOf = [&](auto optimiser) {
        Tensors weights{start.clone()};
        for (int step = 0; step < kMany; ++step) {
            optimiser.update(weights, none);
        }
        const at::Tensor left = weights[0].to(at::kDouble) / start.to(at::kDouble);
        return (1 - left).mean().item<double>();
    };
    const double wanted = 1 - std::pow(1 - settings.weightDecay * kSlow, kMany);
    const double ours = lostOf(FusedOptimiser(settings, kSlow)) / wanted - 1;
    QVERIFY2(std::abs(ours) < 0.02, qPrintable(QString::number(ours)));
    const double oneByOne = lostOf(KerasOptimiser(settings, kSlow)) / wanted - 1;
    QVERIFY2(std::abs(oneByOne) < 0.02, qPrintable(QString::number(oneByOne)));
}

/// Its mean squares are the training's, its update that of the weights one by one.
void TestFusedOptimiser::hasClassicsBits()
{
    at::set_num_threads(1);
    Tensors weights = startingWeights();
    Tensors squares;
    for (const at::Tensor& weight : weights) {
        squares.push_back(at::ones_like(weight));
    }
    Tensors others = copied(weights);
    Tensors otherSquares = copied(squares);
    TunedOptions options;
    options.learningRate = kRate;
    FusedOptimiser fused(OptimiserSettings{}, kRate);
    fused.keepSquaresIn(squares);
    for (int step = 0; step < kSteps; ++step) {
        const Tensors gradients = gradientsOf(weights, step);
        fused.update(weights, gradients);
        for (size_t i = 0; i < others.size(); ++i) {
            rmspropStep(others[i], gradients[i], otherSquares[i], options);
        }
    }
    QVERIFY(areEqual(weights, others));
    QVERIFY(areEqual(squares, otherSquares));
}

void TestFusedOptimiser::leavesOutWeightsWithoutGradient()
{
    Tensors weights = startingWeights();
    const Tensors before = copied(weights);
    Tensors gradients = gradientsOf(weights, 0);
    gradients[1].reset();
    FusedOptimiser fused(OptimiserSettings{}, kRate);
    fused.update(weights, gradients);
    for (size_t i = 0; i < weights.size(); ++i) {
        QCOMPARE(at::equal(weights[i], before[i]), i == 1);
    }
}

void TestFusedOptimiser::forgets()
{
    for (const Kind kind : {Kind::Rmsprop, Kind::Adam}) {
        OptimiserSettings settings;
        settings.kind = kind;
        FusedOptimiser fused(settings, kRate);
        const Tensors first = trained(fused);
        QVERIFY(!areEqual(first, trained(fused)));
        fused.reset();
        QVERIFY(areEqual(first, trained(fused)));
    }
}

void TestFusedOptimiser::givesTheSameBitsWithAnyThreads()
{
    OptimiserSettings settings;
    settings.kind = Kind::Adam;
    at::set_num_threads(1);
    FusedOptimiser one(settings, kRate);
    const Tensors alone = trained(one);
    at::set_num_threads(3);
    FusedOptimiser three(settings, kRate);
    QVERIFY(areEqual(alone, trained(three)));
}

void TestFusedOptimiser::letsNotANumberThrough()
{
    for (const Kind kind : {Kind::LegacyRmsprop, Kind::Rmsprop, Kind::Sgd, Kind::Adam}) {
        OptimiserSettings settings;
        settings.kind = kind;
        settings.isAmsgrad = true;
        Tensors weights = startingWeights();
        Tensors gradients = gradientsOf(weights, 0);
        gradients[2][100][50] = std::numeric_limits<float>::quiet_NaN();
        FusedOptimiser fused(settings, kRate);
        fused.update(weights, gradients);
        fused.update(weights, gradientsOf(weights, 1));
        QVERIFY(weights[2][100][50].isnan().item<bool>());
        QCOMPARE(weights[2].isnan().sum().item<int64_t>(), 1);
    }
}

QTEST_GUILESS_MAIN(TestFusedOptimiser)
#include "tst_fusedoptimiser.moc"
