// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/graphpipeline.h"
#include "engine/cuda/unrecordeddevice.h"
#include "engine/network/classic/classicweights.h"
#include "engine/network/graph/graphnetwork.h"
#include "engine/network/networks.h"
#include "engine/train/runtime.h"
#include "engine/tuned/rmsprop.h"
#include "engine/tuned/tunedpipeline.h"
#include "pipelinesubject.h"
#include "recordingdevice.h"

#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps).
at::Tensor gradientOf(const NetworkState& before, const NetworkState& after, size_t index)
{
    return (before.weights[index].to(at::kDouble) - after.weights[index].to(at::kDouble))
           * (after.meanSquares[index].to(at::kDouble).sqrt() + WorkloadSpec::kEpsilon) / 0.001;
}

double distance(const at::Tensor& value, const at::Tensor& reference)
{
    return (value - reference).norm().item<double>() / std::max(reference.norm().item<double>(), 1e-30);
}

void addNetworks()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("passes");
    // A pass: five, five, five and three pictures. Five passes are twenty steps.
    QTest::newRow("Classic") << QStringLiteral("classic") << 1;
    if (qstrcmp(EPOCHMARK_SANITIZERS, "") == 0) {  // more work for LibTorch, into which no sanitizer looks
        QTest::newRow("Classic of three classes") << QStringLiteral("classic of three") << 1;
        QTest::newRow("ResNet-18") << QStringLiteral("resnet18") << 1;
        QTest::newRow("MobileNetV3-Small") << QStringLiteral("mobilenetv3-small") << 1;
    }
    QTest::newRow("Adam, batch normalisation") << QStringLiteral("small model") << 5;
    QTest::newRow("dropout, momentum") << QStringLiteral("dropping model") << 5;
}

}  // namespace

/// The pipeline of recorded steps on the processor: what is recorded is recorded and nothing else, as a card
/// does (tape.h).
class TestGraphPipeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTrainingThread(2); }
    void replaysWhatItWouldDoEagerly_data() { addNetworks(); }
    void replaysWhatItWouldDoEagerly();
    void agreesWithTheProcessorsPipeline();
    void sendsWhatDoesntFit();
    void choosesByTheFreeMemory();
    void saysWhyNothingIsRecorded();
    void endsWhereMemoryRunsOut();
    void recoversFromARecordingGivenUp_data();
    void recoversFromARecordingGivenUp();
    void updatesAllWeightsInOnePass();
    void tellsHowItTrained();
};

/// The same bits, the short last batch and validation among them.
void TestGraphPipeline::replaysWhatItWouldDoEagerly()
{
    QFETCH(QString, network);
    QFETCH(int, passes);
    const Subject subject = subjectOf(network);
    QVERIFY(subject.network != nullptr);
    const bool isLarge = network.startsWith(QLatin1String("resnet"))
                         || network.startsWith(QLatin1String("mobile"));
    const Sizes sizes = isLarge ? Sizes{2, 5, 3} : Sizes();
    const auto recording = std::make_shared<RecordingDevice>();
    GraphPipeline graph(subject.network, options(), subject.pixels, recording);
    const Outcome recorded = outcomeOf(graph, subject, passes, sizes);
    QCOMPARE(graph.recordedSteps(), size_t{4});
    QVERIFY(!graph.warning());
    // Six rehearsed; then four training and two validation steps a pass, or three and two.
    QCOMPARE(recording->replays, 6 + (isLarge ? 5 : 6) * passes);

    GraphPipeline plain(subject.network, options(), subject.pixels,
                        std::make_shared<UnrecordedDevice>(std::make_unique<RecordingDevice>(), "not today"));
    const Outcome eager = outcomeOf(plain, subject, passes, sizes);
    QCOMPARE(plain.recordedSteps(), size_t{0});
    QVERIFY(plain.warning() && plain.warning()->text.contains(QLatin1String("not today")));
    QVERIFY(std::isfinite(eager.training.loss) && eager.training.loss > 0);
    QVERIFY2(isSame(recorded, eager), qPrintable(QStringLiteral("%1 / %2")
                                                     .arg(recorded.training.loss, 0, 'g', 17)
                                                     .arg(eager.training.loss, 0, 'g', 17)));
    QVERIFY(!isSame(eager.state.weights, subject.network->initialState(42).weights));
}

/// Twenty steps, each from the reference's weights and optimiser state; every fourth batch is short. The bars
/// are those of every two implementations: loss 1e-5, gradients 5e-3.
void TestGraphPipeline::agreesWithTheProcessorsPipeline()
{
    const Subject subject = subjectOf(QStringLiteral("classic"));
    TunedPipeline reference(subject.network, options(), subject.pixels);
    reference.setState(glorotState(ClassicShape(), 11));
    GraphPipeline graph(subject.network, options(), subject.pixels, std::make_shared<RecordingDevice>());
    graph.setState(reference.state());
    graph.rehearse(kBatch, kBatch);
    graph.rehearse(3, 2);
    for (int step = 0; step < 20; ++step) {
        const NetworkState before = reference.state();
        const PictureOrder order = orderOf(subject, step, step % 4 == 3 ? 3 : kBatch);
        graph.setState(before);
        const PassSums expected = passed(reference, PassKind::Training, order);
        const PassSums found = passed(graph, PassKind::Training, order);
        QVERIFY2(std::abs(found.loss - expected.loss) <= 1e-5 * expected.loss + 1e-6,
                 qPrintable(QStringLiteral("step %1: %2 / %3").arg(step).arg(found.loss).arg(expected.loss)));
        const NetworkState here = graph.state();
        const NetworkState there = reference.state();
        for (size_t index = 0; index < here.weights.size(); ++index) {
            const double apart = distance(gradientOf(before, here, index), gradientOf(before, there, index));
            QVERIFY2(apart <= 5e-3,
                     qPrintable(QStringLiteral("step %1, gradient %2: %3").arg(step).arg(index).arg(apart)));
        }
    }
    graph.setState(reference.state());
    const PassSums expected = passed(reference, PassKind::Validation, orderOf(subject, 1, 7));
    const PassSums found = passed(graph, PassKind::Validation, orderOf(subject, 1, 7));
    QVERIFY(std::abs(found.loss - expected.loss) <= 1e-5 * expected.loss);
    QCOMPARE(found.hits, expected.hits);
}

/// Batch by batch the same comes out as with the whole set on the device.
void TestGraphPipeline::sendsWhatDoesntFit()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    GraphPipeline whole(subject.network, options(), subject.pixels, std::make_shared<RecordingDevice>());
    const auto device = std::make_shared<RecordingDevice>();
    GraphPipeline sent(subject.network, options(), subject.pixels, device, 0);
    const Outcome expected = outcomeOf(whole, subject, 3);
    const Outcome found = outcomeOf(sent, subject, 3);
    QVERIFY(whole.feed().isResident() && !sent.feed().isResident());
    QVERIFY(isSame(expected, found));
    QVERIFY(device->batchesSent >= 3 * 6);
}

void TestGraphPipeline::choosesByTheFreeMemory()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    for (const bool isRoomy : {true, false}) {
        const auto device = std::make_shared<RecordingDevice>();
        device->deviceMemory = DeviceMemory{2 * subject.pixels->byteCount() - (isRoomy ? 0 : 2), 1 << 30};
        GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
        pipeline.setState(subject.network->initialState(1));
        pipeline.rehearse(kBatch, kBatch);
        QCOMPARE(pipeline.feed().isResident(), isRoomy);
    }
}

void TestGraphPipeline::saysWhyNothingIsRecorded()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    const auto device = std::make_shared<RecordingDevice>();
    device->refusal = "operation not permitted when stream is capturing\nException raised from somewhere";
    GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
    outcomeOf(pipeline, subject, 1);
    QCOMPARE(pipeline.recordedSteps(), size_t{0});
    const auto warning = pipeline.warning();
    QVERIFY(warning);
    QCOMPARE(warning->code, QStringLiteral("no-graph"));
    QVERIFY(warning->text.contains(QLatin1String("not permitted when stream is capturing")));
    QVERIFY(!warning->text.contains(QLatin1String("Exception raised")));
    QCOMPARE(pipeline.facts().value(QLatin1String("steps")).toString(), QStringLiteral("eager"));
}

void TestGraphPipeline::recoversFromARecordingGivenUp_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("on the way there") << 0.2;
    QTest::newRow("half-way back") << 0.6;
    QTest::newRow("in the update") << 0.97;
}

/// Whatever the operations that were recorded before have left, the steps that follow are the same to the
/// bit: gradients that nobody took among them.
void TestGraphPipeline::recoversFromARecordingGivenUp()
{
    QFETCH(double, share);
    const Subject subject = subjectOf(QStringLiteral("small model"));
    const auto whole = std::make_shared<RecordingDevice>();
    GraphPipeline all(subject.network, options(), subject.pixels, whole);
    all.setState(subject.network->initialState(1));
    all.rehearse(kBatch, 0);
    QVERIFY(whole->operations > 20);

    const auto failing = std::make_shared<RecordingDevice>();
    failing->mostOperations = static_cast<size_t>(share * static_cast<double>(whole->operations));
    const auto refusing = std::make_shared<RecordingDevice>();
    refusing->refusal = "not today";
    std::vector<NetworkState> rehearsed;
    std::vector<Outcome> trained;
    for (const auto& device : {failing, refusing}) {
        GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
        pipeline.setState(subject.network->initialState(1));
        pipeline.rehearse(kBatch, kBatch);
        QCOMPARE(pipeline.recordedSteps(), size_t{0});
        QVERIFY(pipeline.warning());
        rehearsed.push_back(pipeline.state());
        trained.push_back(outcomeOf(pipeline, subject, 2));
    }
    QVERIFY(isSame(rehearsed[0].weights, rehearsed[1].weights));
    QVERIFY(isSame(trained[0], trained[1]));
}

/// No smaller batch and no other way in its place.
void TestGraphPipeline::endsWhereMemoryRunsOut()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    for (const char* text : {"CUDA out of memory. Tried to allocate 2.00 GiB.",
                             "CUDA error: an illegal memory access was encountered"}) {
        const auto device = std::make_shared<RecordingDevice>();
        device->refusal = text;
        GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
        pipeline.setState(subject.network->initialState(1));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, pipeline.rehearse(kBatch, kBatch));
        QVERIFY(!pipeline.warning());
    }
}

/// The fused update against the pipeline's own, over gradients of all sizes and any memory order.
void TestGraphPipeline::updatesAllWeightsInOnePass()
{
    at::manual_seed(29);
    std::vector<at::Tensor> weights{at::randn({16, 8, 3, 3}).contiguous(at::MemoryFormat::ChannelsLast),
                                    at::randn({300, 41}), at::randn({7})};
    std::vector<at::Tensor> squares;
    std::vector<at::Tensor> expected;
    std::vector<at::Tensor> expectedSquares;
    for (const at::Tensor& weight : weights) {
        squares.push_back(at::zeros_like(weight));
        expected.push_back(weight.clone());
        expectedSquares.push_back(at::zeros_like(weight));
    }
    FusedRmsprop update(weights);
    for (int step = 0; step < 200; ++step) {
        std::vector<at::Tensor> gradients;
        for (size_t i = 0; i < weights.size(); ++i) {
            gradients.push_back(at::randn(weights[i].sizes()) * std::pow(10.0, step % 9 - 7));
            rmspropStep(expected[i], gradients.back(), expectedSquares[i], options());
        }
        update.step(weights, gradients, squares, options());
    }
    for (size_t i = 0; i < weights.size(); ++i) {
        // 200 updates of at most 0.003, each rounded to fp32 in another order of operations.
        QVERIFY((weights[i] - expected[i]).abs().max().item<double>() < 2e-5);
        QVERIFY(distance(squares[i], expectedSquares[i]) < 1e-5);
    }
}

void TestGraphPipeline::tellsHowItTrained()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    GraphPipeline pipeline(subject.network, options(), subject.pixels, std::make_shared<RecordingDevice>(),
                           0);
    outcomeOf(pipeline, subject, 1);
    QCOMPARE(pipeline.facts().value(QLatin1String("steps")).toString(), QStringLiteral("graph"));
    QCOMPARE(pipeline.facts().value(QLatin1String("device_pixels")).toString(), QStringLiteral("by batch"));
    QVERIFY(!pipeline.facts().contains(QLatin1String("device_peak_bytes")));
    // Both sizes of batches ask for the same operations, validation for fewer.
    const auto device = std::make_shared<RecordingDevice>();
    GraphPipeline training(subject.network, options(), subject.pixels, device);
    training.setState(subject.network->initialState(1));
    training.rehearse(kBatch, 0);
    const auto counted = static_cast<qint64>(device->operations);
    training.rehearse(3, kBatch);
    QVERIFY(static_cast<qint64>(device->operations) < counted);
    QCOMPARE(training.facts().value(QLatin1String("step_operations")).toInteger(), counted);
}

QTEST_GUILESS_MAIN(TestGraphPipeline)
#include "tst_graphpipeline.moc"
