// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../syntheticpixels.h"
#include "engine/api/engine.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/network/classic/classicweights.h"
#include "engine/network/graph/graphnetwork.h"
#include "engine/network/networks.h"
#include "engine/train/runtime.h"
#include "engine/train/trainer.h"
#include "engine/tuned/rmsprop.h"
#include "engine/tuned/tunedpipeline.h"
#include "modeltexts.h"
#include "recordingdevice.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkregistry.h"

#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace epochmark;

namespace {

constexpr int kBatch = 5;

/// Pictures of a batch, of a training pass and of a validation; the last batch of both is short.
struct Sizes {
    int batch = kBatch;
    int training = 18;
    int validation = 7;
};

TunedOptions options()
{
    TunedOptions made;
    made.learningRate = 0.001;
    return made;
}

/// A model that drops out, so that its steps draw numbers.
QByteArray droppingModel()
{
    return R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
           R"("batch_shape":[null,32,40,3]}},{"class_name":"Conv2D","config":{"name":"c","filters":8,"kernel_size":[3,3],)"
           R"("strides":2,"activation":"relu"}},{"class_name":"SpatialDropout2D","config":{"name":"p","rate":0.25}},)"
           R"({"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dropout","config":{"name":"q","rate":0.5}},)"
           R"({"class_name":"Dense","config":{"name":"d","units":1,"activation":"sigmoid"}}]},"compile_config":)"
           R"({"optimizer":{"class_name":"SGD","config":{"learning_rate":0.01,"momentum":0.9}},"loss":)"
           R"("binary_crossentropy"}})";
}

struct Subject {
    std::shared_ptr<const Network> network;
    std::shared_ptr<const PixelStore> pixels;
    int pictures = 0;
};

/// Invented pictures of a network's size, brighter for odd labels.
class SizedPixels final : public PixelStore {
public:
    SizedPixels(int count, qint64 bytes) : m_bytes(bytes), m_values(static_cast<size_t>(count * bytes))
    {
        std::mt19937 engine(3);
        for (size_t i = 0; i < m_values.size(); ++i) {
            const bool isBright = (i / static_cast<size_t>(bytes)) % 2 == 1;
            m_values[i] = static_cast<uchar>(engine() % 200 + (isBright ? 55 : 0));
        }
    }
    qsizetype count() const override { return static_cast<qsizetype>(m_values.size()) / m_bytes; }
    const uchar* picture(qsizetype index) const override { return m_values.data() + index * m_bytes; }
    qint64 byteCount() const override { return static_cast<qint64>(m_values.size()); }

private:
    qint64 m_bytes;
    std::vector<uchar> m_values;
};

QString rememberedModel(const QByteArray& text)
{
    const auto model = KerasModel::read(text, QStringLiteral("model.json"), {});
    return model ? NetworkRegistry::instance()
                       .remember(std::make_unique<KerasDefinition>(model.value(), QStringLiteral("model")))
                       ->id()
                 : model.error().message;
}

/// A network of the registry or a model file's, with pictures of its size.
Subject subjectOf(const QString& name)
{
    constexpr int kPictures = 25;
    const bool isOfThree = name == QLatin1String("classic of three");
    const QString id = isOfThree ? QStringLiteral("classic")
                       : name == QLatin1String("small model")
                           ? rememberedModel(test::smallModel(3, "softmax"))
                       : name == QLatin1String("dropping model") ? rememberedModel(droppingModel())
                                                                 : name;
    Subject subject;
    subject.network = Networks::instance().make(id, isOfThree ? 3 : 1);
    subject.pictures = kPictures;
    if (subject.network != nullptr) {
        subject.pixels = std::make_shared<SizedPixels>(kPictures, subject.network->pictureSize().bytes());
    }
    return subject;
}

PictureOrder orderOf(const Subject& subject, int first, int count)
{
    PictureOrder order;
    for (int i = 0; i < count; ++i) {
        const int row = (7 * (first + i)) % subject.pictures;
        order.rows.push_back(row);
        order.labels.push_back(row % std::max(2, subject.network->outputUnits()));
    }
    return order;
}

/// What a whole pass gives.
struct Outcome {
    PassSums training;
    PassSums validation;
    NetworkState state;
};

PassSums passed(StepPipeline& pipeline, PassKind kind, const PictureOrder& order, int batch = kBatch)
{
    pipeline.beginPass(kind, order, batch);
    while (pipeline.loadBatch()) {
        if (kind == PassKind::Training) {
            pipeline.computeGradients();
            pipeline.synchronize();
            pipeline.applyUpdate();
        } else {
            pipeline.evaluate();
        }
        pipeline.synchronize();
    }
    return pipeline.readSums();
}

/// As Trainer does: a rehearsal of all shapes with throw-away weights, everything anew, then passes.
Outcome outcomeOf(StepPipeline& pipeline, const Subject& subject, int passes, Sizes sizes = {})
{
    pipeline.setState(subject.network->initialState(1));
    pipeline.rehearse(sizes.batch, sizes.batch);
    pipeline.rehearse(sizes.training % sizes.batch, sizes.validation % sizes.batch);
    pipeline.rehearse(sizes.batch, sizes.batch);
    at::manual_seed(42);
    pipeline.setState(subject.network->initialState(42));
    Outcome outcome;
    for (int pass = 0; pass < passes; ++pass) {
        outcome.training = passed(pipeline, PassKind::Training, orderOf(subject, pass, sizes.training),
                                  sizes.batch);
        outcome.validation = passed(pipeline, PassKind::Validation, orderOf(subject, 2, sizes.validation),
                                    sizes.batch);
    }
    outcome.state = pipeline.state();
    return outcome;
}

bool isSame(const std::vector<at::Tensor>& left, const std::vector<at::Tensor>& right)
{
    return left.size() == right.size()
           && std::equal(left.begin(), left.end(), right.begin(),
                         [](const at::Tensor& a, const at::Tensor& b) { return at::equal(a, b); });
}

bool isSame(const Outcome& left, const Outcome& right)
{
    return left.training.loss == right.training.loss && left.training.hits == right.training.hits
           && left.validation.loss == right.validation.loss && left.validation.hits == right.validation.hits
           && isSame(left.state.weights, right.state.weights)
           && isSame(left.state.meanSquares, right.state.meanSquares)
           && isSame(left.state.buffers, right.state.buffers);
}

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
    QTest::newRow("Classic of three classes") << QStringLiteral("classic of three") << 1;
    QTest::newRow("ResNet-18") << QStringLiteral("resnet18") << 1;
    QTest::newRow("MobileNetV3-Small") << QStringLiteral("mobilenetv3-small") << 1;
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
    void hearsAStop();
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
    const auto recording = std::make_shared<test::RecordingDevice>();
    GraphPipeline graph(subject.network, options(), subject.pixels, recording);
    const Outcome recorded = outcomeOf(graph, subject, passes, sizes);
    QCOMPARE(graph.recordedSteps(), size_t{4});
    QVERIFY(!graph.warning());
    // Six rehearsed; then four training and two validation steps a pass, or three and two.
    QCOMPARE(recording->replays, 6 + (isLarge ? 5 : 6) * passes);

    const auto refusing = std::make_shared<test::RecordingDevice>();
    refusing->refusal = "not today";
    GraphPipeline plain(subject.network, options(), subject.pixels, refusing);
    const Outcome eager = outcomeOf(plain, subject, passes, sizes);
    QCOMPARE(refusing->replays, 0);
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
    GraphPipeline graph(subject.network, options(), subject.pixels,
                        std::make_shared<test::RecordingDevice>());
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
    GraphPipeline whole(subject.network, options(), subject.pixels,
                        std::make_shared<test::RecordingDevice>());
    const auto device = std::make_shared<test::RecordingDevice>();
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
        const auto device = std::make_shared<test::RecordingDevice>();
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
    const auto device = std::make_shared<test::RecordingDevice>();
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

/// No smaller batch and no other way in its place.
void TestGraphPipeline::endsWhereMemoryRunsOut()
{
    const Subject subject = subjectOf(QStringLiteral("small model"));
    for (const char* text : {"CUDA out of memory. Tried to allocate 2.00 GiB.",
                             "CUDA error: an illegal memory access was encountered"}) {
        const auto device = std::make_shared<test::RecordingDevice>();
        device->refusal = text;
        GraphPipeline pipeline(subject.network, options(), subject.pixels, device);
        pipeline.setState(subject.network->initialState(1));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, pipeline.rehearse(kBatch, kBatch));
        QVERIFY(!pipeline.warning());
    }
}

/// A device that does the first steps and then nothing more: the stop ends the training all the same, with
/// no more steps asked for than the queue holds.
void TestGraphPipeline::hearsAStop()
{
    struct Stopping final : TrainingObserver {
        void stepFinished(const StepSample&) override
        {
            if (++steps == 8) {
                device->isHeldBack = true;
                device->reachedMarks = device->marks;
                source.requestStop();
            }
        }
        void epochFinished(const EpochReport&) override {}
        std::shared_ptr<test::RecordingDevice> device;
        StopSource source;
        int steps = 0;
    } observer;
    observer.device = std::make_shared<test::RecordingDevice>();
    TrainingSetup setup = test::syntheticSetup(60, 10, 3);
    setup.workload.batchSize = kBatch;
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    Trainer trainer(setup, network,
                    std::make_unique<GraphPipeline>(network, options(), setup.data.pixels, observer.device),
                    1);
    QVERIFY(trainer.warmUp({}));
    const auto report = trainer.train(observer, observer.source.token());
    QVERIFY(report);
    QCOMPARE(report->end, TrainingEnd::Stopped);
    QCOMPARE(report->epochs.size(), 0);
    QCOMPARE(observer.steps, 8);
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
    GraphPipeline pipeline(subject.network, options(), subject.pixels,
                           std::make_shared<test::RecordingDevice>(), 0);
    outcomeOf(pipeline, subject, 1);
    QCOMPARE(pipeline.facts().value(QLatin1String("steps")).toString(), QStringLiteral("graph"));
    QCOMPARE(pipeline.facts().value(QLatin1String("device_pixels")).toString(), QStringLiteral("by batch"));
    QVERIFY(!pipeline.facts().contains(QLatin1String("device_peak_bytes")));
    // By the device's clock the update is one of two equal parts of a step.
    pipeline.beginPass(PassKind::Training, orderOf(subject, 0, kBatch), kBatch);
    pipeline.loadBatch();
    pipeline.computeGradients();
    QVERIFY(pipeline.fusedUpdateSeconds() > 0);
}

QTEST_GUILESS_MAIN(TestGraphPipeline)
#include "tst_graphpipeline.moc"
