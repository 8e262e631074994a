// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kerneloracle.h"

#include <QTest>

#include <cstdint>
#include <limits>

using namespace epochmark;

namespace {

/// Weights and mean squares O x I, as LibTorch has them.
struct Layer {
    at::Tensor weight;
    at::Tensor meanSquare;
    at::Tensor bias;
    at::Tensor input;
    at::Tensor outputGradient;
    at::Tensor output;
    at::Tensor inputGradient;
};

Layer makeLayer(int batch, int inputs, int outputs)
{
    Layer layer;
    layer.weight = at::randn({outputs, inputs}) * 0.02;
    layer.meanSquare = at::rand({outputs, inputs}) * 1e-2;
    layer.bias = at::randn({outputs});
    layer.input = at::relu(at::randn({batch, inputs}));
    layer.outputGradient = at::relu(at::randn({batch, outputs})) * 0.1;
    layer.output = at::full({batch, outputs}, 77.0F);
    layer.inputGradient = at::full({batch, inputs}, 77.0F);
    return layer;
}

at::Tensor packed(const at::Tensor& weight)
{
    at::Tensor tiles = at::full(weight.sizes(), 77.0F);
    kernels::packDense(weight.data_ptr<float>(), static_cast<int>(weight.size(1)),
                       static_cast<int>(weight.size(0)), tiles.data_ptr<float>());
    return tiles;
}

at::Tensor unpacked(const at::Tensor& tiles)
{
    at::Tensor weight = at::full(tiles.sizes(), 77.0F);
    kernels::unpackDense(tiles.data_ptr<float>(), static_cast<int>(tiles.size(1)),
                         static_cast<int>(tiles.size(0)), weight.data_ptr<float>());
    return weight;
}

template <typename Args>
Args argsFor(const Layer& layer, const at::Tensor& tiles)
{
    Args args;
    args.batch = static_cast<int>(layer.input.size(0));
    args.inputs = static_cast<int>(layer.weight.size(1));
    args.outputs = static_cast<int>(layer.weight.size(0));
    args.input = layer.input.data_ptr<float>();
    args.weight = tiles.data_ptr<float>();
    return args;
}

void runForward(const kernels::Kernels& set, Layer& layer, kernels::Workspace& workspace)
{
    const at::Tensor tiles = packed(layer.weight);
    auto args = argsFor<kernels::DenseForward>(layer, tiles);
    args.bias = layer.bias.data_ptr<float>();
    args.output = layer.output.data_ptr<float>();
    set.denseForward(args, workspace);
}

/// Leaves the new weight and mean squares in the layer.
void runBackward(const kernels::Kernels& set, Layer& layer, kernels::Workspace& workspace)
{
    const at::Tensor tiles = packed(layer.weight);
    const at::Tensor squares = packed(layer.meanSquare);
    auto args = argsFor<kernels::DenseBackwardUpdate>(layer, tiles);
    args.outputGradient = layer.outputGradient.data_ptr<float>();
    args.meanSquare = squares.data_ptr<float>();
    args.inputGradient = layer.inputGradient.data_ptr<float>();
    set.denseBackwardUpdate(args, workspace);
    layer.weight = unpacked(tiles);
    layer.meanSquare = unpacked(squares);
}

void checkLayer(const kernels::Kernels& set, int batch, int inputs, int outputs, int threads)
{
    Layer layer = makeLayer(batch, inputs, outputs);
    const at::Tensor x = layer.input.to(at::kDouble);
    const at::Tensor w = layer.weight.to(at::kDouble);
    const at::Tensor dy = layer.outputGradient.to(at::kDouble);
    const at::Tensor g = at::mm(dy.t(), x);
    const at::Tensor v = 0.9 * layer.meanSquare.to(at::kDouble) + 0.1 * g * g;
    const at::Tensor change = -0.001 * g / (v.sqrt() + 1e-7);
    const at::Tensor before = layer.weight;

    kernels::Workspace workspace(threads);
    runForward(set, layer, workspace);
    QVERIFY(relativeDifference(layer.output, at::relu(at::mm(x, w.t()) + layer.bias)) <= 1e-5);
    runBackward(set, layer, workspace);
    QVERIFY(relativeDifference(layer.inputGradient, at::mm(dy, w)) <= 1e-5);
    QVERIFY(relativeDifference(layer.meanSquare, v) <= 1e-5);
    QVERIFY(relativeDifference(layer.weight.to(at::kDouble) - before.to(at::kDouble), change) <= 1e-4);
}

}  // namespace

class TestDenseKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { at::manual_seed(7); }

    void packsThereAndBack()
    {
        const at::Tensor weight = at::randn({96, 80});
        QVERIFY(!packed(weight).equal(weight));
        QVERIFY(unpacked(packed(weight)).equal(weight));
        QVERIFY(kernels::supportsDense(80, 96));
        QVERIFY(!kernels::supportsDense(80, 90));
        QVERIFY(!kernels::supportsDense(81, 96));
    }

    void agreesWithLibTorch()
    {
        for (const kernels::Kernels* set : runnableKernels()) {
            for (int batch = 1; batch <= 25; ++batch) {
                checkLayer(*set, batch, 16 * (1 + batch % 7), 32 * (1 + batch % 3), 1 + batch % 3);
                if (QTest::currentTestFailed()) {
                    QFAIL(
                        qPrintable(QStringLiteral("%1, batch %2").arg(QLatin1String(set->name)).arg(batch)));
                }
            }
        }
    }

    void agreesAtTheClassicSize()
    {
        for (const kernels::Kernels* set : runnableKernels()) {
            checkLayer(*set, 20, 18496, 512, 2);
        }
    }

    /// Written down instead of used at once, wherever the memory begins: the same gradient, everything else
    /// as it was, and nothing beside it touched.
    void writesTheGradientDown_data()
    {
        QTest::addColumn<int>("offset");  // numbers from an aligned place
        QTest::newRow("aligned") << 0;
        QTest::newRow("one number further") << 1;
        QTest::newRow("four numbers further") << 4;
    }
    void writesTheGradientDown()
    {
        QFETCH(int, offset);
        for (const kernels::Kernels* set : runnableKernels()) {
            for (const int threads : {1, 2}) {
                const Layer layer = makeLayer(10, 320, 64);
                const at::Tensor tiles = packed(layer.weight);
                const at::Tensor before = tiles.clone();
                at::Tensor room = at::full({layer.weight.numel() + 16}, 77.0F);
                QCOMPARE(reinterpret_cast<uintptr_t>(room.data_ptr<float>()) % 64, uintptr_t(0));
                auto args = argsFor<kernels::DenseBackwardUpdate>(layer, tiles);
                args.outputGradient = layer.outputGradient.data_ptr<float>();
                args.inputGradient = layer.inputGradient.data_ptr<float>();
                args.weightGradient = room.data_ptr<float>() + offset;
                kernels::Workspace workspace(threads);
                set->denseBackwardUpdate(args, workspace);
                const at::Tensor written = room.slice(0, offset, offset + layer.weight.numel())
                                               .reshape(layer.weight.sizes())
                                               .contiguous();
                const at::Tensor x = layer.input.to(at::kDouble);
                const at::Tensor dy = layer.outputGradient.to(at::kDouble);
                QVERIFY(relativeDifference(unpacked(written), at::mm(dy.t(), x)) <= 1e-5);
                QVERIFY(relativeDifference(layer.inputGradient, at::mm(dy, layer.weight.to(at::kDouble)))
                        <= 1e-5);
                QVERIFY(tiles.equal(before));
                QVERIFY(room.slice(0, 0, offset).eq(77).all().item<bool>());
                QVERIFY(room.slice(0, offset + layer.weight.numel()).eq(77).all().item<bool>());
            }
        }
    }

    void repeatsToTheBit()
    {
        for (const kernels::Kernels* set : runnableKernels()) {
            Layer first = makeLayer(9, 320, 128);
            Layer second = first;
            second.output = first.output.clone();
            second.inputGradient = first.inputGradient.clone();
            kernels::Workspace workspace(3);
            for (Layer* layer : {&first, &second}) {
                runForward(*set, *layer, workspace);
                runBackward(*set, *layer, workspace);
            }
            QVERIFY(first.output.equal(second.output));
            QVERIFY(first.inputGradient.equal(second.inputGradient));
            QVERIFY(first.weight.equal(second.weight));
            QVERIFY(first.meanSquare.equal(second.meanSquare));
        }
    }

    /// A network that ran off to NaN must not look alive again.
    void passesNotANumberOn()
    {
        for (const kernels::Kernels* set : runnableKernels()) {
            Layer layer = makeLayer(2, 32, 32);
            layer.bias[5] = std::numeric_limits<float>::quiet_NaN();
            kernels::Workspace workspace(1);
            runForward(*set, layer, workspace);
            QVERIFY(layer.output.select(1, 5).isnan().all().item<bool>());
            QVERIFY(!layer.output.select(1, 4).isnan().any().item<bool>());
        }
    }
};

QTEST_GUILESS_MAIN(TestDenseKernels)
#include "tst_densekernels.moc"
