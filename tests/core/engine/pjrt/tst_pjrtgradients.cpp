// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/devicecatalog.h"
#include "devices/plugin/plugins.h"
#include "engine/api/engine.h"
#include "engine/network/classic/classicnetwork.h"
#include "engine/network/classic/classicweights.h"
#include "engine/network/networks.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/pjrtpipeline.h"
#include "engine/train/runtime.h"
#include "fetchedplugin.h"

#include "../syntheticpixels.h"
#include "referencesteps.h"
#include "resized.h"
#include "tensorpixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr double kUnit = 0x1p-24;   // fp32 rounds by half of its last digit
constexpr double kOperations = 16;  ///< of an update, in which each rounds

/// Before a step: with the mean squares of a first one, v = (1 - rho) g^2, of the reference's g. The next
/// one's then keep nearly every digit of the gradient that the device finds, and without them the step itself
/// hasn't the form that all but the first have.
NetworkState withFirstSquares(const ReferenceStep& step)
{
    NetworkState state = step.state;
    for (size_t i = 0; i < state.meanSquares.size(); ++i) {
        state.meanSquares[i] = step.wide.gradients[i].square().mul(1 - WorkloadSpec::kRho).to(at::kFloat);
    }
    return state;
}

/// The gradients of a step: their squares from v1 = rho v0 + (1 - rho) g^2, their signs from w0 - w1, which
/// has few digits where w is large and the step small.
std::vector<at::Tensor> gradientsOf(const NetworkState& before, const NetworkState& after)
{
    std::vector<at::Tensor> gradients;
    for (size_t i = 0; i < before.weights.size(); ++i) {
        const at::Tensor moved = before.weights[i].to(at::kDouble) - after.weights[i].to(at::kDouble);
        const at::Tensor kept = before.meanSquares[i].to(at::kDouble).mul(WorkloadSpec::kRho);
        const at::Tensor square = after.meanSquares[i].to(at::kDouble).sub(kept).clamp_min(0);
        gradients.push_back(moved.sgn() * square.div(1 - WorkloadSpec::kRho).sqrt());
    }
    return gradients;
}

std::shared_ptr<const Network> networkNamed(const QString& name, int units, int size)
{
    if (name != QLatin1String("classic")) {
        return std::make_shared<Resized>(Networks::instance().make(name, units), size);
    }
    ClassicShape shape;
    shape.imageSize = size;
    shape.hiddenUnits = size == 150 ? 512 : 128;
    shape.outputUnits = units;
    return std::make_shared<ClassicNetwork>(shape);
}

/// Pictures of the steps, stored in another order than they are shown in.
struct ShuffledPictures {
    std::shared_ptr<TensorPixels> pixels;
    PictureOrder order;
};

ShuffledPictures shuffled(const std::vector<ReferenceStep>& steps)
{
    std::vector<at::Tensor> bytes;
    ShuffledPictures found;
    for (const ReferenceStep& step : steps) {
        bytes.push_back(step.bytes);
        for (int64_t i = 0; i < step.labels.size(0); ++i) {
            found.order.labels.push_back(static_cast<int>(step.labels[i].item<int64_t>()));
        }
    }
    const at::Tensor shown = at::cat(bytes);
    const int64_t count = shown.size(0);
    std::vector<int64_t> stored(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i) {
        const int64_t row = count - 1 - i;
        found.order.rows.push_back(static_cast<int>(row));
        stored[static_cast<size_t>(row)] = i;
    }
    found.pixels = std::make_shared<TensorPixels>(shown.index_select(0, at::tensor(stored, at::kLong)));
    return found;
}

/// Roundings one behind the other, as a random walk of which this is one standard deviation (Higham and Mary,
/// 2019: such sums lose sqrt(n) units, not n).
double walk(double roundings)
{
    return kUnit * std::sqrt(roundings);
}

/// Products that are summed up one after the other from a picture to its outputs.
double chainOf(const NetworkState& state)
{
    double chain = 0;
    for (const at::Tensor& weight : state.weights) {
        chain += weight.dim() > 1 ? static_cast<double>(weight.numel() / weight.size(0)) : 0;
    }
    return chain;
}

struct Bars {
    double loss = 0;
    double gradients = 0;
};

/// Behind a gradient lie the way there, the way back and a sum over all places of a batch.
Bars barsOf(const Network& network, const NetworkState& state, int batch)
{
    const double chain = chainOf(state);
    const double places = static_cast<double>(batch) * network.imageSize() * network.imageSize();
    return {walk(chain), 4 * walk(2 * chain + places)};
}

/// What the gradients of some steps came to.
struct Measured {
    double worst = 0;    ///< of a gradient, as a share of itself
    double whole = 0;    ///< of all of them together
    double own = 0;      ///< as `worst`, of LibTorch's fp32
    double decided = 0;  ///< likewise, of float64 decided otherwise
    int cancelled = 0;   ///< gradients that are left out of `worst`
    int tensors = 0;

    /// Where no ReLU shuts what it has once let through, batch normalisation takes out again what a layer
    /// before it adds: of some gradients nothing is left but roundings of what cancelled, and what they are
    /// off, as a share of themselves, says nothing. Those are the ones that LibTorch's own fp32 doesn't get
    /// right by the bar either, two bits for bad luck aside; they count in `whole`.
    void add(const std::vector<at::Tensor>& gradients, const ReferenceStep& step, const Bars& bars, Near near)
    {
        const std::vector<double> found = shares(gradients, step.wide.gradients);
        for (size_t i = 0; i < found.size(); ++i) {
            const bool isCancelled = near == Near::KeptAway && kMargin * step.own[i] > bars.gradients;
            worst = isCancelled ? worst : std::max(worst, found[i]);
            own = isCancelled ? own : std::max(own, step.own[i]);
            cancelled += isCancelled ? 1 : 0;
        }
        tensors += static_cast<int>(found.size());
        whole = std::max(whole, wholeApart(gradients, step.wide.gradients));
        decided = std::max(decided, step.decidedGradients);
    }
};

PluginTarget cpuTarget()
{
    return Plugins::instance().target(QStringLiteral("pjrt:cpu:0")).value();
}

}  // namespace

class TestPjrtGradients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(5); }

    void initTestCase()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        if (!test::takeFetchedPlugin()) {
            QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
        }
        prepareTrainingThread(2);
    }

    /// Steps, each from the reference's state, the last with fewer pictures. The bars come from fp32 itself
    /// (barsOf); where near decisions are allowed, so does what float64 makes of them when they are decided
    /// otherwise. Hits are the same.
    void agreesWithFloat64_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<Near>("near");
        // Larger and longer ones say something of digits, nothing of code that a sanitizer hasn't seen.
        if (qstrcmp(EPOCHMARK_SANITIZERS, "") == 0) {
            QTest::newRow("classic, sigmoid, 20 steps") << "classic" << 62 << 1 << 20 << 393 << Near::Allowed;
            QTest::newRow("resnet50, small") << "resnet50" << 40 << 1 << 4 << 10 << Near::KeptAway;
            QTest::newRow("classic, full size") << "classic" << 150 << 1 << 20 << 33 << Near::Allowed;
        }
        QTest::newRow("classic, softmax") << "classic" << 62 << 5 << 20 << 93 << Near::SortedOut;
        QTest::newRow("classic, no short batch") << "classic" << 62 << 1 << 20 << 60 << Near::SortedOut;
        QTest::newRow("resnet18, small") << "resnet18" << 40 << 1 << 4 << 10 << Near::Allowed;
        QTest::newRow("resnet18, small, no short batch, softmax")
            << "resnet18" << 40 << 3 << 4 << 8 << Near::KeptAway;
    }

    void agreesWithFloat64()
    {
        QFETCH(QString, network);
        QFETCH(int, size);
        QFETCH(int, units);
        QFETCH(int, batch);
        QFETCH(int, pictures);
        QFETCH(Near, near);
        compare({network, size, units, batch, pictures, near});
    }

    /// Max-pool's gradient as TPUs and cards have it, where this plug-in would take it by comparison.
    void agreesByScattering() { compare({QStringLiteral("classic"), 62, 1, 20, 30, Near::SortedOut}, false); }

private:
    struct Case {
        QString network;
        int size = 0;
        int units = 0;
        int batch = 0;
        int pictures = 0;
        Near near = Near::Allowed;
    };

    static void compare(const Case& of, bool isPoolingByComparison = true)
    {
        const auto trained = networkNamed(of.network, of.units, of.size);
        const auto steps = referenceSteps(*trained, of.pictures, of.batch, of.near);
        const ShuffledPictures shown = shuffled(steps);
        TrainingSetup setup = test::syntheticSetup(of.pictures, of.pictures, 1, std::max(2, of.units));
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = of.batch;
        setup.workload.learningRate = kRate;
        setup.data.pixels = shown.pixels;
        PjrtPipeline pipeline(setup, trained, hloNetwork(of.network), cpuTarget());
        pipeline.setPoolingByComparison(isPoolingByComparison);
        const Bars bars = barsOf(*trained, steps.front().state, of.batch);
        checkSteps(pipeline, steps, shown.order, of.batch, bars, of.near);
        if (!QTest::currentTestFailed()) {
            checkEvaluation(pipeline, *trained, steps, shown.order, of.batch, bars);
        }
    }

    static void checkSteps(PjrtPipeline& pipeline, const std::vector<ReferenceStep>& steps,
                           const PictureOrder& order, int batch, const Bars& bars, Near near)
    {
        Measured measured;
        double loss = 0;
        int64_t hits = 0;
        double moves = 0;
        double statistics = 0;
        double ownStatistics = 0;
        pipeline.setState(steps.front().state);
        pipeline.beginPass(PassKind::Training, order, batch);
        for (const ReferenceStep& step : steps) {
            const NetworkState before = withFirstSquares(step);
            pipeline.setState(before);
            QVERIFY(pipeline.loadBatch());
            pipeline.computeGradients();
            pipeline.applyUpdate();
            const NetworkState after = pipeline.state();
            const std::vector<at::Tensor> gradients = gradientsOf(before, after);
            measured.add(gradients, step, bars, near);
            moves = std::max(moves, wrongMoves(before, after, gradients));
            statistics = std::max(statistics, furthest(after.buffers, step.next.buffers));
            ownStatistics = std::max(ownStatistics, step.ownStatistics);
            loss += step.wide.loss;
            hits += step.wide.hits;
        }
        const bool isOver = !pipeline.loadBatch();
        const PassSums sums = pipeline.readSums();
        const double lossApart = std::abs(sums.loss - loss) / loss;
        qInfo(
            "loss %.1e (bar %.1e), each gradient %.1e, all together %.1e (bar %.1e, decided otherwise %.1e; "
            "LibTorch's own fp32 %.1e), cancelled %d of %d, statistics %.1e (%.1e)",
            lossApart, bars.loss, measured.worst, measured.whole, bars.gradients, measured.decided,
            measured.own, measured.cancelled, measured.tensors, statistics, ownStatistics);
        qInfo("update: moves beyond the weights' last digit %.1e", moves);
        QVERIFY(isOver);
        QVERIFY(lossApart <= bars.loss);
        QCOMPARE(sums.hits, hits);
        QVERIFY(measured.worst <= bars.gradients + 2 * measured.decided);
        QVERIFY(near == Near::Allowed || measured.whole <= bars.gradients);
        QVERIFY(2 * measured.cancelled < measured.tensors);  // else it would say little
        QVERIFY(moves <= kOperations * kUnit);
        QVERIFY(statistics <= std::max(bars.loss, kMargin * ownStatistics));  // few values in the last maps
        QCOMPARE(sums.device, std::string("pjrt:cpu:0"));
    }

    /// The formula, from the gradients that this device found: what rounds is the weight, and the few
    /// operations of a step.
    static double wrongMoves(const NetworkState& before, const NetworkState& after,
                             const std::vector<at::Tensor>& gradients)
    {
        const NetworkState wanted = updated(before, gradients, before.buffers, kRate);
        double moves = 0;
        for (size_t t = 0; t < after.weights.size(); ++t) {
            const at::Tensor old = before.weights[t].to(at::kDouble);
            const double wrong = (after.weights[t] - wanted.weights[t]).to(at::kDouble).norm().item<double>();
            const double rounding = 2 * kUnit * old.norm().item<double>();
            const double moved = (wanted.weights[t].to(at::kDouble) - old).norm().item<double>();
            moves = std::max(moves, (wrong - rounding) / std::max(moved, 1e-30));
        }
        return moves;
    }

    static void checkEvaluation(PjrtPipeline& pipeline, const Network& network,
                                const std::vector<ReferenceStep>& steps, const PictureOrder& order, int batch,
                                const Bars& bars)
    {
        const NetworkState state = steps.back().next;
        pipeline.setState(state);
        pipeline.beginPass(PassKind::Validation, order, batch);
        double loss = 0;
        int64_t hits = 0;
        for (const ReferenceStep& step : steps) {
            QVERIFY(pipeline.loadBatch());
            pipeline.evaluate();
            const WideStep wide = wideStep(network, state, step.bytes, step.labels, false);
            loss += wide.loss;
            hits += wide.hits;
        }
        const PassSums sums = pipeline.readSums();
        QVERIFY2(std::abs(sums.loss - loss) <= bars.loss * loss,
                 qPrintable(QStringLiteral("%1 %2").arg(sums.loss, 0, 'g', 10).arg(loss, 0, 'g', 10)));
        QCOMPARE(sums.hits, hits);
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPjrtGradients)
#include "tst_pjrtgradients.moc"
