// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/plugins.h"
#include "engine/network/graph/graphnetwork.h"
#include "engine/network/mobilenetv3/mobilenetv3network.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/hlo/mobilenetv3hlo.h"
#include "engine/pjrt/pjrtpipeline.h"
#include "engine/train/kerasoptimiser.h"
#include "engine/train/runtime.h"
#include "fetchedplugin.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"

#include "../modeltexts.h"
#include "../syntheticpixels.h"
#include "layermodels.h"
#include "places.h"
#include "resized.h"
#include "tensorpixels.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <vector>

using namespace epochmark;
using namespace epochmark::test;

namespace {

using Tensors = std::vector<at::Tensor>;

constexpr double kUnit = 0x1p-24;  // fp32 rounds by half of its last digit
constexpr double kMargin = 8;      // three bits: another order of sums, and bad luck
constexpr int kBatch = 4;
constexpr int kPictures = 6;  // so that the second batch is short

/// A model file's network, trained by SGD at rate 1 unless told: what a weight moves by is its gradient.
struct Trained {
    KerasDefinition definition;
    std::shared_ptr<const GraphNetwork> network;

    explicit Trained(const KerasModel& model)
        : definition(model, QStringLiteral("test")), network(std::make_shared<GraphNetwork>(definition))
    {}
};

OptimiserSettings plainSgd()
{
    OptimiserSettings settings;
    settings.kind = OptimiserSettings::Kind::Sgd;
    return settings;
}

std::unique_ptr<Trained> readModel(const QByteArray& text, const OptimiserSettings& optimiser = plainSgd(),
                                   std::optional<int> outputs = {})
{
    auto model = KerasModel::read(text, QStringLiteral("model.json"), PictureSize{32, 36}, outputs);
    if (!model) {
        qWarning().noquote() << model.error().message;
        return nullptr;
    }
    model->compiled.optimiser = optimiser;
    return std::make_unique<Trained>(model.value());
}

/// A step by LibTorch in a type of its own.
struct Step {
    double loss = 0;  ///< summed over the pictures
    Tensors gradients;
    Tensors buffers;
};

Tensors copiesOf(const Tensors& tensors, at::ScalarType type)
{
    Tensors copies;
    for (const at::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().to(type).clone());
    }
    return copies;
}

Step stepOf(const Network& network, const NetworkState& state, const at::Tensor& bytes,
            const at::Tensor& labels, bool isTraining, at::ScalarType type)
{
    Tensors weights = copiesOf(state.weights, type);
    Tensors buffers = copiesOf(state.buffers, type);
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(isTraining);
    }
    const at::Tensor pictures = bytes.to(type).mul(network.takesBytes() ? 1.0 : 1.0 / 255);
    const at::Tensor outputs = network.forward(weights, buffers, pictures, isTraining);
    const at::Tensor loss = network.outputUnits() == 1 ? at::binary_cross_entropy_with_logits(
                                outputs, labels.to(type).unsqueeze(1))
                                                       : at::cross_entropy_loss(outputs, labels);
    Step step;
    step.loss = loss.item<double>() * static_cast<double>(bytes.size(0));
    step.gradients = isTraining ? torch::autograd::grad({loss}, weights, {}, std::nullopt, false, true) : Tensors();
    step.buffers = std::move(buffers);
    return step;
}

double sizeOf(const at::Tensor& tensor)
{
    return tensor.to(at::kDouble).norm().item<double>();
}

double apart(const at::Tensor& one, const at::Tensor& other)
{
    return sizeOf(one.to(at::kDouble) - other.to(at::kDouble));
}

/// Roundings one behind the other, as a random walk of which this is one standard deviation.
double walk(const NetworkState& state, const Network& network)
{
    double roundings = static_cast<double>(network.pictureSize().rows * network.pictureSize().columns * kBatch);
    for (const at::Tensor& weight : state.weights) {
        roundings += 4 * static_cast<double>(weight.numel() / std::max<int64_t>(1, weight.size(0)));
    }
    return kUnit * std::sqrt(roundings);
}

PictureOrder orderOf(const at::Tensor& labels)
{
    PictureOrder order;
    for (int64_t i = 0; i < labels.size(0); ++i) {
        order.rows.push_back(static_cast<int>(i));
        order.labels.push_back(static_cast<int>(labels[i].item<int64_t>()));
    }
    return order;
}

/// A network on the plug-in's processor, and what it is shown.
struct Bench {
    at::Tensor bytes;
    at::Tensor labels;
    std::unique_ptr<PjrtPipeline> pipeline;

    Bench(const std::shared_ptr<const Network>& network, const std::shared_ptr<const HloNetwork>& hlo,
          double rate = 1, int pictures = kPictures, int batch = kBatch)
    {
        const PictureSize size = network->pictureSize();
        const int classes = std::max(2, network->outputUnits());
        bytes = at::randint(0, 256, {pictures, 3, size.rows, size.columns}, at::kByte);
        labels = at::arange(pictures, at::kLong).remainder(classes);
        TrainingSetup setup = syntheticSetup(pictures, pictures, 1, classes);
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = batch;
        setup.workload.learningRate = rate;
        setup.data.pixels = std::make_shared<TensorPixels>(bytes);
        pipeline = std::make_unique<PjrtPipeline>(setup, network, hlo,
                                                  Plugins::instance().target(setup.deviceId).value());
    }

    void step() const
    {
        QVERIFY(pipeline->loadBatch());
        pipeline->computeGradients();
        pipeline->applyUpdate();
    }
};

}  // namespace

/// Model files through a real plug-in, against LibTorch in float64.
class TestPjrtGraphs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { at::manual_seed(5); }
    void initTestCase();
    void layersAgreeWithFloat64_data();
    void layersAgreeWithFloat64();
    void mobileNetAgreesWithFloat64();
    void optimisersAgree_data();
    void optimisersAgree();
    void dropsOut();
    void dropsOutPlanesAndByShape();
    void saysWhichLayerHasNoForm();

private:
    static void compare(const std::shared_ptr<const Network>& trained,
                        const std::shared_ptr<const HloNetwork>& hlo);

    QTemporaryDir m_home;
};

void TestPjrtGraphs::initTestCase()
{
    qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
    if (!test::takeFetchedPlugin()) {
        QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
    }
    prepareTrainingThread(2);
}

/// Each step from the same state, the second with fewer pictures; then an evaluation. A gradient may be off by
/// what LibTorch's own fp32 is off, by the roundings on the way to it (of sums that cancel, as of others that
/// are ten times as large), and by the weight's last digit, in which it was read.
void TestPjrtGraphs::compare(const std::shared_ptr<const Network>& trained,
                             const std::shared_ptr<const HloNetwork>& hlo)
{
    const Bench bench(trained, hlo);
    const Network& network = *trained;
    NetworkState state = network.initialState(7);
    for (at::Tensor& buffer : state.buffers) {  // variances as well as means: positive, and unlike the first
        buffer = buffer + at::rand_like(buffer) * 0.5;
    }
    const double roundings = walk(state, network);
    const PictureOrder order = orderOf(bench.labels);
    bench.pipeline->setState(state);
    bench.pipeline->beginPass(PassKind::Training, order, kBatch);
    double loss = 0;
    double worst = 0;
    for (const auto& [first, count] : {std::pair(0, kBatch), std::pair(kBatch, kPictures - kBatch)}) {
        const auto stepIn = [&](at::ScalarType type) {
            return stepOf(network, state, bench.bytes.narrow(0, first, count),
                          bench.labels.narrow(0, first, count), true, type);
        };
        const Step wide = stepIn(at::kDouble);
        const Step own = stepIn(at::kFloat);
        bench.pipeline->setState(state);
        bench.step();
        const NetworkState after = bench.pipeline->state();
        double largest = 0;
        for (const at::Tensor& gradient : wide.gradients) {
            largest = std::max(largest, sizeOf(gradient));
        }
        for (size_t i = 0; i < state.weights.size(); ++i) {
            const at::Tensor moved = state.weights[i].to(at::kDouble) - after.weights[i].to(at::kDouble);
            const double wrong = apart(moved, wide.gradients[i]);
            const double allowed = kMargin * (apart(own.gradients[i], wide.gradients[i])
                                              + roundings * std::max(sizeOf(wide.gradients[i]), largest / 10))
                                   + 2 * kUnit * sizeOf(state.weights[i]);
            worst = std::max(worst, wrong / allowed);
            QVERIFY2(wrong <= allowed,
                     qPrintable(QStringLiteral("%1: off by %2 of %3, %4 allowed")
                                    .arg(network.parameters().at(qsizetype(i)).name)
                                    .arg(wrong)
                                    .arg(sizeOf(wide.gradients[i]))
                                    .arg(allowed)));
        }
        for (size_t i = 0; i < state.buffers.size(); ++i) {
            const double allowed = kMargin * (apart(own.buffers[i], wide.buffers[i])
                                              + roundings * sizeOf(wide.buffers[i]));
            QVERIFY2(apart(after.buffers[i], wide.buffers[i]) <= allowed,
                     qPrintable(network.buffers().at(qsizetype(i)).name));
        }
        loss += wide.loss;
    }
    const double lossApart = std::abs(bench.pipeline->readSums().loss - loss) / loss;
    bench.pipeline->setState(state);
    bench.pipeline->beginPass(PassKind::Validation, order, kBatch);
    while (bench.pipeline->loadBatch()) {
        bench.pipeline->evaluate();
    }
    const Step seen = stepOf(network, state, bench.bytes, bench.labels, false, at::kDouble);
    const double seenApart = std::abs(bench.pipeline->readSums().loss - seen.loss) / seen.loss;
    qInfo("gradients: %.2f of what is allowed; loss %.1e, evaluated %.1e (bar %.1e)", worst, lossApart,
          seenApart, kMargin * roundings);
    QVERIFY(lossApart <= kMargin * roundings);
    QVERIFY(seenApart <= kMargin * roundings);
}

void TestPjrtGraphs::layersAgreeWithFloat64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("convolutions") << convolutions();
    QTest::newRow("shapes") << shapes();
    QTest::newRow("normalisations") << normalisations();
    QTest::newRow("merges") << merges();
    QTest::newRow("scales") << scales();
    QTest::newRow("activations") << branches(activations());
    QFile mixed(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/models/graphs.json"));
    QVERIFY(mixed.open(QIODevice::ReadOnly));
    static const QRegularExpression rate(QStringLiteral("\"rate\": *[0-9.]+"));
    QTest::newRow("written by Keras, but for its dropout")
        << QString::fromUtf8(mixed.readAll()).replace(rate, QStringLiteral("\"rate\":0.0")).toUtf8();
}

void TestPjrtGraphs::layersAgreeWithFloat64()
{
    QFETCH(QByteArray, text);
    const auto trained = readModel(text);
    QVERIFY(trained);
    compare(trained->network, hloNetwork(trained->definition));
}

/// torchvision's, but for its dropout.
void TestPjrtGraphs::mobileNetAgreesWithFloat64()
{
    class BySgd final : public Resized {
    public:
        using Resized::Resized;
        const OptimiserSettings* optimiser() const override { return &m_optimiser; }

    private:
        OptimiserSettings m_optimiser = plainSgd();
    };
    compare(std::make_shared<BySgd>(std::make_shared<MobileNetV3Network>(1, nullptr, 0.0), 64),
            std::make_shared<MobileNetV3Hlo>(0.0));
}

void TestPjrtGraphs::optimisersAgree_data()
{
    using Kind = OptimiserSettings::Kind;
    QTest::addColumn<OptimiserSettings>("settings");
    const auto add = [](const char* name, Kind kind, const auto& change) {
        OptimiserSettings settings;
        settings.kind = kind;
        change(settings);
        QTest::newRow(name) << settings;
    };
    const auto nothing = [](OptimiserSettings&) {};
    add("legacy RMSprop", Kind::LegacyRmsprop, nothing);
    add("RMSprop", Kind::Rmsprop, nothing);
    add("RMSprop, centred, with momentum", Kind::Rmsprop, [](OptimiserSettings& s) {
        s.isCentred = true;
        s.momentum = 0.7;
    });
    add("SGD with momentum", Kind::Sgd, [](OptimiserSettings& s) { s.momentum = 0.9; });
    add("SGD, Nesterov, decay", Kind::Sgd, [](OptimiserSettings& s) {
        s.momentum = 0.9;
        s.isNesterov = true;
        s.weightDecay = 0.01;
    });
    add("Adam", Kind::Adam, nothing);
    add("Adam, amsgrad", Kind::Adam, [](OptimiserSettings& s) { s.isAmsgrad = true; });
    add("Adam without a memory of gradients", Kind::Adam, [](OptimiserSettings& s) { s.beta1 = 0; });
    add("AdamW", Kind::AdamW, [](OptimiserSettings& s) { s.weightDecay = 0.004; });
}

/// Several steps from fresh weights, against Keras' formulas on float64 gradients. What decides is how far the
/// weights have moved; where a gradient is near zero, Adam and RMSprop make a whole move of its roundings.
void TestPjrtGraphs::optimisersAgree()
{
    QFETCH(OptimiserSettings, settings);
    constexpr double kRate = 0.01;
    const auto trained = readModel(branches({{"Activation", R"(,"activation":"tanh")"}}), settings);
    QVERIFY(trained);
    const Bench bench(trained->network, hloNetwork(trained->definition), kRate, 4 * kBatch);
    const Network& network = *trained->network;
    const NetworkState start = network.initialState(3);
    bench.pipeline->setState(start);
    bench.pipeline->beginPass(PassKind::Training, orderOf(bench.labels), kBatch);
    NetworkState state{copiesOf(start.weights, at::kDouble), {}, copiesOf(start.buffers, at::kDouble)};
    KerasOptimiser optimiser(settings, kRate);
    for (int step = 0; step < 4; ++step) {
        bench.step();
        const Step wide = stepOf(network, state, bench.bytes.narrow(0, step * kBatch, kBatch),
                                 bench.labels.narrow(0, step * kBatch, kBatch), true, at::kDouble);
        const c10::NoGradGuard guard;
        optimiser.update(state.weights, wide.gradients);
        state.buffers = wide.buffers;
    }
    const NetworkState after = bench.pipeline->state();
    QVERIFY(after.meanSquares.empty());
    double wrong = 0;
    double moved = 0;
    for (size_t i = 0; i < state.weights.size(); ++i) {
        wrong += std::pow(apart(after.weights[i], state.weights[i]), 2);
        moved += std::pow(apart(state.weights[i], start.weights[i]), 2);
    }
    qInfo("off by %.1e of the way", std::sqrt(wrong / moved));
    QVERIFY(moved > 0);
    QVERIFY(std::sqrt(wrong / moved) <= 1e-4);
}

/// A picture of ones through a dropout into a Dense layer: its gradient is zero where a value was dropped,
/// and of one size elsewhere. As many are dropped as the rate says (within five deviations), others in the
/// next step, the same again from the same state, and none in evaluation.
void TestPjrtGraphs::dropsOut()
{
    constexpr double kRate = 0.4;
    const auto trained = readModel(model({layer("Dropout", "drop", R"(,"rate":0.4)", {"in"}),
                                          layer("Flatten", "f", "", {"drop"}),
                                          layer("Dense", "out", R"(,"units":1)", {"f"})}));
    QVERIFY(trained);
    const Bench bench(trained->network, hloNetwork(trained->definition), 1, 2, 1);
    NetworkState state = trained->network->initialState(3);
    state.weights[0].zero_();
    const auto maskOf = [&] {
        const at::Tensor before = bench.pipeline->state().weights[0];
        bench.step();
        return (bench.pipeline->state().weights[0] - before).ne(0);
    };
    std::vector<at::Tensor> masks;
    for (int repeat = 0; repeat < 2; ++repeat) {
        bench.pipeline->setState(state);
        bench.pipeline->beginPass(PassKind::Training, {{0, 0}, {1, 0}}, 1);
        masks.push_back(maskOf());
        masks.push_back(maskOf());
    }
    const at::Tensor isDark = bench.bytes[0].permute({1, 2, 0}).reshape({1, -1}).eq(0);
    const auto count = static_cast<double>(isDark.numel() - isDark.sum().item<int64_t>());
    const double kept = masks[0].sum().item<double>() / count;
    qInfo("kept %.4f of %.0f", kept, count);
    QVERIFY(std::abs(kept - (1 - kRate)) <= 5 * std::sqrt(kRate * (1 - kRate) / count));
    QVERIFY(!masks[0].equal(masks[1]));
    QVERIFY(masks[0].equal(masks[2]));
    QVERIFY(masks[1].equal(masks[3]));
    bench.pipeline->setState(trained->network->initialState(3));
    bench.pipeline->beginPass(PassKind::Validation, orderOf(bench.labels), 1);
    while (bench.pipeline->loadBatch()) {
        bench.pipeline->evaluate();
    }
    const Step seen = stepOf(*trained->network, trained->network->initialState(3), bench.bytes, bench.labels,
                             false, at::kDouble);
    QVERIFY(std::abs(bench.pipeline->readSums().loss - seen.loss) <= 1e-5 * seen.loss);
}

/// A mask with a shape of its own is the same over the rest, and no two layers have the same one. Steps are
/// small, so that no output saturates and every value that is kept has a gradient.
void TestPjrtGraphs::dropsOutPlanesAndByShape()
{
    const auto trained = readModel(
        model({layer("Dropout", "whole", R"(,"rate":0.5,"noise_shape":[null,1,1,3])", {"in"}),
               layer("SpatialDropout2D", "plane", R"(,"rate":0.5)", {"in"}),
               layer("Dropout", "rows", R"(,"rate":0.5,"noise_shape":[1,null,1,1])", {"in"}),
               layer("Concatenate", "all", "", {"whole", "plane", "rows"}), layer("Flatten", "f", "", {"all"}),
               layer("Dense", "out", R"(,"units":1)", {"f"})}));
    QVERIFY(trained);
    const Bench bench(trained->network, hloNetwork(trained->definition), 1e-4, 64, 1);
    NetworkState state = trained->network->initialState(3);
    state.weights[0].zero_();
    int wholes = 0;
    int planes = 0;
    int unlike = 0;
    PictureOrder order = orderOf(bench.labels);
    bench.pipeline->setState(state);
    bench.pipeline->beginPass(PassKind::Training, order, 1);
    at::Tensor before = state.weights[0];
    for (int64_t picture = 0; picture < 64; ++picture) {
        bench.step();
        const at::Tensor after = bench.pipeline->state().weights[0];
        const at::Tensor moved = (after - before).reshape({32, 36, 9});
        const at::Tensor isBright = bench.bytes[picture].permute({1, 2, 0}).gt(0).repeat({1, 1, 3});
        const at::Tensor isKept = moved.ne(0);
        before = after;
        // Of each plane all that isn't dark, or nothing.
        const at::Tensor kept = isKept.sum(at::IntArrayRef({0, 1}));
        const at::Tensor bright = isBright.sum(at::IntArrayRef({0, 1}));
        const at::Tensor rows = isKept.narrow(2, 6, 3);
        const at::Tensor wholeRows = rows.eq(isBright.narrow(2, 6, 3)).all(2).all(1);
        QVERIFY(wholeRows.logical_or(rows.any(2).any(1).logical_not()).all().item<bool>());
        for (int64_t channel = 0; channel < 6; ++channel) {
            const int64_t count = kept[channel].item<int64_t>();
            QVERIFY(count == 0 || count == bright[channel].item<int64_t>());
            (channel < 3 ? wholes : planes) += count > 0 ? 1 : 0;
        }
        unlike += kept.narrow(0, 0, 3).gt(0).equal(kept.narrow(0, 3, 3).gt(0)) ? 0 : 1;
    }
    qInfo("kept %d and %d of 192 planes, unlike in %d of 64 pictures", wholes, planes, unlike);
    for (const int count : {wholes, planes}) {
        QVERIFY(std::abs(count - 96) <= 5 * std::sqrt(192 * 0.25));
    }
    QVERIFY(unlike > 32);  // by chance seven of eight are
}

void TestPjrtGraphs::saysWhichLayerHasNoForm()
{
    const auto trained = readModel(branches({{"Activation", R"(,"activation":"sparsemax")"}}));
    QVERIFY(trained);
    QVERIFY(hloNetwork(trained->definition) == nullptr);
    QCOMPARE(layersWithoutHlo(trained->definition), QStringList{QStringLiteral("a0 (sparsemax)")});
}

QTEST_GUILESS_MAIN(TestPjrtGraphs)
#include "tst_pjrtgraphs.moc"
