// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/fusednorm.h"

#include "engine/network/planelayout.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <limits>
#include <tuple>

using namespace epochmark;

namespace {

constexpr double kEpsilon = 1e-3;
/// More than any value is off.
constexpr double kNear = 1e-5;
/// fp32's: half of the last place.
constexpr double kRounding = 0x1p-24;
/// equalsLibtorchs() says where they come from.
constexpr double kBar = 32 * kRounding;

struct Norm {
    at::Tensor y;
    at::Tensor mean;
    at::Tensor variance;
    std::vector<at::Tensor> gradients;  ///< by planes, gamma, beta, what is added
};

at::Tensor rectified(const at::Tensor& y, const Rectifier& rectifier)
{
    if (!rectifier.isOn) {
        return y;
    }
    return std::isinf(rectifier.ceiling) ? at::relu(y) : at::hardtanh(y, 0, rectifier.ceiling);
}

/// Planes in channels-last memory with their channels' numbers, and a gradient that comes back.
struct Case {
    at::Tensor planes;
    at::Tensor gamma;
    at::Tensor beta;
    at::Tensor added;
    at::Tensor gradient;

    Case(at::IntArrayRef sizes, double mean)
    {
        at::manual_seed(7);
        const int64_t channels = sizes[1];
        planes = (at::randn(sizes) * 2 + mean).contiguous(at::MemoryFormat::ChannelsLast);
        gamma = at::rand({channels}) * 3 - 1;
        beta = at::randn({channels});
        added = at::randn(sizes).contiguous(at::MemoryFormat::ChannelsLast);
        gradient = at::randn(sizes).contiguous(at::MemoryFormat::ChannelsLast);
    }
    /// Where double precision comes close to a bound of the rectifier, fp32 may stand on its other side: no
    /// gradient comes back there.
    void decideClearly(const Rectifier& rectifier, bool isAdded)
    {
        const std::vector<at::Tensor> all = leaves(at::kDouble);
        const at::Tensor normal = at::batch_norm(all[0], all[1], all[2], {}, {}, true, 0, kEpsilon, false)
                                      .detach();
        const at::Tensor y = isAdded ? normal + all[3].detach() : normal;
        const at::Tensor isNear = y.abs().lt(kNear).logical_or((y - rectifier.ceiling).abs().lt(kNear));
        gradient = gradient.masked_fill(isNear, 0).contiguous(at::MemoryFormat::ChannelsLast);
    }
    std::vector<at::Tensor> leaves(at::ScalarType type) const
    {
        std::vector<at::Tensor> all;
        for (const at::Tensor& tensor : {planes, gamma, beta, added}) {
            all.push_back(tensor.to(type).clone().set_requires_grad(true));
        }
        return all;
    }
};

Norm fused(const Case& given, const Rectifier& rectifier, bool isAdded)
{
    std::vector<at::Tensor> leaves = given.leaves(at::kFloat);
    const at::Tensor added = isAdded ? leaves[3] : at::Tensor();
    leaves.resize(isAdded ? 4 : 3);
    SharedStatistics statistics;
    const at::Tensor y = fusedBatchNorm(leaves[0], leaves[1], leaves[2], kEpsilon, added, rectifier,
                                        statistics);
    return {y.detach(), statistics.mean, statistics.variance,
            torch::autograd::grad({y}, leaves, {given.gradient})};
}

/// By LibTorch's operations in double precision: the oracle.
Norm inDouble(const Case& given, const Rectifier& rectifier, bool isAdded)
{
    std::vector<at::Tensor> leaves = given.leaves(at::kDouble);
    const at::Tensor normal = at::batch_norm(leaves[0], leaves[1], leaves[2], {}, {}, true, 0, kEpsilon,
                                             false);
    const at::Tensor y = rectified(isAdded ? normal + leaves[3] : normal, rectifier);
    leaves.resize(isAdded ? 4 : 3);
    const auto [variance, mean] = at::var_mean(leaves[0].detach(), at::IntArrayRef{0, 2, 3}, false);
    return {y.detach(), mean, variance, torch::autograd::grad({y}, leaves, {given.gradient.to(at::kDouble)})};
}

double apart(const at::Tensor& found, const at::Tensor& wanted)
{
    const double size = wanted.norm().item<double>();
    return (found.to(at::kDouble) - wanted).norm().item<double>() / (size > 0 ? size : 1);
}

void compareNorms(const Norm& found, const Norm& wanted, double bar)
{
    std::vector<std::tuple<const char*, at::Tensor, at::Tensor>> pairs{
        {"values", found.y, wanted.y},
        {"mean", found.mean, wanted.mean},
        {"variance", found.variance, wanted.variance}};
    const char* names[] = {"gradient by planes", "by gamma", "by beta", "by what was added"};
    QCOMPARE(found.gradients.size(), wanted.gradients.size());
    for (size_t i = 0; i < wanted.gradients.size(); ++i) {
        pairs.emplace_back(names[i], found.gradients[i], wanted.gradients[i]);
    }
    for (const auto& [name, own, other] : pairs) {
        QCOMPARE(own.sizes(), other.sizes());
        const double difference = apart(own, other);
        QVERIFY2(difference <= bar,
                 qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(name)).arg(difference)));
    }
}

}  // namespace

/// Batch normalisation with kernels of our own against LibTorch's in double precision.
class TestFusedNorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsLibtorchs_data();
    void equalsLibtorchs();
    void standsFarFromZero();
    void doesWithoutGammaAndBeta();
    void givesTheSameBitsWithAnyThreads();
    void normalisesByKnownStatistics();
    void letsNotANumberThrough();
    void leavesOtherPlanesAlone();
};

void TestFusedNorm::equalsLibtorchs_data()
{
    QTest::addColumn<std::vector<int64_t>>("sizes");
    QTest::addColumn<double>("ceiling");
    const std::vector<std::pair<const char*, std::vector<int64_t>>> shapes{
        {"a few channels", {20, 24, 12, 12}},
        {"one vector", {2, 16, 40, 41}},
        {"odd channels, places that fill no row", {3, 5, 7, 7}},
        {"colours", {2, 3, 9, 11}},
        {"fewer places than a row has", {1, 2, 1, 3}},
        {"many channels", {4, 1280, 3, 3}},
        {"more channels than a row takes", {2, 4099, 2, 2}},
        {"several parts", {8, 96, 24, 24}}};
    for (const auto& [name, sizes] : shapes) {
        QTest::addRow("%s", name) << sizes << -1.0;
        QTest::addRow("%s, ReLU", name) << sizes << std::numeric_limits<double>::infinity();
        QTest::addRow("%s, up to 1", name) << sizes << 1.0;
    }
}

/// Counted in roundings of fp32, u, of the whole tensor's size. Values: factor, shift, product and two sums
/// are rounded once each, of numbers of at most twice the result's size: 10 u. A mean is summed over a part's
/// column of at most 72 places here, in fours: 20 roundings of a sum that grows, each u / sqrt(3) in the
/// mean, so sqrt(20 / 3) u = 2.6 u of it; the variance likewise; of the values both are a part. A gradient's
/// sum has at most 72 terms of either sign in a column, whose sums grow by their root: sqrt(72 / 6) u = 3.5 u
/// in the mean; beyond a part all is in double precision. What comes back to the planes has nine roundings
/// and is short of the two sums, which are a small part of it. In the mean 10 u + 2 * 2.6 u at most, and
/// twice that isn't chance: the bar.
void TestFusedNorm::equalsLibtorchs()
{
    QFETCH(std::vector<int64_t>, sizes);
    QFETCH(double, ceiling);
    const Rectifier rectifier{ceiling > 0, std::abs(ceiling)};
    for (const bool isAdded : {false, true}) {
        Case given(sizes, 0.7);
        QVERIFY(areChannelsLast(given.planes));
        given.decideClearly(rectifier, isAdded);
        compareNorms(fused(given, rectifier, isAdded), inDouble(given, rectifier, isAdded), kBar);
    }
}

/// A spread of 2 around 5,000: squares' means would lose it (25 million have a rounding of 2). What remains,
/// of the variance: a column of a part has 64 places (4,096 numbers, rows of 64), summed in 16 fours to
/// 320,000. A sum S is rounded by S 2^-23 / sqrt(12) at most on average, all 16 together by 0.027, so the
/// column's mean, with its own rounding, is off by 4.4e-4. It stands 2 / sqrt(64) from the mean of all: the
/// variance is off by 2 * 0.25 * 4.4e-4 / sqrt(72 columns) = 2.6e-5, that is 6.5e-6 of it. Half as much
/// again, over 32 channels, isn't chance. Of values: gamma x / 2, its factor and the shift are 2,500 gamma,
/// each rounded by 2^-24 of that: 4.5e-4 gamma at most. Gradients: the mean is rounded, by 2.4e-4 at most,
/// which is 1.2e-4 of the spread.
void TestFusedNorm::standsFarFromZero()
{
    const Case given({8, 32, 24, 24}, 5000);
    const Rectifier none;
    const Norm found = fused(given, none, false);
    const Norm wanted = inDouble(given, none, false);
    const double difference = apart(found.variance, wanted.variance);
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    compareNorms(found, wanted, 5e-4);
}

void TestFusedNorm::doesWithoutGammaAndBeta()
{
    Case given({4, 40, 6, 6}, 0);
    given.gamma.fill_(1);
    given.beta.fill_(0);
    const Rectifier relu{true};
    given.decideClearly(relu, false);
    const at::Tensor planes = given.planes.clone().set_requires_grad(true);
    const at::Tensor same = given.planes.to(at::kDouble).set_requires_grad(true);
    SharedStatistics statistics;
    const at::Tensor found = fusedBatchNorm(planes, {}, {}, kEpsilon, {}, relu, statistics);
    const at::Tensor wanted = at::relu(at::batch_norm(same, {}, {}, {}, {}, true, 0, kEpsilon, false));
    QVERIFY(apart(found.detach(), wanted.detach()) < kBar);
    const auto ours = torch::autograd::grad({found}, {planes}, {given.gradient});
    const auto theirs = torch::autograd::grad({wanted}, {same}, {given.gradient.to(at::kDouble)});
    QVERIFY(apart(ours[0], theirs[0]) < kBar);
}

void TestFusedNorm::givesTheSameBitsWithAnyThreads()
{
    const Case given({6, 72, 19, 17}, 0.3);
    const Rectifier relu6{true, 6};
    at::set_num_threads(1);
    const Norm one = fused(given, relu6, true);
    at::set_num_threads(3);
    const Norm three = fused(given, relu6, true);
    QVERIFY(at::equal(one.y, three.y));
    QVERIFY(at::equal(one.variance, three.variance));
    for (size_t i = 0; i < one.gradients.size(); ++i) {
        QVERIFY(at::equal(one.gradients[i], three.gradients[i]));
    }
}

void TestFusedNorm::normalisesByKnownStatistics()
{
    const Case given({4, 20, 9, 9}, 0.3);
    const at::Tensor mean = at::randn({20});
    const at::Tensor variance = at::rand({20}) + 0.1;
    const at::Tensor found = fusedNorm(given.planes, given.gamma, given.beta, mean, variance, kEpsilon,
                                       given.added, {true, 6});
    const auto wide = [](const at::Tensor& tensor) { return tensor.to(at::kDouble); };
    const at::Tensor normal = at::batch_norm(wide(given.planes), wide(given.gamma), wide(given.beta),
                                             wide(mean), wide(variance), false, 0, kEpsilon, false);
    const at::Tensor wanted = at::hardtanh(normal + wide(given.added), 0, 6);
    QVERIFY(apart(found, wanted) < kBar);
    QVERIFY(found.is_contiguous(at::MemoryFormat::ChannelsLast));
}

/// A training that has left all bounds must be seen to have done so.
void TestFusedNorm::letsNotANumberThrough()
{
    Case given({2, 16, 3, 3}, 0);
    given.planes[1][4][2][0] = std::numeric_limits<float>::quiet_NaN();
    const at::Tensor zeros = at::zeros({16});
    const at::Tensor known = fusedNorm(given.planes, {}, {}, zeros, at::ones({16}), kEpsilon, {}, {true, 6});
    QVERIFY(known[1][4][2][0].isnan().item<bool>());
    QCOMPARE(known.isnan().sum().item<int64_t>(), 1);
    const Norm trained = fused(given, {true, 6}, false);
    QCOMPARE(trained.y.isnan().sum().item<int64_t>(), 2 * 3 * 3);
    QCOMPARE(trained.gradients[0].isnan().sum().item<int64_t>(), 2 * 3 * 3);
    QVERIFY(trained.gradients[1][4].isnan().item<bool>());
}

/// Only fp32 in channels-last memory, without gaps.
void TestFusedNorm::leavesOtherPlanesAlone()
{
    const at::Tensor rows = at::randn({2, 16, 5, 5});
    const at::Tensor last = rows.contiguous(at::MemoryFormat::ChannelsLast);
    QVERIFY(areChannelsLast(last));
    QVERIFY(!areChannelsLast(rows));
    QVERIFY(!areChannelsLast(last.to(at::kDouble)));
    QVERIFY(!areChannelsLast(last.to(at::kBFloat16)));
    QVERIFY(!areChannelsLast(last.slice(2, 0, 3)));
    QVERIFY(!areChannelsLast(at::empty(
        {0, 16, 5, 5}, at::TensorOptions(at::kFloat).memory_format(at::MemoryFormat::ChannelsLast))));
}

QTEST_GUILESS_MAIN(TestFusedNorm)
#include "tst_fusednorm.moc"
