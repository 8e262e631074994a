// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/fuseddepthwise.h"

#include "engine/network/ownkernels.h"

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

using namespace epochmark;

namespace {

constexpr int64_t kPictures = 3;
/// Roundings of fp32 (half of the last place): equalsLibtorchs() says where they come from.
constexpr double kValuesBar = 15 * 0x1p-24;
constexpr double kGradientsBar = 30 * 0x1p-24;

struct Convolved {
    at::Tensor y;
    std::vector<at::Tensor> gradients;  ///< by planes, kernel, bias
};

at::Tensor leaf(const at::Tensor& tensor)
{
    return tensor.clone().set_requires_grad(true);
}

struct Layer {
    at::Tensor planes;
    at::Tensor kernel;
    at::Tensor bias;
    DepthwiseWindow window;

    Layer(int64_t channels, int64_t rows, int64_t columns, int64_t kernelRows, int64_t kernelColumns)
    {
        at::manual_seed(11);
        planes = at::randn({kPictures, channels, rows, columns}).contiguous(at::MemoryFormat::ChannelsLast);
        kernel = at::randn({channels, 1, kernelRows, kernelColumns});
        bias = at::randn({channels});
    }
    static at::Tensor gradientFor(const at::Tensor& y)
    {
        at::manual_seed(12);
        return at::randn(y.sizes());
    }
};

Convolved fused(const Layer& layer)
{
    const std::vector<at::Tensor> leaves{leaf(layer.planes), leaf(layer.kernel), leaf(layer.bias)};
    const at::Tensor y = fusedDepthwise(leaves[0], leaves[1], leaves[2], layer.window);
    return {y.detach(), torch::autograd::grad({y}, leaves, {Layer::gradientFor(y)})};
}

/// By LibTorch's operations in double precision, the zeros written down: the oracle.
Convolved inDouble(const Layer& layer)
{
    const auto wide = [](const at::Tensor& tensor) { return leaf(tensor.to(at::kDouble)); };
    const std::vector<at::Tensor> leaves{wide(layer.planes), wide(layer.kernel), wide(layer.bias)};
    const DepthwiseWindow& w = layer.window;
    const at::Tensor padded = at::constant_pad_nd(leaves[0], {w.left, w.right, w.top, w.bottom}, 0);
    const at::Tensor y = at::conv2d(padded, leaves[1], leaves[2],
                                    at::IntArrayRef{w.rowStride, w.columnStride}, at::IntArrayRef{0, 0},
                                    at::IntArrayRef{1, 1}, layer.planes.size(1));
    return {y.detach(), torch::autograd::grad({y}, leaves, {Layer::gradientFor(y).to(at::kDouble)})};
}

double apart(const at::Tensor& found, const at::Tensor& wanted)
{
    return ((found.to(at::kDouble) - wanted).norm() / wanted.norm()).item<double>();
}

}  // namespace

/// Depthwise convolutions with kernels of our own against LibTorch's in double precision.
class TestFusedDepthwise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsLibtorchs_data();
    void equalsLibtorchs();
    void givesTheSameBitsWithAnyThreads();
    void takesWhatItCan();
};

void TestFusedDepthwise::equalsLibtorchs_data()
{
    QTest::addColumn<std::vector<int64_t>>("shape");   // channels, rows, columns, kernel's rows and columns
    QTest::addColumn<std::vector<int64_t>>("window");  // as DepthwiseWindow has it
    const auto add = [](const char* name, const std::vector<int64_t>& shape,
                        const std::vector<int64_t>& window) { QTest::newRow(name) << shape << window; };
    add("even zeros", {32, 12, 12, 3, 3}, {1, 1, 1, 1, 1, 1});
    add("no zeros", {16, 9, 8, 3, 3}, {1, 1, 0, 0, 0, 0});
    add("uneven zeros, stride 2", {96, 12, 12, 3, 3}, {2, 2, 0, 1, 0, 1});
    add("even zeros, stride 2, odd sides", {24, 11, 13, 3, 3}, {2, 2, 1, 1, 1, 1});
    add("strides that differ", {16, 10, 11, 3, 3}, {1, 2, 1, 1, 1, 1});
    add("the other way", {16, 10, 11, 3, 3}, {2, 1, 1, 1, 1, 1});
    add("stride 3, beyond the last columns", {16, 11, 12, 3, 3}, {3, 3, 0, 0, 0, 0});
    add("5 x 5", {72, 14, 14, 5, 5}, {1, 1, 2, 2, 2, 2});
    add("5 x 5, stride 2", {40, 14, 15, 5, 5}, {2, 2, 1, 2, 1, 2});
    add("7 x 7", {20, 14, 14, 7, 7}, {1, 1, 3, 3, 3, 3});
    add("a kernel wider than high", {16, 8, 8, 1, 5}, {1, 1, 0, 0, 2, 2});
    add("a kernel higher than wide", {16, 8, 8, 7, 3}, {1, 1, 3, 3, 1, 1});
    add("smaller than the kernel", {160, 3, 3, 5, 5}, {1, 1, 2, 2, 2, 2});
    add("more zeros than the kernel has", {16, 4, 4, 3, 3}, {1, 1, 3, 4, 5, 3});
    add("channels of no vector", {7, 9, 9, 3, 3}, {1, 1, 1, 1, 1, 1});
    add("channels of all widths", {101, 5, 5, 3, 3}, {2, 2, 1, 1, 1, 1});
}

/// A sum of n terms of either sign grows by its root and is rounded n times: sqrt(n / 6) roundings in the
/// mean. Values have at most 49 terms and a bias: 3; a kernel's gradient at most 14 x 14 places of a picture,
/// and three pictures: 6. Five times that isn't chance.
void TestFusedDepthwise::equalsLibtorchs()
{
    QFETCH(std::vector<int64_t>, shape);
    QFETCH(std::vector<int64_t>, window);
    Layer layer(shape[0], shape[1], shape[2], shape[3], shape[4]);
    layer.window = {window[0], window[1], window[2], window[3], window[4], window[5]};
    const OwnKernels kernels;
    QVERIFY(fitsFusedDepthwise(layer.planes, layer.kernel));
    const Convolved found = fused(layer);
    const Convolved wanted = inDouble(layer);
    QCOMPARE(found.y.sizes(), wanted.y.sizes());
    QVERIFY(found.y.is_contiguous(at::MemoryFormat::ChannelsLast));
    QVERIFY2(apart(found.y, wanted.y) < kValuesBar, qPrintable(QString::number(apart(found.y, wanted.y))));
    for (size_t i = 0; i < wanted.gradients.size(); ++i) {
        QCOMPARE(found.gradients[i].sizes(), wanted.gradients[i].sizes());
        const double difference = apart(found.gradients[i], wanted.gradients[i]);
        QVERIFY2(difference < kGradientsBar,
                 qPrintable(QStringLiteral("gradient %1: %2").arg(i).arg(difference)));
    }
}

void TestFusedDepthwise::givesTheSameBitsWithAnyThreads()
{
    Layer layer(144, 13, 12, 3, 3);
    layer.window = {1, 1, 1, 1, 1, 1};
    at::set_num_threads(1);
    const Convolved one = fused(layer);
    at::set_num_threads(3);
    const Convolved three = fused(layer);
    QVERIFY(at::equal(one.y, three.y));
    QVERIFY(at::equal(one.gradients[0], three.gradients[0]));
    QVERIFY(at::equal(one.gradients[1], three.gradients[1]));
    QVERIFY(at::equal(one.gradients[2], three.gradients[2]));
}

void TestFusedDepthwise::takesWhatItCan()
{
    const at::Tensor planes = at::randn({2, 16, 8, 8}).contiguous(at::MemoryFormat::ChannelsLast);
    const auto kernel = [](at::IntArrayRef sizes) { return at::randn(sizes); };
    QVERIFY(!fitsFusedDepthwise(planes, kernel({16, 1, 3, 3})));  // nobody asked for our kernels
    const OwnKernels kernels;
    QVERIFY(fitsFusedDepthwise(planes, kernel({16, 1, 3, 3})));
    QVERIFY(!fitsFusedDepthwise(planes.contiguous(), kernel({16, 1, 3, 3})));
    QVERIFY(!fitsFusedDepthwise(planes, kernel({32, 1, 3, 3})));
    QVERIFY(!fitsFusedDepthwise(planes, kernel({16, 16, 3, 3})));
    QVERIFY(!fitsFusedDepthwise(planes, kernel({16, 1, 3, 2})));
    QVERIFY(!fitsFusedDepthwise(planes, kernel({16, 1, 3, 9})));
    QVERIFY(!fitsFusedDepthwise(planes, kernel({16, 1, 3, 3}).to(at::kDouble)));
}

QTEST_GUILESS_MAIN(TestFusedDepthwise)
#include "tst_fuseddepthwise.moc"
