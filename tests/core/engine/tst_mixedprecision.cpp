// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/tuned/mixedprecision.h"

#include "devices/kind/cpu/cpuinfo.h"
#include "engine/api/engine.h"
#include "engine/network/networks.h"
#include "engine/train/runtime.h"
#include "engine/tuned/autogradstep.h"
#include "engine/tuned/rmsprop.h"
#include "syntheticpixels.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

#include <cmath>
#include <limits>

using namespace epochmark;

namespace {

TunedOptions optionsOf(MixedType mixed)
{
    TunedOptions options;
    options.mixed = mixed;
    return options;
}

/// Soft shapes with a little grain, as photographs have: in pure noise another winner in a pooling window is
/// another gradient. All of one label: of two, the gradients of pictures that look alike cancel, and what is
/// left is mostly rounding.
Batch inventedBatch(int64_t size)
{
    const at::Tensor labels = at::ones({size, 1});
    const at::Tensor shapes = at::upsample_bilinear2d(at::rand({size, 3, 8, 8}).mul(0.9), {150, 150}, true);
    const at::Tensor pictures = shapes.add(at::rand_like(shapes).mul(0.05));
    return {pictures.contiguous(at::MemoryFormat::ChannelsLast), labels, 0};
}

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps).
at::Tensor gradientOf(const NetworkState& before, const NetworkState& after, size_t index)
{
    return (before.weights[index].to(at::kDouble) - after.weights[index].to(at::kDouble))
           * (after.meanSquares[index].to(at::kDouble).sqrt() + WorkloadSpec::kEpsilon) / 0.001;
}

class Silent final : public TrainingObserver {
public:
    void stepFinished(const StepSample&) override {}
    void epochFinished(const EpochReport&) override {}
};

}  // namespace

/// bf16 and fp16 by automatic mixed precision; the fp16 of cards on the processor's arithmetic, as far as it
/// has any.
class TestMixedPrecision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTrainingThread(2); }
    void isOnWithinItsScopeAlone();
    void bf16AgreesWithFp32();
    void bf16TrainsAndLearns();
    void theScaleGrowsAndGivesWay();
    void leavesOutAnUpdateThatIsInfinite();
};

void TestMixedPrecision::isOnWithinItsScopeAlone()
{
    {
        const MixedPrecision off(optionsOf(MixedType::None));
        QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
    }
    {
        const MixedPrecision on(optionsOf(MixedType::Bf16));
        QVERIFY(at::autocast::is_autocast_enabled(at::kCPU));
        QVERIFY(!at::autocast::is_autocast_cache_enabled());
        const at::Tensor product = at::linear(at::rand({2, 3}), at::rand({4, 3}));
        QCOMPARE(product.scalar_type(), at::kBFloat16);
    }
    QVERIFY(!at::autocast::is_autocast_enabled(at::kCPU));
    QVERIFY(at::autocast::is_autocast_cache_enabled());
}

/// Ten steps, each from other fresh weights. A bf16 number has 8 digits in base 2, so that each product
/// of the five layers is off by up to 2^-8, a loss by a few of those: 2e-2. A gradient goes through ten and
/// through ReLUs and poolings that decide otherwise where two values are that close: 0.2.
void TestMixedPrecision::bf16AgreesWithFp32()
{
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    const auto exact = makeAutogradStep(network, optionsOf(MixedType::None));
    const auto mixed = makeAutogradStep(network, optionsOf(MixedType::Bf16));
    at::manual_seed(31);
    bool isAnyDigitLost = false;
    for (int step = 0; step < 10; ++step) {
        const Batch batch = inventedBatch(4);
        const NetworkState before = network->initialState(static_cast<uint64_t>(step));
        exact->setState(before);
        mixed->setState(before);
        for (const auto& one : {exact.get(), mixed.get()}) {
            one->clearSums();
            one->computeGradients(batch);
            one->applyUpdate();
        }
        const double expected = exact->readSums().loss;
        const double found = mixed->readSums().loss;
        isAnyDigitLost = isAnyDigitLost || std::abs(found - expected) > 1e-6 * expected;
        QVERIFY2(std::abs(found - expected) <= 2e-2 * expected,
                 qPrintable(QStringLiteral("step %1: %2 / %3").arg(step).arg(found).arg(expected)));
        const NetworkState here = mixed->state();
        const NetworkState there = exact->state();
        for (size_t index = 0; index < here.weights.size(); ++index) {
            const at::Tensor reference = gradientOf(before, there, index);
            const double apart = (gradientOf(before, here, index) - reference).norm().item<double>()
                                 / std::max(reference.norm().item<double>(), 1e-30);
            QVERIFY2(apart <= 0.2,
                     qPrintable(QStringLiteral("step %1, gradient %2: %3").arg(step).arg(index).arg(apart)));
        }
    }
    QVERIFY(isAnyDigitLost);  // else it was fp32 under another name
}

/// By the engine's own door, where the processor has units; refused where it has none.
void TestMixedPrecision::bf16TrainsAndLearns()
{
    TrainingSetup setup = test::syntheticSetup(30, 10, 2);
    setup.workload.precision = Precision::Bf16;
    setup.workload.batchSize = 8;
    auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
    if (!hasBf16Units(SystemFiles())) {
        QVERIFY(!training);
        QCOMPARE(training.error().code, ErrorCode::DeviceUnavailable);
        return;
    }
    QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
    QVERIFY(training.value()->warmUp({}));
    Silent observer;
    const auto report = training.value()->train(observer, {});
    QVERIFY(report && report->isLossFinite);
    QCOMPARE(report->epochs.size(), 2);
    QVERIFY(*report->epochs.last().trainLoss < *report->epochs.first().trainLoss);
}

/// Halved by a gradient that isn't finite, doubled after so many that are; the gradients lose it again.
void TestMixedPrecision::theScaleGrowsAndGivesWay()
{
    LossScale scale(at::kCPU);
    const at::Tensor gradient = at::full({3}, 0.25F);
    std::vector<at::Tensor> gradients{scale.scaled(gradient)};
    QVERIFY(at::equal(gradients[0], at::full({3}, 0.25F * 65536)));
    scale.unscale(gradients);
    QVERIFY(at::equal(gradients[0], gradient));
    QCOMPARE(scale.isInfinite().item<float>(), 0.0F);
    gradients = {at::full({3}, std::numeric_limits<float>::infinity())};
    scale.unscale(gradients);
    QCOMPARE(scale.isInfinite().item<float>(), 1.0F);
    QCOMPARE(scale.scale().item<float>(), 32768.0F);
    for (int step = 0; step < LossScale::kStepsToGrow; ++step) {
        QCOMPARE(scale.scale().item<float>(), 32768.0F);
        gradients = {at::ones({3})};
        scale.unscale(gradients);
    }
    QCOMPARE(scale.scale().item<float>(), 65536.0F);
    scale.unscale({at::full({1}, std::numeric_limits<float>::quiet_NaN())});
    scale.reset();
    QCOMPARE(scale.scale().item<float>(), 65536.0F);
}

void TestMixedPrecision::leavesOutAnUpdateThatIsInfinite()
{
    std::vector<at::Tensor> weights{at::ones({5}), at::ones({2, 2})};
    std::vector<at::Tensor> squares{at::zeros({5}), at::zeros({2, 2})};
    FusedRmsprop update(weights);
    LossScale scale(at::kCPU);
    std::vector<at::Tensor> gradients{at::full({5}, std::numeric_limits<float>::infinity()),
                                      at::ones({2, 2})};
    scale.unscale(gradients);
    update.step(weights, gradients, squares, optionsOf(MixedType::Fp16), scale.isInfinite());
    QVERIFY(at::equal(weights[0], at::ones({5})) && at::equal(weights[1], at::ones({2, 2})));
    QVERIFY(at::equal(squares[1], at::zeros({2, 2})));
    gradients = {scale.scaled(at::ones({5})), scale.scaled(at::ones({2, 2}))};
    scale.unscale(gradients);
    update.step(weights, gradients, squares, optionsOf(MixedType::Fp16), scale.isInfinite());
    // v = 0.1, w = 1 - 0.001 / sqrt(0.1)
    QVERIFY(std::abs(weights[0][0].item<double>() - (1 - 0.001 / std::sqrt(0.1))) < 1e-6);
}

QTEST_GUILESS_MAIN(TestMixedPrecision)
#include "tst_mixedprecision.moc"
