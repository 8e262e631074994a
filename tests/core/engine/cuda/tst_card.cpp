// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../syntheticpixels.h"
#include "base/stopwatch.h"
#include "devices/kind/cuda/cudarule.h"
#include "engine/api/engine.h"
#include "engine/cuda/cudadriver.h"
#include "engine/cuda/cudafaults.h"
#include "engine/cuda/cudalibrary.h"
#include "engine/cuda/cudamodule.h"
#include "engine/cuda/graphpipeline.h"
#include "engine/cuda/unrecordeddevice.h"
#include "engine/train/runtime.h"
#include "engine/tuned/tunedpipeline.h"
#include "pipelinesubject.h"

#include <QRegularExpression>
#include <QTest>

#include <ATen/Context.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <thread>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

// Three batches and a short one to train on; one and a short one to validate on.
constexpr Sizes kSizes{20, 70, 30};
constexpr int kPictures = 71;  // orderOf() then shows each once

TunedOptions onCard(const QString& precision = QStringLiteral("fp32"))
{
    TunedOptions made = options();
    made.device = at::Device(at::kCUDA, 0);
    made.mixed = precision == QLatin1String("bf16")   ? MixedType::Bf16
                 : precision == QLatin1String("fp16") ? MixedType::Fp16
                                                      : MixedType::None;
    return made;
}

std::unique_ptr<GraphDevice> openCard(int index = 0)
{
    const auto module = loadCudaModule();
    auto card = module ? module.value()->open(index) : Result<std::unique_ptr<GraphDevice>>(module.error());
    if (!card) {
        qWarning("%s", qPrintable(card.error().message));
        return nullptr;
    }
    return std::move(card).value();
}

std::unique_ptr<GraphDevice> unrecordedCard()
{
    return std::make_unique<UnrecordedDevice>(openCard(), "not today");
}

/// A network, its pictures and the weights that all its trainings begin with: drawn once, as that takes
/// longer for ten million of them than the trainings themselves.
struct Beginning {
    explicit Beginning(const QString& network)
        : subject(subjectOf(network, kPictures)),
          state(subject.network != nullptr ? subject.network->initialState(42) : NetworkState())
    {}
    Subject subject;
    NetworkState state;
};

/// Whole passes, everything anew. What was rehearsed and recorded before stays so.
Outcome trainedAgain(GraphPipeline& pipeline, const Beginning& from)
{
    return outcomeFrom(pipeline, from.subject, from.state, 2, kSizes);
}

/// Rehearsed, then whole passes, as a training does it.
Outcome trained(GraphPipeline& pipeline, const Beginning& from)
{
    rehearse(pipeline, from.state, kSizes);
    return trainedAgain(pipeline, from);
}

/// Where two outcomes differ, and by how much; QVERIFY2 asks whether they do or not.
QString difference(const Outcome& left, const Outcome& right)
{
    if (isSame(left, right)) {
        return {};
    }
    double most = 0;
    for (size_t i = 0; i < left.state.weights.size(); ++i) {
        most = std::max(most, (left.state.weights[i] - right.state.weights[i]).abs().max().item<double>());
    }
    return QStringLiteral("training loss %1 / %2, validation loss %3 / %4, weights at most %5 apart")
        .arg(left.training.loss, 0, 'g', 17)
        .arg(right.training.loss, 0, 'g', 17)
        .arg(left.validation.loss, 0, 'g', 17)
        .arg(right.validation.loss, 0, 'g', 17)
        .arg(most);
}

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps). In place: there are nine million numbers.
at::Tensor gradientOf(const NetworkState& before, const NetworkState& after, size_t index)
{
    const at::Tensor root = after.meanSquares[index].to(at::kDouble).sqrt_().add_(WorkloadSpec::kEpsilon);
    return before.weights[index].to(at::kDouble).sub_(after.weights[index]).mul_(root).div_(0.001);
}

Result<std::unique_ptr<Training>> trainingOnCard(int training, int validation, int epochs)
{
    TrainingSetup setup = syntheticSetup(training, validation, epochs);
    setup.deviceId = QStringLiteral("cuda:0");
    return epochmarkEngine(kEngineInterface)->createTraining(setup);
}

/// Stops from another thread while the processor waits for the card or asks it for steps: whichever it is.
class Stopping final : public TrainingObserver {
public:
    ~Stopping() override { join(); }
    void join()
    {
        if (m_person.joinable()) {
            m_person.join();
        }
    }
    void stepFinished(const StepSample&) override
    {
        if (++steps == 200) {
            m_person = std::thread([this] {
                requested.restart();
                source.requestStop();
            });
        }
    }
    void epochFinished(const EpochReport&) override {}
    StopSource source;
    Stopwatch requested;
    int steps = 0;

private:
    std::thread m_person;
};

}  // namespace

/// On a real card; skipped where there is none.
class TestCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void marksOnEachCard();
    void stopsInMidRun();
    void trainsTheSameWayTwice();
    void agreesWithTheProcessor();
    void sendsWhatDoesntFit();
    void saysHowMuchMemoryIsMissing();
    void goesOnAfterARecordingThatFailed();
    void graphAndEagerAreTheSame_data();  // the longest: time may be over
    void graphAndEagerAreTheSame();
};

void TestCard::initTestCase()
{
    if (CudaDriver::instance().deviceCount() == 0) {
        QSKIP("There is no NVIDIA card here.");
    }
    // What the processor does here is making, copying and comparing weights.
    prepareTrainingThread(std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 2, 8));
    keepLargeBlocks(true);
    // How many algorithms cuDNN tries of a shape before it keeps one changes nothing in what is proved.
    at::globalContext().setBenchmarkLimitCuDNN(3);
    loadCudaLibrary();
    QVERIFY(openCard() != nullptr);
}

void TestCard::graphAndEagerAreTheSame_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("precision");
    for (const char* network :
         {"classic", "resnet18", "mobilenetv3-small", "small model", "dropping model"}) {
        QTest::addRow("%s", network) << QString::fromLatin1(network) << QStringLiteral("fp32");
    }
    for (const char* precision : {"tf32", "bf16", "fp16"}) {
        for (const char* network : {"classic", "resnet18"}) {
            QTest::addRow("%s, %s", network, precision)
                << QString::fromLatin1(network) << QString::fromLatin1(precision);
        }
    }
}

/// The same seed, the same kernels, the same choice of algorithms, which a process makes once for each shape
/// and thread, however many are tried: to the bit.
void TestCard::graphAndEagerAreTheSame()
{
    QFETCH(QString, network);
    QFETCH(QString, precision);
    const int capability = CudaDriver::instance().capability(0).value_or(0);
    if (precision != QLatin1String("fp32") && !cudaPrecisions(capability).contains(precision)) {
        QSKIP("This card has no units for it.");
    }
    allowTf32(precision == QLatin1String("tf32"));
    const Beginning from(network);
    const Subject& subject = from.subject;
    QVERIFY(subject.network != nullptr);
    GraphPipeline graph(subject.network, onCard(precision), subject.pixels, openCard());
    const Outcome recorded = trained(graph, from);
    QVERIFY2(!graph.warning(), graph.warning() ? qPrintable(graph.warning()->text) : "");
    QCOMPARE(graph.recordedSteps(), size_t{4});
    QCOMPARE(QString::fromStdString(recorded.training.device), QStringLiteral("cuda:0"));
    qInfo("%lld operations a step", graph.facts().value(QLatin1String("step_operations")).toInteger(-1));
    QVERIFY(std::isfinite(recorded.training.loss) && recorded.training.loss > 0);

    GraphPipeline eager(subject.network, onCard(precision), subject.pixels, unrecordedCard());
    const Outcome single = trained(eager, from);
    QCOMPARE(eager.recordedSteps(), size_t{0});
    const Outcome again = trainedAgain(eager, from);
    allowTf32(false);
    QVERIFY2(isSame(single, again),
             qPrintable(QStringLiteral("one by one doesn't repeat itself: ") + difference(single, again)));
    const Outcome replayed = trainedAgain(graph, from);
    QVERIFY2(isSame(recorded, replayed),
             qPrintable(QStringLiteral("recorded doesn't repeat itself: ") + difference(recorded, replayed)));
    QVERIFY2(isSame(recorded, single), qPrintable(difference(recorded, single)));
    QVERIFY(!isSame(single.state.weights, from.state.weights));
}

/// Twenty steps, each from the processor's weights and optimiser state: loss 1e-5, gradients 5e-3, as of
/// every two implementations.
void TestCard::agreesWithTheProcessor()
{
    const Beginning from(QStringLiteral("classic"));
    const Subject& subject = from.subject;
    TunedPipeline processor(subject.network, options(), subject.pixels);
    processor.setState(from.state);
    GraphPipeline card(subject.network, onCard(), subject.pixels, openCard());
    rehearse(card, from.state, kSizes);
    for (int step = 0; step < 20; ++step) {
        const NetworkState before = processor.state();
        const PictureOrder order = orderOf(subject, step,
                                           step % 4 == 3 ? kSizes.training % kSizes.batch : kSizes.batch);
        card.setState(before);
        const PassSums expected = passed(processor, PassKind::Training, order, kSizes.batch);
        const PassSums found = passed(card, PassKind::Training, order, kSizes.batch);
        QVERIFY2(std::abs(found.loss - expected.loss) <= 1e-5 * expected.loss + 1e-6,
                 qPrintable(QStringLiteral("step %1: %2 / %3").arg(step).arg(found.loss).arg(expected.loss)));
        const NetworkState here = card.state();
        const NetworkState there = processor.state();
        for (size_t index = 0; index < here.weights.size(); ++index) {
            const at::Tensor reference = gradientOf(before, there, index);
            const double apart = gradientOf(before, here, index).sub_(reference).norm().item<double>()
                                 / std::max(reference.norm().item<double>(), 1e-30);
            QVERIFY2(apart <= 5e-3,
                     qPrintable(QStringLiteral("step %1, gradient %2: %3").arg(step).arg(index).arg(apart)));
        }
    }
}

/// The same numbers come to the same kernels, wherever the pictures lie.
void TestCard::sendsWhatDoesntFit()
{
    const Beginning from(QStringLiteral("classic"));
    const Subject& subject = from.subject;
    GraphPipeline whole(subject.network, onCard(), subject.pixels, openCard());
    GraphPipeline sent(subject.network, onCard(), subject.pixels, openCard(), 0);
    const Outcome expected = trained(whole, from);
    const Outcome found = trained(sent, from);
    QVERIFY(whole.feed().isResident() && !sent.feed().isResident());
    QVERIFY2(isSame(found, expected), qPrintable(difference(found, expected)));
}

/// Whatever card is current: a mark belongs to its device's.
void TestCard::marksOnEachCard()
{
    for (int index = CudaDriver::instance().deviceCount() - 1; index >= 0; --index) {
        const auto card = openCard(index);
        QVERIFY(card != nullptr);
        const auto before = card->mark();
        at::Tensor numbers = at::ones(
            {1 << 20}, at::TensorOptions(at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(index))));
        card->aside([&] { numbers.add_(1); });
        const auto after = card->mark();
        QTRY_VERIFY_WITH_TIMEOUT(after->isReached(), 20000);
        QVERIFY(before->isReached());
        QVERIFY(after->secondsSince(*before) > 0);
        const auto slot = card->makeSlot({4, 2});
        at::Tensor bytes = card->hostBytes({4, 2});
        bytes.fill_(7);
        at::Tensor target = at::zeros({4, 2}, at::TensorOptions(at::kByte).device(card->device()));
        slot->fill(bytes);
        slot->takeInto(target);
        QVERIFY(at::equal(target.cpu(), bytes));
    }
    QVERIFY(openCard() != nullptr);  // which makes the first one current again
}

/// A step that draws numbers, takes memory and then reads one back, which no card records: memory and numbers
/// are as before, for steps one by one and for recorded ones, those that drop out among them.
void TestCard::goesOnAfterARecordingThatFailed()
{
    const Beginning from(QStringLiteral("mobilenetv3-small"));
    const Subject& subject = from.subject;
    GraphPipeline before(subject.network, onCard(), subject.pixels, unrecordedCard());
    const Outcome expected = trained(before, from);
    const auto card = openCard();
    const at::TensorOptions there = at::TensorOptions().device(card->device());
    for (int time = 0; time < 2; ++time) {
        bool isThrown = false;
        try {
            card->record([&] {
                at::Tensor drawn = at::rand({1 << 20}, there).mul(at::ones({1 << 20}, there));
                static_cast<void>(drawn.sum().item<float>());
            });
        } catch (const std::exception& exception) {
            isThrown = true;
            QVERIFY2(!isSticky(exception) && !isOutOfMemory(exception), exception.what());
        }
        QVERIFY(isThrown);
        QCOMPARE(at::rand({1 << 20}, there).lt(2).sum().item<int64_t>(), int64_t{1} << 20);
    }
    GraphPipeline single(subject.network, onCard(), subject.pixels, unrecordedCard());
    const Outcome eager = trained(single, from);
    QVERIFY2(isSame(eager, expected), qPrintable(difference(eager, expected)));
    GraphPipeline graph(subject.network, onCard(), subject.pixels, openCard());
    const Outcome recorded = trained(graph, from);
    QCOMPARE(graph.recordedSteps(), size_t{4});
    QVERIFY2(isSame(recorded, expected), qPrintable(difference(recorded, expected)));
}

/// How soon is told, not judged: the limit is 50 ms of steps that were asked for, and the step on the way.
void TestCard::stopsInMidRun()
{
    auto training = trainingOnCard(2000, 100, 500);
    QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
    const Result<double> warm = training.value()->warmUp({});
    QVERIFY2(warm, qPrintable(warm ? QString() : warm.error().message));
    Stopping observer;
    const auto report = training.value()->train(observer, observer.source.token());
    observer.join();
    const double seconds = observer.requested.seconds();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QCOMPARE(report->end, TrainingEnd::Stopped);
    qInfo("stopped after %.1f ms and %d steps", seconds * 1000, observer.steps);
}

/// What LibTorch keeps of the first training changes nothing in the second.
void TestCard::trainsTheSameWayTwice()
{
    QList<QJsonObject> facts;
    QList<double> losses;
    for (int time = 0; time < 2; ++time) {
        auto training = trainingOnCard(60, 20, 2);
        QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
        const Result<double> warm = training.value()->warmUp({});
        QVERIFY2(warm, qPrintable(warm ? QString() : warm.error().message));
        struct Nobody final : TrainingObserver {
            void stepFinished(const StepSample&) override {}
            void epochFinished(const EpochReport&) override {}
        } nobody;
        const auto report = training.value()->train(nobody, {});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        losses.append(report->epochs.last().trainLoss.value_or(-1));
        facts.append(training.value()->facts());
        qInfo("LibTorch held %.0f MB at most",
              facts.last().take(QLatin1String("device_peak_bytes")).toDouble() / 1e6);
    }
    QCOMPARE(facts[0].value(QLatin1String("steps")).toString(), QStringLiteral("graph"));
    QCOMPARE(facts[0].value(QLatin1String("device_pixels")).toString(), QStringLiteral("whole set"));
    QCOMPARE(facts[1], facts[0]);
    QCOMPARE(losses[1], losses[0]);
}

/// On a card that is full: the sentence has figures, and the next training works.
void TestCard::saysHowMuchMemoryIsMissing()
{
    {
        std::vector<at::Tensor> taken;
        const at::TensorOptions bytes = at::TensorOptions(at::kByte).device(at::kCUDA, 0);
        for (const qint64 size : {qint64(1) << 30, qint64(1) << 22}) {
            try {
                for (;;) {
                    taken.push_back(at::empty({size}, bytes));
                }
            } catch (const std::exception&) {  // full but for less than that
            }
        }
        auto training = trainingOnCard(kSizes.training, kSizes.validation, 1);
        const Result<double> warm = training ? training.value()->warmUp({}) : training.error();
        QVERIFY(!warm);
        QVERIFY2(warm.error().message.contains(QLatin1String("not enough memory on cuda:0")),
                 qPrintable(warm.error().message));
        static const QRegularExpression kFigures(QStringLiteral(
            "wanted [0-9.]+ [KMG]iB more at once; of the card's [0-9.]+ [KMGT]iB, [0-9.]+ (bytes|[KMG]iB)"));
        QVERIFY2(kFigures.match(warm.error().message).hasMatch(), qPrintable(warm.error().message));
    }
    auto training = trainingOnCard(kSizes.training, kSizes.validation, 1);
    QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
    const Result<double> warm = training.value()->warmUp({});
    QVERIFY2(warm, qPrintable(warm ? QString() : warm.error().message));
}

QTEST_GUILESS_MAIN(TestCard)
#include "tst_card.moc"
