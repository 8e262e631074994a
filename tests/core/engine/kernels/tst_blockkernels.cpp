// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "kerneloracle.h"

#include <QTest>

#include <limits>

using namespace epochmark;

namespace {

struct Block {
    int size;
    int inputs;
    int outputs;
};

/// Channels-last copies, as the kernels want them, and what they return, in canonical order.
struct Case {
    Block block;
    at::Tensor input;  ///< N x C x S x S, float; bytes for the first block
    at::Tensor kernel;
    at::Tensor bias;
    at::Tensor gradient;
    at::Tensor pooled;
    at::Tensor winners;
    at::Tensor inputGradient;
    at::Tensor kernelGradient;
    at::Tensor biasGradient;

    bool isFirst() const { return block.inputs == 3; }
    at::Tensor scaledInput() const { return isFirst() ? input.to(at::kDouble) / 255 : input; }
};

at::Tensor channelsLast(const at::Tensor& tensor)
{
    return tensor.contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor emptyLast(at::IntArrayRef sizes, at::ScalarType type)
{
    // Filled, so that a value nobody wrote shows.
    return channelsLast(at::full(sizes, 77, type));
}

/// Small multiples of powers of two: the convolution is exact in float, so that ties are frequent and winners
/// must match.
Case exactCase(const Block& block, int batch)
{
    const int side = (block.size - 2) / 2;
    Case made{block, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    made.input = made.isFirst()
                     ? channelsLast(
                         (at::randint(0, 2, {batch, 3, block.size, block.size}) * 255).to(at::kByte))
                     : channelsLast(at::randint(0, 5, {batch, block.inputs, block.size, block.size}) / 8);
    made.kernel = channelsLast(at::randint(-4, 5, {block.outputs, block.inputs, 3, 3}) / 16);
    made.bias = at::randint(-4, 5, {block.outputs}) / 16;
    made.gradient = channelsLast(at::randn({batch, block.outputs, side, side}));
    return made;
}

Case randomCase(const Block& block, int batch)
{
    Case made = exactCase(block, batch);
    made.input = made.isFirst() ? channelsLast(at::randint(0, 256, made.input.sizes()).to(at::kByte))
                                : channelsLast(at::rand(made.input.sizes()));
    made.kernel = channelsLast(at::randn(made.kernel.sizes()) * 0.1);
    made.bias = at::randn({block.outputs}) * 0.1;
    return made;
}

void runForward(const kernels::Kernels& set, Case& made, kernels::Workspace& workspace,
                bool withWinners = true)
{
    made.pooled = emptyLast(made.gradient.sizes(), at::kFloat);
    made.winners = emptyLast(made.gradient.sizes(), at::kByte);
    kernels::BlockForward args;
    args.batch = static_cast<int>(made.input.size(0));
    args.size = made.block.size;
    args.inputChannels = made.block.inputs;
    args.outputChannels = made.block.outputs;
    args.bytes = made.isFirst() ? made.input.data_ptr<uint8_t>() : nullptr;
    args.input = made.isFirst() ? nullptr : made.input.data_ptr<float>();
    args.kernel = made.kernel.data_ptr<float>();
    args.bias = made.bias.data_ptr<float>();
    args.pooled = made.pooled.data_ptr<float>();
    args.winners = withWinners ? made.winners.data_ptr<uint8_t>() : nullptr;
    set.blockForward(args, workspace);
}

void runBackward(const kernels::Kernels& set, Case& made, kernels::Workspace& workspace)
{
    made.inputGradient = emptyLast(made.input.sizes(), at::kFloat);
    made.kernelGradient = emptyLast(made.kernel.sizes(), at::kFloat);
    made.biasGradient = at::full(made.bias.sizes(), 77, at::kFloat);
    kernels::BlockBackward args;
    args.batch = static_cast<int>(made.input.size(0));
    args.size = made.block.size;
    args.inputChannels = made.block.inputs;
    args.outputChannels = made.block.outputs;
    args.bytes = made.isFirst() ? made.input.data_ptr<uint8_t>() : nullptr;
    args.input = made.isFirst() ? nullptr : made.input.data_ptr<float>();
    args.kernel = made.kernel.data_ptr<float>();
    args.winners = made.winners.data_ptr<uint8_t>();
    args.pooledGradient = made.gradient.data_ptr<float>();
    args.inputGradient = made.isFirst() ? nullptr : made.inputGradient.data_ptr<float>();
    args.kernelGradient = made.kernelGradient.data_ptr<float>();
    args.biasGradient = made.biasGradient.data_ptr<float>();
    set.blockBackward(args, workspace);
}

constexpr Block kClassic[] = {{150, 3, 16}, {74, 16, 32}, {36, 32, 64}};

}  // namespace

class TestBlockKernels : public QObject {
    Q_OBJECT

private:
    /// Every set of kernels against one oracle.
    static void checkBlock(const Block& block, int batch, int threads)
    {
        Case made = exactCase(block, batch);
        const BlockOracle oracle = traceBlock(made.scaledInput(), made.kernel, made.bias, made.gradient);
        for (const kernels::Kernels* set : runnableKernels()) {
            kernels::Workspace workspace(threads);
            runForward(*set, made, workspace);
            runBackward(*set, made, workspace);
            QVERIFY2(made.pooled.equal(oracle.pooled.to(at::kFloat)), set->name);
            QVERIFY2(made.winners.equal(oracle.winners), set->name);
            QVERIFY2(relativeDifference(made.kernelGradient, oracle.kernelGradient) <= 1e-5, set->name);
            QVERIFY2(relativeDifference(made.biasGradient, oracle.biasGradient) <= 1e-5, set->name);
            if (!made.isFirst()) {
                QVERIFY2(relativeDifference(made.inputGradient, oracle.inputGradient) <= 1e-5, set->name);
            }
        }
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { at::manual_seed(7); }

    void agreesWithLibTorch_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < 3; ++index) {
            QTest::addRow("block %d", index + 1) << index;
        }
    }

    /// Every batch size, odd and even sides (an odd one drops the last row and column), threads that cut
    /// pictures.
    void agreesWithLibTorch()
    {
        QFETCH(int, index);
        for (int batch = 1; batch <= 20; ++batch) {
            for (int size : {batch % 2 == 0 ? 12 : 13, 4}) {
                checkBlock({size, kClassic[index].inputs, kClassic[index].outputs}, batch, 1 + batch % 3);
                if (QTest::currentTestFailed()) {
                    QFAIL(qPrintable(QStringLiteral("batch %1, size %2").arg(batch).arg(size)));
                }
            }
        }
    }

    void agreesAtTheClassicSize_data() { agreesWithLibTorch_data(); }
    void agreesAtTheClassicSize()
    {
        QFETCH(int, index);
        checkBlock(kClassic[index], 3, 2);
    }

    void roundsLikeFloat_data() { agreesWithLibTorch_data(); }
    void roundsLikeFloat()
    {
        QFETCH(int, index);
        for (const kernels::Kernels* set : runnableKernels()) {
            Case made = randomCase(kClassic[index], 2);
            kernels::Workspace workspace(2);
            runForward(*set, made, workspace, false);
            const BlockOracle oracle = traceBlock(made.scaledInput(), made.kernel, made.bias, made.gradient);
            QVERIFY2(relativeDifference(made.pooled, oracle.pooled) <= 1e-5, set->name);
        }
    }

    void repeatsToTheBit_data() { agreesWithLibTorch_data(); }
    void repeatsToTheBit()
    {
        QFETCH(int, index);
        for (const kernels::Kernels* set : runnableKernels()) {
            Case first = randomCase({20, kClassic[index].inputs, kClassic[index].outputs}, 5);
            Case second = first;
            kernels::Workspace workspace(3);
            for (Case* made : {&first, &second}) {
                runForward(*set, *made, workspace);
                runBackward(*set, *made, workspace);
            }
            QVERIFY(first.pooled.equal(second.pooled));
            QVERIFY(first.kernelGradient.equal(second.kernelGradient));
            QVERIFY(first.biasGradient.equal(second.biasGradient));
            QVERIFY(first.inputGradient.equal(second.inputGradient));
        }
    }

    /// A network that ran off to NaN must not look alive again.
    void passesNotANumberOn()
    {
        for (const kernels::Kernels* set : runnableKernels()) {
            for (const Block& block : kClassic) {
                Case made = exactCase({12, block.inputs, block.outputs}, 1);
                made.bias[block.outputs - 1] = std::numeric_limits<float>::quiet_NaN();
                kernels::Workspace workspace(1);
                runForward(*set, made, workspace);
                QVERIFY(made.pooled.select(1, block.outputs - 1).isnan().all().item<bool>());
                QVERIFY(!made.pooled.select(1, 0).isnan().any().item<bool>());
            }
        }
    }

    void knowsWhatItSupports()
    {
        for (const Block& block : kClassic) {
            QVERIFY(kernels::supportsBlock(block.inputs, block.outputs));
        }
        QVERIFY(!kernels::supportsBlock(3, 32));
        QVERIFY(!kernels::supportsBlock(64, 128));
        QVERIFY(kernels::kernelsNamed("baseline"));
        QVERIFY(!kernels::kernelsNamed("abacus"));
        QCOMPARE(&kernels::kernels(), runnableKernels().first());
    }
};

QTEST_GUILESS_MAIN(TestBlockKernels)
#include "tst_blockkernels.moc"
