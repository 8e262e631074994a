// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../syntheticpixels.h"
#include "engine/api/engine.h"
#include "engine/cuda/cudadriver.h"
#include "engine/cuda/cudalibrary.h"
#include "engine/cuda/cudamodule.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/network/classic/classicweights.h"
#include "engine/network/networks.h"
#include "engine/train/runtime.h"
#include "engine/train/trainer.h"
#include "engine/tuned/tunedpipeline.h"

#include <QTest>

#include <ATen/ATen.h>

#include <cmath>
#include <memory>
#include <vector>

using namespace epochmark;

namespace {

constexpr int kBatch = 20;
constexpr int kTrained = 70;  ///< three batches and a short one
constexpr int kValidated = 30;

TunedOptions onCard()
{
    TunedOptions options;
    options.device = at::Device(at::kCUDA, 0);
    return options;
}

std::unique_ptr<GraphDevice> openCard()
{
    const auto module = loadCudaModule();
    auto card = module ? module.value()->open(0) : Result<std::unique_ptr<GraphDevice>>(module.error());
    if (!card) {
        qWarning("%s", qPrintable(card.error().message));
        return nullptr;
    }
    return std::move(card).value();
}

PictureOrder orderOf(int first, int count)
{
    PictureOrder order;
    for (int i = 0; i < count; ++i) {
        order.rows.push_back((first + 7 * i) % (kTrained + kValidated));
        order.labels.push_back(order.rows.back() % 2);
    }
    return order;
}

PassSums trained(StepPipeline& pipeline, const PictureOrder& order)
{
    pipeline.beginPass(PassKind::Training, order, kBatch);
    while (pipeline.loadBatch()) {
        pipeline.computeGradients();
        pipeline.synchronize();
        pipeline.applyUpdate();
        pipeline.synchronize();
    }
    return pipeline.readSums();
}

void makeReady(StepPipeline& pipeline, const Network& network)
{
    pipeline.setState(network.initialState(1));
    pipeline.rehearse(kBatch, kBatch);
    pipeline.rehearse(kTrained % kBatch, kValidated % kBatch);
    pipeline.setState(network.initialState(42));
}

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps).
at::Tensor gradientOf(const NetworkState& before, const NetworkState& after, size_t index)
{
    return (before.weights[index].to(at::kDouble) - after.weights[index].to(at::kDouble))
           * (after.meanSquares[index].to(at::kDouble).sqrt() + WorkloadSpec::kEpsilon) / 0.001;
}

class Stopping final : public TrainingObserver {
public:
    void stepFinished(const StepSample&) override
    {
        if (++steps == 5) {
            source.requestStop();
        }
    }
    void epochFinished(const EpochReport&) override {}
    StopSource source;
    int steps = 0;
};

}  // namespace

/// On a real card; skipped where there is none.
class TestCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void graphAndEagerTrainAlike_data();
    void graphAndEagerTrainAlike();
    void repeatsItself();
    void agreesWithTheProcessor();
    void sendsWhatDoesntFit();
    void stopsInMidRun();
    void saysHowMuchMemoryIsMissing();

private:
    std::shared_ptr<const PixelStore> m_pixels = std::make_shared<test::SyntheticPixels>(kTrained
                                                                                         + kValidated);
};

void TestCard::initTestCase()
{
    if (CudaDriver::instance().deviceCount() == 0) {
        QSKIP("There is no NVIDIA card here.");
    }
    prepareTrainingThread(2);
    loadCudaLibrary();
    QVERIFY(openCard() != nullptr);
}

void TestCard::graphAndEagerTrainAlike_data()
{
    QTest::addColumn<QString>("network");
    for (const char* network : {"classic", "resnet18", "mobilenetv3-small"}) {
        QTest::newRow(network) << QString::fromLatin1(network);
    }
}

/// Two ways to ask for the same kernels, free-running over a pass: the first steps agree, then small
/// differences grow (RMSprop's first step is nearly a sign), so that the bar is that of free-running losses.
void TestCard::graphAndEagerTrainAlike()
{
    QFETCH(QString, network);
    const auto made = Networks::instance().make(network, 1);
    GraphPipeline graph(made, onCard(), m_pixels, openCard());
    at::manual_seed(42);
    makeReady(graph, *made);
    QVERIFY2(!graph.warning(), graph.warning() ? qPrintable(graph.warning()->text) : "");
    QCOMPARE(graph.recordedSteps(), size_t{4});
    TunedPipeline eager(made, onCard(), m_pixels);
    makeReady(eager, *made);
    at::manual_seed(43);
    const PassSums recorded = trained(graph, orderOf(0, kTrained));
    at::manual_seed(43);
    const PassSums single = trained(eager, orderOf(0, kTrained));
    QVERIFY(std::isfinite(recorded.loss));
    QVERIFY2(std::abs(recorded.loss - single.loss) <= 2e-2 * single.loss,
             qPrintable(QStringLiteral("%1 / %2").arg(recorded.loss).arg(single.loss)));
    QCOMPARE(QString::fromStdString(recorded.device), QStringLiteral("cuda:0"));
}

/// The same seed and the same choice of algorithms: the same bits.
void TestCard::repeatsItself()
{
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    GraphPipeline graph(network, onCard(), m_pixels, openCard());
    makeReady(graph, *network);
    const PassSums first = trained(graph, orderOf(0, kTrained));
    const NetworkState once = graph.state();
    graph.setState(network->initialState(42));
    const PassSums second = trained(graph, orderOf(0, kTrained));
    QCOMPARE(second.loss, first.loss);
    QCOMPARE(second.hits, first.hits);
    const NetworkState again = graph.state();
    for (size_t index = 0; index < once.weights.size(); ++index) {
        QVERIFY(at::equal(once.weights[index], again.weights[index]));
    }
}

/// Twenty steps, each from the processor's weights and optimiser state: loss 1e-5, gradients 5e-3, as of
/// every two implementations.
void TestCard::agreesWithTheProcessor()
{
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    TunedPipeline processor(network, TunedOptions(), m_pixels);
    processor.setState(network->initialState(42));
    GraphPipeline card(network, onCard(), m_pixels, openCard());
    makeReady(card, *network);
    for (int step = 0; step < 20; ++step) {
        const NetworkState before = processor.state();
        const PictureOrder order = orderOf(step, step % 4 == 3 ? kTrained % kBatch : kBatch);
        card.setState(before);
        const PassSums expected = trained(processor, order);
        const PassSums found = trained(card, order);
        QVERIFY2(std::abs(found.loss - expected.loss) <= 1e-5 * expected.loss + 1e-6,
                 qPrintable(QStringLiteral("step %1: %2 / %3").arg(step).arg(found.loss).arg(expected.loss)));
        const NetworkState here = card.state();
        const NetworkState there = processor.state();
        for (size_t index = 0; index < here.weights.size(); ++index) {
            const at::Tensor reference = gradientOf(before, there, index);
            const double apart = (gradientOf(before, here, index) - reference).norm().item<double>()
                                 / std::max(reference.norm().item<double>(), 1e-30);
            QVERIFY2(apart <= 5e-3,
                     qPrintable(QStringLiteral("step %1, gradient %2: %3").arg(step).arg(index).arg(apart)));
        }
    }
}

void TestCard::sendsWhatDoesntFit()
{
    const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
    GraphPipeline whole(network, onCard(), m_pixels, openCard());
    GraphPipeline sent(network, onCard(), m_pixels, openCard(), 0);
    makeReady(whole, *network);
    makeReady(sent, *network);
    QVERIFY(whole.feed().isResident() && !sent.feed().isResident());
    const PassSums expected = trained(whole, orderOf(0, kTrained));
    const PassSums found = trained(sent, orderOf(0, kTrained));
    QVERIFY(std::abs(found.loss - expected.loss) <= 1e-3 * expected.loss);
}

void TestCard::stopsInMidRun()
{
    TrainingSetup setup = test::syntheticSetup(kTrained, kValidated, 50);
    setup.deviceId = QStringLiteral("cuda:0");
    auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
    QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
    QVERIFY(training.value()->warmUp({}));
    Stopping observer;
    const auto report = training.value()->train(observer, observer.source.token());
    QVERIFY(report);
    QCOMPARE(report->end, TrainingEnd::Stopped);
    QCOMPARE(observer.steps, 5);
}

/// More than any card has: the sentence has figures, and the next training works.
void TestCard::saysHowMuchMemoryIsMissing()
{
    TrainingSetup setup = test::syntheticSetup(kTrained, kValidated, 1);
    setup.deviceId = QStringLiteral("cuda:0");
    {
        std::vector<at::Tensor> taken;
        try {
            for (;;) {
                taken.push_back(
                    at::empty({qint64(1) << 30}, at::TensorOptions(at::kByte).device(at::kCUDA, 0)));
            }
        } catch (const std::exception&) {  // full but for less than 1 GiB
        }
        try {
            for (;;) {
                taken.push_back(
                    at::empty({qint64(1) << 22}, at::TensorOptions(at::kByte).device(at::kCUDA, 0)));
            }
        } catch (const std::exception&) {  // full
        }
        auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
        const Result<double> warm = training ? training.value()->warmUp({}) : training.error();
        QVERIFY(!warm);
        QVERIFY2(warm.error().message.contains(QLatin1String("not enough memory on cuda:0")),
                 qPrintable(warm.error().message));
    }
    auto training = epochmarkEngine(kEngineInterface)->createTraining(setup);
    QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
    QVERIFY(training.value()->warmUp({}));
}

QTEST_GUILESS_MAIN(TestCard)
#include "tst_card.moc"
