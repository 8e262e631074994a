// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicweights.h"
#include "engine/train/runtime.h"
#include "engine/tuned/classic/kernelstep.h"
#include "engine/tuned/classic/stockstep.h"

#include <QTest>

#include <ATen/ATen.h>

using namespace epochmark;

namespace {

// With rho 1 and no mean square an update is w -= kGain * g: the difference is the gradient.
constexpr double kGain = 1024;

TunedOptions gradientOptions(at::ScalarType type)
{
    TunedOptions options;
    options.type = type;
    options.learningRate = kGain;
    options.rho = 1;
    options.epsilon = 1;
    return options;
}

ClassicShape smallShape(int outputs, int size = 38)
{
    ClassicShape shape;
    shape.imageSize = size;
    shape.hiddenUnits = 64;
    shape.outputUnits = outputs;
    return shape;
}

Batch randomBatch(const ClassicShape& shape, int64_t count, at::ScalarType type)
{
    at::manual_seed(5);
    const at::Tensor bytes = at::randint(256, {count, 3, shape.imageSize, shape.imageSize}, at::kLong);
    const at::Tensor pictures = bytes.to(at::kDouble).div(255).to(type);
    const at::Tensor classes = at::arange(count, at::kLong).remainder(std::max(2, shape.outputUnits));
    return {pictures.contiguous(at::MemoryFormat::ChannelsLast),
            shape.outputUnits == 1 ? classes.to(type).unsqueeze(1) : classes};
}

struct Outcome {
    std::vector<at::Tensor> gradients;  ///< canonical form, double
    double loss = 0;                    ///< mean
    int64_t hits = 0;
};

/// The batch in the form that a step takes.
Batch formFor(const NetworkStep& step, const Batch& batch)
{
    if (!step.takesBytes()) {
        return batch;
    }
    return {batch.pictures.mul(255).round().to(at::kByte).permute({0, 2, 3, 1}).contiguous(), batch.labels};
}

Outcome outcomeOf(NetworkStep& step, const NetworkState& start, const Batch& batch)
{
    step.setState(start);
    step.clearSums();
    step.computeGradients(formFor(step, batch));
    const PassSums sums = step.readSums();
    step.applyUpdate();
    Outcome outcome{{}, sums.loss / double(batch.size()), sums.hits};
    const NetworkState end = step.state();
    for (size_t index = 0; index < kWeightCount; ++index) {
        outcome.gradients.push_back(
            (start.weights[index].to(at::kDouble) - end.weights[index].to(at::kDouble)) / kGain);
    }
    return outcome;
}

/// LibTorch's automatic gradients in double precision: the oracle.
Outcome automatic(const ClassicShape& shape, const NetworkState& start, const Batch& batch)
{
    std::vector<at::Tensor> w;
    for (const at::Tensor& weight : start.weights) {
        w.push_back(weight.to(at::kDouble).clone().requires_grad_(true));
    }
    at::Tensor x = batch.pictures.to(at::kDouble);
    for (size_t block = 0; block < 3; ++block) {
        x = at::max_pool2d(at::relu(at::conv2d(x, w[2 * block], w[2 * block + 1])), {2, 2});
    }
    x = at::relu(at::linear(x.flatten(1), w[kHiddenWeight], w[kHiddenBias]));
    x = at::linear(x, w[kOutputWeight], w[kOutputBias]);
    const bool isBinary = shape.outputUnits == 1;
    const at::Tensor loss = isBinary ? at::binary_cross_entropy_with_logits(x, batch.labels.to(at::kDouble))
                                     : at::cross_entropy_loss(x, batch.labels);
    loss.backward();
    const at::Tensor hits = isBinary ? x.gt(0).eq(batch.labels.gt(0.5)) : x.argmax(1).eq(batch.labels);
    Outcome outcome{{}, loss.item<double>(), hits.sum().item<int64_t>()};
    for (const at::Tensor& weight : w) {
        outcome.gradients.push_back(weight.grad());
    }
    return outcome;
}

double relativeDifference(const at::Tensor& value, const at::Tensor& reference)
{
    const double scale = reference.norm().item<double>();
    return (value - reference).norm().item<double>() / (scale > 0 ? scale : 1);
}

void compare(const Outcome& value, const Outcome& reference, double tolerance)
{
    QVERIFY2(
        std::abs(value.loss - reference.loss) <= tolerance * std::abs(reference.loss),
        qPrintable(QStringLiteral("loss %1 / %2").arg(value.loss, 0, 'g', 9).arg(reference.loss, 0, 'g', 9)));
    QCOMPARE(value.hits, reference.hits);
    for (size_t index = 0; index < kWeightCount; ++index) {
        const double difference = relativeDifference(value.gradients[index], reference.gradients[index]);
        QVERIFY2(difference <= tolerance,
                 qPrintable(QStringLiteral("gradient %1 differs by %2").arg(index).arg(difference)));
    }
}

/// Stock first, then each set of kernels that this processor runs.
std::vector<std::pair<QString, std::unique_ptr<NetworkStep>>> steps(const ClassicShape& shape,
                                                                    const TunedOptions& options)
{
    std::vector<std::pair<QString, std::unique_ptr<NetworkStep>>> result;
    result.emplace_back(QStringLiteral("stock"), makeStockStep(shape, options));
    for (const char* name : {"avx512", "avx2", "baseline"}) {
        if (const kernels::Kernels* set = kernels::kernelsNamed(name)) {
            result.emplace_back(QString::fromLatin1(name), makeKernelStep(shape, options, *set));
        }
    }
    return result;
}

}  // namespace

class TestNetworkStep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareTrainingThread(2);
        QVERIFY(isKernelStepPossible(smallShape(1), gradientOptions(at::kFloat)));
        QVERIFY(!isKernelStepPossible(smallShape(1), gradientOptions(at::kDouble)));
    }

    void handWrittenGradientsAreTheAutomaticOnes_data()
    {
        QTest::addColumn<int>("outputs");
        QTest::newRow("one logit") << 1;
        QTest::newRow("five classes") << 5;
    }

    void handWrittenGradientsAreTheAutomaticOnes()
    {
        QFETCH(int, outputs);
        const ClassicShape shape = smallShape(outputs);
        const NetworkState start = glorotState(shape, 3);
        const Batch batch = randomBatch(shape, 7, at::kDouble);
        const auto step = makeStockStep(shape, gradientOptions(at::kDouble));
        // The state travels as float: 2^-24 of a weight, divided by the gain.
        compare(outcomeOf(*step, start, batch), automatic(shape, start, batch), 1e-6);
    }

    void kernelsAgreeWithDoublePrecision_data()
    {
        QTest::addColumn<int>("outputs");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("size");
        for (const int pictures : {1, 3, 20, 27}) {
            QTest::addRow("%d pictures", pictures) << 1 << pictures << 38;
        }
        QTest::newRow("classes") << 4 << 20 << 38;
        QTest::newRow("odd sides") << 1 << 6 << 53;
        QTest::newRow("smallest") << 1 << 6 << 22;
    }

    void kernelsAgreeWithDoublePrecision()
    {
        QFETCH(int, outputs);
        QFETCH(int, pictures);
        QFETCH(int, size);
        const ClassicShape shape = smallShape(outputs, size);
        const NetworkState start = glorotState(shape, 3);
        const Batch batch = randomBatch(shape, pictures, at::kFloat);
        const Outcome reference = automatic(shape, start, batch);
        for (const auto& [name, step] : steps(shape, gradientOptions(at::kFloat))) {
            qInfo("%s", qPrintable(name));
            compare(outcomeOf(*step, start, batch), reference, 2e-5);
        }
    }

    void kernelsKeepTheStateTheyAreGiven()
    {
        const ClassicShape shape = smallShape(1);
        NetworkState start = glorotState(shape, 3);
        for (at::Tensor& square : start.meanSquares) {
            square.uniform_(0, 1);
        }
        for (const auto& [name, step] : steps(shape, gradientOptions(at::kFloat))) {
            step->setState(start);
            const NetworkState state = step->state();
            for (size_t index = 0; index < kWeightCount; ++index) {
                QVERIFY(state.weights[index].equal(start.weights[index]));
                QVERIFY(state.meanSquares[index].equal(start.meanSquares[index]));
            }
        }
    }

    void evaluationSeesTheSameLossAsTraining()
    {
        const ClassicShape shape = smallShape(1);
        const Batch batch = randomBatch(shape, 20, at::kFloat);
        for (const auto& [name, step] : steps(shape, gradientOptions(at::kFloat))) {
            const Outcome trained = outcomeOf(*step, glorotState(shape, 3), batch);
            step->setState(glorotState(shape, 3));
            step->clearSums();
            step->evaluate(formFor(*step, batch));
            const PassSums sums = step->readSums();
            QCOMPARE(sums.loss / 20, trained.loss);
            QCOMPARE(sums.hits, trained.hits);
        }
    }

    void sameThreadsSameResult()
    {
        const ClassicShape shape = smallShape(1);
        const Batch batch = randomBatch(shape, 20, at::kFloat);
        for (const auto& [name, step] : steps(shape, gradientOptions(at::kFloat))) {
            const Outcome first = outcomeOf(*step, glorotState(shape, 3), batch);
            const Outcome second = outcomeOf(*step, glorotState(shape, 3), batch);
            for (size_t index = 0; index < kWeightCount; ++index) {
                QVERIFY(first.gradients[index].equal(second.gradients[index]));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestNetworkStep)
#include "tst_networkstep.moc"
