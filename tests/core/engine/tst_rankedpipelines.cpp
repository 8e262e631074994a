// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicweights.h"
#include "engine/network/networks.h"
#include "engine/train/runtime.h"
#include "engine/train/trainingfactory.h"
#include "engine/tuned/classic/classicstep.h"
#include "engine/tuned/classic/stockstep.h"
#include "engine/tuned/tunedpipeline.h"
#include "ranks/rankslice.h"
#include "syntheticpixels.h"
#include "threadranks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace epochmark;
using test::ThreadRanks;

namespace {

// With rho 1 and no mean square an update is w -= kGain * g: the difference is the gradient.
constexpr double kGain = 1024;
// What two implementations may differ by where each step starts from the same state (measuring rules).
constexpr double kLossTolerance = 1e-5;
constexpr double kGradientTolerance = 5e-3;

TunedOptions gradientOptions()
{
    TunedOptions options;
    options.learningRate = kGain;
    options.rho = 1;
    options.epsilon = 1;
    return options;
}

PictureOrder orderOf(int first, int count, int all)
{
    PictureOrder order;
    for (int i = 0; i < count; ++i) {
        order.rows.push_back((first + i) % all);
        order.labels.push_back((first + i) % all % 2);
    }
    return order;
}

struct Step {
    PassSums sums;
    NetworkState state;  ///< after it
};

/// One step over all pictures of the order as one batch.
Step stepOf(TunedPipeline& pipeline, const NetworkState& start, const PictureOrder& order)
{
    pipeline.setState(start);
    pipeline.beginPass(PassKind::Training, order, static_cast<int>(order.rows.size()));
    pipeline.loadBatch();
    pipeline.computeGradients();
    pipeline.exchangeGradients();
    pipeline.applyUpdate();
    return {pipeline.readSums(), pipeline.state()};
}

double relativeDifference(const at::Tensor& value, const at::Tensor& reference)
{
    const double scale = reference.norm().item<double>();
    return (value - reference).norm().item<double>() / (scale > 0 ? scale : 1);
}

bool isSameToTheBit(const NetworkState& one, const NetworkState& other)
{
    const auto areSame = [](const std::vector<at::Tensor>& a, const std::vector<at::Tensor>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](const at::Tensor& x, const at::Tensor& y) { return x.equal(y); });
    };
    return areSame(one.weights, other.weights) && areSame(one.meanSquares, other.meanSquares)
           && areSame(one.buffers, other.buffers);
}

/// The Classic network in small: the same kernels and layers.
ClassicShape smallShape()
{
    ClassicShape shape;
    shape.imageSize = 38;
    shape.hiddenUnits = 64;
    shape.outputUnits = 1;
    return shape;
}

/// Pictures [first, first + count) of invented ones, as a part of a batch of `total`.
Batch batchOf(int64_t first, int64_t count, int64_t total)
{
    const int64_t side = smallShape().imageSize;
    at::Generator generator = at::detail::createCPUGenerator(uint64_t(first) + 1);
    at::Tensor pictures = at::empty({0, side, side, 3}, at::kByte);
    for (int64_t i = first; i < first + count; ++i) {  // each the same, whoever asks for it
        generator.set_current_seed(uint64_t(i) + 1);
        const at::Tensor picture = at::randint(0, 256, {1, side, side, 3}, generator,
                                               at::TensorOptions(at::kByte));
        pictures = at::cat({pictures, picture});
    }
    const at::Tensor labels = at::arange(first, first + count, at::kLong).remainder(2).to(at::kFloat);
    return {pictures.contiguous(), labels.unsqueeze(1), total};
}

Batch formFor(const NetworkStep& step, const Batch& batch)
{
    if (step.takesBytes()) {
        return batch;
    }
    const at::Tensor pictures = batch.pictures.permute({0, 3, 1, 2}).to(at::kFloat).div(255);
    return {pictures.contiguous(at::MemoryFormat::ChannelsLast), batch.labels, batch.total};
}

using MakeStep = std::function<std::unique_ptr<NetworkStep>(const TunedOptions&)>;

Step stepOf(NetworkStep& step, const NetworkState& start, const Batch& batch, bool isRanked)
{
    step.setState(start);
    step.clearSums();
    step.computeGradients(formFor(step, batch));
    if (isRanked) {
        step.exchangeGradients(false);
    }
    step.applyUpdate();
    return {step.readSums(), step.state()};
}

void compareStates(const NetworkState& start, const NetworkState& value, const NetworkState& reference)
{
    for (size_t i = 0; i < reference.weights.size(); ++i) {
        const double difference = relativeDifference((start.weights[i] - value.weights[i]) / kGain,
                                                     (start.weights[i] - reference.weights[i]) / kGain);
        QVERIFY2(difference <= kGradientTolerance,
                 qPrintable(QStringLiteral("gradient %1 differs by %2").arg(i).arg(difference)));
    }
    for (size_t i = 0; i < reference.buffers.size(); ++i) {
        const double difference = relativeDifference(value.buffers[i], reference.buffers[i]);
        QVERIFY2(difference <= kLossTolerance,
                 qPrintable(QStringLiteral("buffer %1 differs by %2").arg(i).arg(difference)));
    }
}

/// One step of a batch by one and by several ranks, from the same state.
void compareStep(const MakeStep& make, int ranks, const NetworkState& start, int64_t first, int64_t count)
{
    const Step reference = stepOf(*make(gradientOptions()), start, batchOf(first, count, 0), false);
    ThreadRanks all(ranks);
    std::vector<Step> steps(static_cast<size_t>(ranks));
    ThreadRanks::onEach(ranks, [&](int rank) {
        prepareTrainingThread(1);
        GradientExchange exchange(all.rank(rank));
        TunedOptions options = gradientOptions();
        options.exchange = &exchange;
        const auto slice = sliceOf(size_t(count), rank, ranks);
        const Batch batch = batchOf(first + int64_t(slice.begin), int64_t(slice.count()), count);
        Step& step = steps[size_t(rank)];
        step = stepOf(*make(options), start, batch, true);
        exchange.sumPass(step.sums.loss, step.sums.hits, false);
    });
    for (const Step& step : steps) {
        QVERIFY(isSameToTheBit(step.state, steps.front().state));
        QCOMPARE(step.sums.hits, reference.sums.hits);
        QVERIFY(std::abs(step.sums.loss - reference.sums.loss)
                <= kLossTolerance * std::abs(reference.sums.loss));
    }
    compareStates(start, steps.front().state, reference.state);
}

class StepCounter final : public TrainingObserver {
public:
    std::function<void(const StepSample&)> onStep = [](const StepSample&) {};
    void stepFinished(const StepSample& sample) override
    {
        ++steps;
        onStep(sample);
    }
    void epochFinished(const EpochReport& report) override { epochs.append(report); }
    int steps = 0;
    QList<EpochReport> epochs;
};

}  // namespace

class TestRankedPipelines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Twenty steps, each from the reference's state; every fifth batch is so short that some rank has none
    /// of it.
    void classicAgreesWithOneRank_data()
    {
        QTest::addColumn<int>("ranks");
        QTest::addColumn<bool>("isStock");
        for (const int ranks : {2, 3, 4}) {
            QTest::addRow("kernels, %d ranks", ranks) << ranks << false;
            QTest::addRow("stock, %d ranks", ranks) << ranks << true;
        }
    }
    void classicAgreesWithOneRank()
    {
        QFETCH(int, ranks);
        QFETCH(bool, isStock);
        prepareTrainingThread(1);
        const MakeStep make = [isStock](const TunedOptions& options) {
            return isStock ? makeStockStep(smallShape(), options) : makeClassicStep(smallShape(), options);
        };
        NetworkState state = glorotState(smallShape(), 3);
        for (int step = 0; step < 20 && !QTest::currentTestFailed(); ++step) {
            const int64_t count = step % 5 == 4 ? ranks - 1 : 10;
            compareStep(make, ranks, state, 10 * step, count);
            state = stepOf(*make({}), state, batchOf(10 * step, count, 0), false).state;
        }
    }

    /// Batch normalisation's statistics are the whole batch's, forward and backward; one of the ranks has no
    /// picture of the last batch.
    void batchNormalisationIsOverAllRanks()
    {
        constexpr int kRanks = 2;
        prepareTrainingThread(1);
        const auto pixels = std::make_shared<test::SyntheticPixels>(8);
        const NetworkState start = Networks::instance().make(QStringLiteral("resnet18"), 1)->initialState(3);
        // In double precision: what eighteen layers make of a rounded number says nothing of the mathematics.
        TunedOptions options = gradientOptions();
        options.type = at::kDouble;
        const auto pipelineOf = [&](const std::shared_ptr<Collective>& ranks) {
            return std::make_unique<TunedPipeline>(
                Networks::instance().make(QStringLiteral("resnet18"), 1, ranks), options, pixels, ranks);
        };
        for (const int count : {3, 1}) {
            const Step reference = stepOf(*pipelineOf(nullptr), start, orderOf(0, count, 8));
            ThreadRanks all(kRanks);
            std::vector<Step> steps(kRanks);
            ThreadRanks::onEach(kRanks, [&](int rank) {
                prepareTrainingThread(1);
                steps[size_t(rank)] = stepOf(*pipelineOf(all.rank(rank)), start, orderOf(0, count, 8));
            });
            QVERIFY(isSameToTheBit(steps[0].state, steps[1].state));
            QVERIFY(std::abs(steps[0].sums.loss - reference.sums.loss)
                    <= kLossTolerance * std::abs(reference.sums.loss));
            compareStates(start, steps[0].state, reference.state);
        }
    }

    /// The hidden layer's gradient, stored and exchanged with nobody, then the update: the same bits as
    /// fused.
    void unfusedIsFused()
    {
        prepareTrainingThread(2);
        const auto pixels = std::make_shared<test::SyntheticPixels>(8);
        const auto network = Networks::instance().make(QStringLiteral("classic"), 1);
        const NetworkState start = network->initialState(5);
        ThreadRanks one(1);
        TunedPipeline fused(network, {}, pixels);
        TunedPipeline unfused(network, {}, pixels, one.rank(0));
        const Step expected = stepOf(fused, start, orderOf(0, 8, 8));
        const Step step = stepOf(unfused, start, orderOf(0, 8, 8));
        QVERIFY(isSameToTheBit(step.state, expected.state));
        QVERIFY(!isSameToTheBit(step.state, start));
    }

    /// Whole trainings: the same digest on all ranks, the whole set's counts, and validation shared out.
    void trainingsEndAlike()
    {
        constexpr int ranks = 4;
        ThreadRanks all(ranks);
        QList<TrainingReport> reports(ranks);
        ThreadRanks::onEach(ranks, [&](int rank) {
            TrainingSetup setup = test::syntheticSetup(23, 9, 2);
            setup.threads = 1;
            setup.ranks = all.rank(rank);
            auto training = makeTraining(setup);
            StepCounter counter;
            if (training && training.value()->warmUp({})) {
                auto report = training.value()->train(counter, {});
                reports[rank] = report ? report.value() : TrainingReport();
            } else {
                qFatal("Rank %d couldn't begin: the others would wait for ever.", rank);
            }
        });
        TrainingSetup alone = test::syntheticSetup(23, 9, 2);
        alone.threads = 1;
        auto training = makeTraining(alone);
        QVERIFY(training && training.value()->warmUp({}));
        StepCounter counter;
        const auto expected = training.value()->train(counter, {});
        QVERIFY(expected);
        for (const TrainingReport& report : reports) {
            QCOMPARE(report.epochs.size(), 2);
            QVERIFY(!report.stateDigest.isEmpty());
            QCOMPARE(report.stateDigest, reports.first().stateDigest);
            QVERIFY(report.phases.exchangeSeconds.has_value());
            QVERIFY(report.exchangedBytes > 9'494'561 * 4);
            // Its first epoch's mean holds steps that have drifted apart already: RMSprop's first step is
            // nearly a sign, so the rule for whole runs allows hundredths.
            QVERIFY(std::abs(*report.epochs[0].trainLoss - *expected->epochs[0].trainLoss) <= 2e-2);
        }
        QVERIFY(!expected->phases.exchangeSeconds);
        QVERIFY(expected->stateDigest.isEmpty());
    }

    /// One rank is asked to stop; all end after the same step.
    void stopFallsIntoTheSameStep()
    {
        constexpr int kRanks = 3;
        ThreadRanks all(kRanks);
        QList<int> steps(kRanks);
        QList<TrainingEnd> ends(kRanks, TrainingEnd::Completed);
        ThreadRanks::onEach(kRanks, [&](int rank) {
            TrainingSetup setup = test::syntheticSetup(60, 6, 1);
            setup.workload.batchSize = 6;
            setup.threads = 1;
            setup.ranks = all.rank(rank);
            auto training = makeTraining(setup);
            StopSource stop;
            StepCounter counter;
            counter.onStep = [&](const StepSample& sample) {
                if (rank == 1 && sample.step == 2) {
                    stop.requestStop();
                }
            };
            if (training && training.value()->warmUp(stop.token())) {
                const auto report = training.value()->train(counter, stop.token());
                ends[rank] = report ? report->end : TrainingEnd::Completed;
                steps[rank] = counter.steps;
            } else {
                qFatal("Rank %d couldn't begin: the others would wait for ever.", rank);
            }
        });
        QCOMPARE(steps, QList<int>({3, 3, 3}));
        QCOMPARE(ends, QList<TrainingEnd>(kRanks, TrainingEnd::Stopped));
    }

    void whatRanksDoNotDo()
    {
        ThreadRanks two(2);
        TrainingSetup setup = test::syntheticSetup(4, 2, 1);
        setup.ranks = two.rank(0);
        setup.workload.pipeline = Pipeline::Plain;
        const auto training = makeTraining(setup);
        QVERIFY(!training);
        QCOMPARE(training.error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestRankedPipelines)
#include "tst_rankedpipelines.moc"
