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
#include "decisions.h"
#include "resized.h"
#include "tensorpixels.h"
#include "widestep.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

constexpr double kRate = 0.001;
constexpr double kUnit = 0x1p-24;  // fp32 rounds by half of its last digit
/// How much nearer than LibTorch's own fp32 to float64 nothing may be decided: another order of the same sums
/// is as far off, and two bits are left for bad luck.
constexpr double kMargin = 4;

/// Soft shapes with a little grain, as photographs have: N x 3 x size x size.
at::Tensor softPictures(int64_t count, int64_t size)
{
    const at::Tensor shapes = at::upsample_bilinear2d(at::rand({count, 3, 8, 8}).mul(240), {size, size},
                                                      true);
    return shapes.add(at::rand_like(shapes).mul(15)).to(at::kByte);
}

/// The gradients of a step that began with mean squares of zero: v1 = (1 - rho) g^2 keeps every digit of g,
/// w0 - w1 just its sign (and few digits where w is large and the step small).
std::vector<at::Tensor> gradientsOf(const NetworkState& before, const NetworkState& after)
{
    std::vector<at::Tensor> gradients;
    for (size_t i = 0; i < before.weights.size(); ++i) {
        const at::Tensor moved = before.weights[i].to(at::kDouble) - after.weights[i].to(at::kDouble);
        gradients.push_back(moved.sgn()
                            * after.meanSquares[i].to(at::kDouble).div(1 - WorkloadSpec::kRho).sqrt());
    }
    return gradients;
}

NetworkState withoutSquares(NetworkState state)
{
    for (at::Tensor& squares : state.meanSquares) {
        squares = at::zeros_like(squares);
    }
    return state;
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

/// What a step is compared with.
struct ReferenceStep {
    NetworkState state;  ///< before it
    at::Tensor bytes;
    at::Tensor labels;
    WideStep wide;
    NetworkState next;            ///< in fp32, of float64
    double ownGradients = 0;      ///< how far LibTorch's own fp32 is off
    double ownStatistics = 0;     ///< likewise of running statistics
    double decidedGradients = 0;  ///< how far float64 is off itself when near things are decided otherwise
};

/// What a training pass in that format is shown where it decides.
std::vector<Decisions::Layer> decisionsOf(const Network& network, const NetworkState& state,
                                          const at::Tensor& bytes, at::ScalarType type)
{
    const c10::AutoGradMode withoutGradients(false);
    Decisions decisions;
    network.forward(copiesOf(state.weights, type), copiesOf(state.buffers, type), bytes.to(type).div(255),
                    true);
    return decisions.takeLayers();
}

/// By how much fp32 may miss each layer's decisions: as LibTorch's own does, with a margin. `wide`: of
/// float64.
std::vector<double> leastMargins(const Network& network, const NetworkState& state, const at::Tensor& bytes,
                                 const std::vector<Decisions::Layer>& wide)
{
    std::vector<double> leasts = distances(wide, decisionsOf(network, state, bytes, at::kFloat));
    for (double& least : leasts) {
        least *= kMargin;
    }
    return leasts;
}

/// Pictures in which nothing that this network decides is a near thing. Each picture by itself: no batch
/// statistics.
at::Tensor drawClear(const Network& network, const NetworkState& state, int64_t count)
{
    constexpr int kMostDraws = 400;
    std::vector<at::Tensor> clear;
    int64_t found = 0;
    for (int draw = 0; draw < kMostDraws && found < count; ++draw) {
        const at::Tensor drawn = softPictures(20, network.imageSize());
        const auto wide = decisionsOf(network, state, drawn, at::kDouble);
        clear.push_back(drawn.index({clearPictures(wide, leastMargins(network, state, drawn, wide))}));
        found += clear.back().size(0);
    }
    return at::cat(clear).slice(0, 0, count);
}

double decidedOtherwise(const Network& network, const ReferenceStep& step)
{
    const std::vector<double> noise = leastMargins(network, step.state, step.bytes,
                                                   decisionsOf(network, step.state, step.bytes, at::kDouble));
    double worst = 0;
    for (int draw = 0; draw < 4; ++draw) {
        const Decisions disturbed(noise);
        const WideStep other = wideStep(network, step.state, step.bytes, step.labels, true);
        worst = std::max(worst, furthest(other.gradients, step.wide.gradients));
    }
    return worst;
}

/// Steps of float64, each from the state that the one before it left.
std::vector<ReferenceStep> referenceSteps(const Network& network, int pictures, int batch, bool isClear)
{
    std::vector<ReferenceStep> steps;
    NetworkState state = network.initialState(11);
    for (int first = 0; first < pictures; first += batch) {
        ReferenceStep step;
        const int64_t count = std::min(batch, pictures - first);
        step.state = state;
        step.bytes = isClear ? drawClear(network, state, count) : softPictures(count, network.imageSize());
        std::vector<int64_t> labels;
        for (int64_t i = first; i < first + count; ++i) {
            labels.push_back((i * 5 + i / 3) % std::max(2, network.outputUnits()));
        }
        step.labels = at::tensor(labels, at::kLong);
        step.wide = wideStep(network, state, step.bytes, step.labels, true);
        const WideStep own = wideStep(network, state, step.bytes, step.labels, true, at::kFloat);
        step.ownGradients = furthest(own.gradients, step.wide.gradients);
        step.ownStatistics = furthest(own.buffers, step.wide.buffers);
        step.decidedGradients = isClear ? 0 : decidedOtherwise(network, step);
        step.next = updated(state, step.wide.gradients, step.wide.buffers, kRate);
        state = step.next;
        steps.push_back(std::move(step));
    }
    return steps;
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
    /// (barsOf); where a near decision can't be avoided (eighteen layers of ReLU), so does what float64 makes
    /// of it when it is decided otherwise. Hits are the same.
    void agreesWithFloat64_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<bool>(
            "isClear");  // pictures without a near decision are sought: dear, they are rare
        // Larger and longer ones say something of digits, nothing of code that a sanitizer hasn't seen.
        if (qstrcmp(EPOCHMARK_SANITIZERS, "") == 0) {
            QTest::newRow("classic, sigmoid, 20 steps") << "classic" << 62 << 1 << 20 << 393 << false;
            QTest::newRow("resnet50, small") << "resnet50" << 40 << 1 << 4 << 10 << false;
            QTest::newRow("classic, full size") << "classic" << 150 << 1 << 20 << 33 << false;
        }
        QTest::newRow("classic, softmax") << "classic" << 62 << 5 << 20 << 93 << true;
        QTest::newRow("classic, no short batch") << "classic" << 62 << 1 << 20 << 60 << true;
        QTest::newRow("resnet18, small") << "resnet18" << 40 << 1 << 4 << 10 << false;
        QTest::newRow("resnet18, small, no short batch, softmax") << "resnet18" << 40 << 3 << 4 << 8 << false;
    }

    void agreesWithFloat64()
    {
        QFETCH(QString, network);
        QFETCH(int, size);
        QFETCH(int, units);
        QFETCH(int, batch);
        QFETCH(int, pictures);
        QFETCH(bool, isClear);
        const auto trained = networkNamed(network, units, size);
        const auto steps = referenceSteps(*trained, pictures, batch, isClear);
        const ShuffledPictures shown = shuffled(steps);
        TrainingSetup setup = test::syntheticSetup(pictures, pictures, 1, std::max(2, units));
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = batch;
        setup.workload.learningRate = kRate;
        setup.data.pixels = shown.pixels;
        PjrtPipeline pipeline(setup, trained, *hloNetwork(network), cpuTarget());
        const Bars bars = barsOf(*trained, steps.front().state, batch);
        const auto gradients = checkGradients(pipeline, steps, shown.order, batch, bars);
        if (!QTest::currentTestFailed()) {
            checkUpdate(pipeline, steps, shown.order, batch, gradients);
        }
        if (!QTest::currentTestFailed()) {
            checkEvaluation(pipeline, *trained, steps, shown.order, batch, bars);
        }
    }

private:
    using Gradients = std::vector<std::vector<at::Tensor>>;

    /// Returns them, step by step.
    static Gradients checkGradients(PjrtPipeline& pipeline, const std::vector<ReferenceStep>& steps,
                                    const PictureOrder& order, int batch, const Bars& bars)
    {
        Gradients found;
        double loss = 0;
        int64_t hits = 0;
        double worst = 0;
        double own = 0;
        double decided = 0;
        double statistics = 0;
        double ownStatistics = 0;
        pipeline.setState(steps.front().state);
        pipeline.beginPass(PassKind::Training, order, batch);
        for (const ReferenceStep& step : steps) {
            const NetworkState before = withoutSquares(step.state);
            pipeline.setState(before);
            if (!pipeline.loadBatch()) {
                QTest::qFail("a batch is missing", __FILE__, __LINE__);
                return found;
            }
            pipeline.computeGradients();
            pipeline.applyUpdate();
            const NetworkState after = pipeline.state();
            found.push_back(gradientsOf(before, after));
            worst = std::max(worst, furthest(found.back(), step.wide.gradients));
            statistics = std::max(statistics, furthest(after.buffers, step.next.buffers));
            own = std::max(own, step.ownGradients);
            ownStatistics = std::max(ownStatistics, step.ownStatistics);
            decided = std::max(decided, step.decidedGradients);
            loss += step.wide.loss;
            hits += step.wide.hits;
        }
        const bool isOver = !pipeline.loadBatch();
        const PassSums sums = pipeline.readSums();
        const double lossApart = std::abs(sums.loss - loss) / loss;
        qInfo("loss %.1e (bar %.1e), gradients %.1e (bar %.1e, decided otherwise %.1e, LibTorch's own fp32 "
              "%.1e), statistics %.1e (%.1e)",
              lossApart, bars.loss, worst, bars.gradients, decided, own, statistics, ownStatistics);
        [&] {
            QVERIFY(isOver);
            QVERIFY(lossApart <= bars.loss);
            QCOMPARE(sums.hits, hits);
            QVERIFY(worst <= bars.gradients + 2 * decided);
            QVERIFY(statistics
                    <= std::max(bars.loss, kMargin * ownStatistics));  // few values in the last maps
            QCOMPARE(sums.device, std::string("pjrt:cpu:0"));
        }();
        return found;
    }

    /// The formula, from the gradients that this device found: what rounds is the weight, and the few
    /// operations of a step.
    static void checkUpdate(PjrtPipeline& pipeline, const std::vector<ReferenceStep>& steps,
                            const PictureOrder& order, int batch, const Gradients& gradients)
    {
        constexpr double kOperations = 16;
        pipeline.beginPass(PassKind::Training, order, batch);
        double squares = 0;
        double moves = 0;
        for (size_t i = 0; i < steps.size(); ++i) {
            pipeline.setState(steps[i].state);
            QVERIFY(pipeline.loadBatch());
            pipeline.computeGradients();
            const NetworkState after = pipeline.state();
            const NetworkState wanted = updated(steps[i].state, gradients[i], steps[i].state.buffers, kRate);
            squares = std::max(squares, furthest(after.meanSquares, wanted.meanSquares));
            for (size_t t = 0; t < after.weights.size(); ++t) {
                const at::Tensor before = steps[i].state.weights[t].to(at::kDouble);
                const double wrong =
                    (after.weights[t] - wanted.weights[t]).to(at::kDouble).norm().item<double>();
                const double rounding = 2 * kUnit * before.norm().item<double>();
                const double moved = (wanted.weights[t].to(at::kDouble) - before).norm().item<double>();
                moves = std::max(moves, (wrong - rounding) / std::max(moved, 1e-30));
            }
        }
        qInfo("update: mean squares %.1e, moves beyond the weights' last digit %.1e", squares, moves);
        QVERIFY(squares <= kOperations * kUnit);
        QVERIFY(moves <= kOperations * kUnit);
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
