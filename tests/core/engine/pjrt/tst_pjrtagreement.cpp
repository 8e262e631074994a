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

#include "../syntheticpixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>

using namespace epochmark;

namespace {

constexpr double kRate = 0.001;

/// Soft shapes with a little grain, as photographs have: in pure noise a rounding error picks another winner
/// in too many pooling windows, and each is another gradient.
class SoftPixels final : public PixelStore {
public:
    SoftPixels(int64_t count, int64_t size)
    {
        const at::Tensor shapes = at::upsample_bilinear2d(at::rand({count, 3, 8, 8}).mul(240), {size, size},
                                                          true);
        pictures = shapes.add(at::rand_like(shapes).mul(15)).to(at::kByte);
        m_rows = pictures.permute({0, 2, 3, 1}).contiguous();
    }
    qsizetype count() const override { return m_rows.size(0); }
    const uchar* picture(qsizetype index) const override { return m_rows[index].data_ptr<uint8_t>(); }
    qint64 byteCount() const override { return m_rows.numel(); }

    at::Tensor pictures;  ///< N x 3 x size x size

private:
    at::Tensor m_rows;
};

std::vector<at::Tensor> copiesOf(const std::vector<at::Tensor>& tensors, at::ScalarType type)
{
    std::vector<at::Tensor> wide;
    for (const at::Tensor& tensor : tensors) {
        wide.push_back(tensor.to(type).clone());
    }
    return wide;
}

std::vector<at::Tensor> inSingle(const std::vector<at::Tensor>& tensors)
{
    std::vector<at::Tensor> narrow;
    for (const at::Tensor& tensor : tensors) {
        narrow.push_back(tensor.detach().to(at::kFloat));
    }
    return narrow;
}

/// A step in float64, or another type: LibTorch's own gradients and the update's formula.
struct WideStep {
    double loss = 0;  ///< summed over the pictures
    int64_t hits = 0;
    std::vector<at::Tensor> gradients;
    NetworkState next;
};

WideStep wideStep(const Network& network, const NetworkState& state, const at::Tensor& bytes,
                  const at::Tensor& labels, bool isTraining, at::ScalarType type = at::kDouble)
{
    std::vector<at::Tensor> weights = copiesOf(state.weights, type);
    std::vector<at::Tensor> buffers = copiesOf(state.buffers, type);
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(isTraining);
    }
    const at::Tensor pictures = bytes.to(type).div(255);
    const at::Tensor outputs = network.forward(weights, buffers, pictures, isTraining);
    const bool isBinary = network.outputUnits() == 1;
    const at::Tensor loss = isBinary
                                ? at::binary_cross_entropy_with_logits(outputs, labels.to(type).unsqueeze(1))
                                : at::cross_entropy_loss(outputs, labels);
    const at::Tensor chosen = isBinary ? outputs.squeeze(1).gt(0).to(at::kLong) : outputs.argmax(1);
    WideStep step;
    step.loss = loss.item<double>() * static_cast<double>(bytes.size(0));
    step.hits = chosen.eq(labels).sum().item<int64_t>();
    if (!isTraining) {
        return step;
    }
    step.gradients = torch::autograd::grad({loss}, weights);
    const std::vector<at::Tensor> squares = copiesOf(state.meanSquares, type);
    NetworkState next;
    for (size_t i = 0; i < weights.size(); ++i) {
        const at::Tensor& g = step.gradients[i];
        const at::Tensor v = squares[i].mul(WorkloadSpec::kRho).add(g.mul(g).mul(1 - WorkloadSpec::kRho));
        next.meanSquares.push_back(v);
        next.weights.push_back(
            weights[i].detach().sub(g.mul(kRate).div(v.sqrt().add(WorkloadSpec::kEpsilon))));
    }
    step.next = {inSingle(next.weights), inSingle(next.meanSquares), inSingle(buffers)};
    return step;
}

double apart(const at::Tensor& value, const at::Tensor& reference)
{
    const at::Tensor wide = reference.to(at::kDouble);
    return (value.to(at::kDouble) - wide).norm().item<double>() / std::max(wide.norm().item<double>(), 1e-30);
}

double furthest(const std::vector<at::Tensor>& values, const std::vector<at::Tensor>& references)
{
    double worst = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        worst = std::max(worst, apart(values[i], references[i]));
    }
    return worst;
}

/// g out of an update: w0 - w1 = rate g / (sqrt(v1) + eps).
std::vector<at::Tensor> gradientsOf(const NetworkState& before, const NetworkState& after)
{
    std::vector<at::Tensor> gradients;
    for (size_t i = 0; i < before.weights.size(); ++i) {
        const at::Tensor moved = before.weights[i].to(at::kDouble) - after.weights[i].to(at::kDouble);
        gradients.push_back(moved * (after.meanSquares[i].to(at::kDouble).sqrt() + WorkloadSpec::kEpsilon)
                            / kRate);
    }
    return gradients;
}

std::shared_ptr<const Network> networkNamed(const QString& name, int units, int size)
{
    if (name != QLatin1String("classic")) {
        return Networks::instance().make(name, units);
    }
    ClassicShape shape;
    shape.imageSize = size;
    shape.hiddenUnits = size == 150 ? 512 : 128;
    shape.outputUnits = units;
    return std::make_shared<ClassicNetwork>(shape);
}

PluginTarget cpuTarget()
{
    return Plugins::instance().target(QStringLiteral("pjrt:cpu:0")).value();
}

class Silent final : public TrainingObserver {
public:
    void stepFinished(const StepSample&) override {}
    void epochFinished(const EpochReport&) override {}
};

}  // namespace

class TestPjrtAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        PluginPlaces places;
        places.fetchedFolder = QStringLiteral(FETCHED_PLUGINS);
        Plugins::instance().setPlaces(places);
        if (!Plugins::instance().target(QStringLiteral("pjrt:cpu:0"))) {
            QSKIP("No PJRT plug-in was fetched: packaging/setup.sh --pjrt-cpu does.");
        }
        prepareTrainingThread(2);
        at::manual_seed(5);
    }

    /// Steps, each from the reference's state, the last with fewer pictures: losses within 1e-5 of float64,
    /// gradients within 5e-3 (ResNet-18: 2e-2) or twice what LibTorch's own fp32 is off (a rounding error
    /// picks another winner of a pooling window), hits the same, running statistics within 1e-5.
    void agreesWithFloat64_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("pictures");
        QTest::newRow("classic, sigmoid, 20 steps") << "classic" << 62 << 1 << 20 << 393;
        QTest::newRow("classic, softmax") << "classic" << 62 << 5 << 20 << 93;
        QTest::newRow("classic, no short batch") << "classic" << 62 << 1 << 20 << 60;
        QTest::newRow("classic, full size") << "classic" << 150 << 1 << 20 << 33;
        QTest::newRow("resnet18") << "resnet18" << 150 << 1 << 6 << 10;
        QTest::newRow("resnet18, no short batch, softmax") << "resnet18" << 150 << 3 << 4 << 8;
    }

    void agreesWithFloat64()
    {
        QFETCH(QString, network);
        QFETCH(int, size);
        QFETCH(int, units);
        QFETCH(int, batch);
        QFETCH(int, pictures);
        const auto trained = networkNamed(network, units, size);
        const auto pixels = std::make_shared<SoftPixels>(pictures, size);
        TrainingSetup setup = test::syntheticSetup(pictures, pictures, 1, std::max(2, units));
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        setup.workload.batchSize = batch;
        setup.workload.learningRate = kRate;
        setup.data.pixels = pixels;
        PjrtPipeline pipeline(setup, trained, *hloNetwork(network), cpuTarget());
        PictureOrder order;
        for (int i = 0; i < pictures; ++i) {
            order.rows.push_back((i * 7) % pictures);
            order.labels.push_back((i * 5 + i / 3) % std::max(2, units));
        }
        const at::Tensor rows = at::tensor(order.rows, at::kLong);
        const at::Tensor labels = at::tensor(order.labels, at::kLong);
        NetworkState state = trained->initialState(11);
        pipeline.setState(state);
        pipeline.beginPass(PassKind::Training, order, batch);
        double loss = 0;
        double gradients = 0;
        double ownGradients = 0;
        double squares = 0;
        double buffers = 0;
        int64_t hits = 0;
        for (int first = 0; first < pictures; first += batch) {
            const int64_t end = std::min(first + batch, pictures);
            const at::Tensor shown = pixels->pictures.index_select(0, rows.slice(0, first, end));
            const WideStep wide = wideStep(*trained, state, shown, labels.slice(0, first, end), true);
            const WideStep own = wideStep(*trained, state, shown, labels.slice(0, first, end), true,
                                          at::kFloat);
            ownGradients = std::max(ownGradients, furthest(own.gradients, wide.gradients));
            pipeline.setState(state);
            QVERIFY(pipeline.loadBatch());
            pipeline.computeGradients();
            pipeline.applyUpdate();
            const NetworkState got = pipeline.state();
            gradients = std::max(gradients, furthest(gradientsOf(state, got), wide.gradients));
            squares = std::max(squares, furthest(got.meanSquares, wide.next.meanSquares));
            buffers = std::max(buffers, furthest(got.buffers, wide.next.buffers));
            loss += wide.loss;
            hits += wide.hits;
            state = wide.next;
        }
        QVERIFY(!pipeline.loadBatch());
        const PassSums sums = pipeline.readSums();
        qInfo("loss %.1e, gradients %.1e (LibTorch's own fp32: %.1e), mean squares %.1e, statistics %.1e",
              std::abs(sums.loss - loss) / loss, gradients, ownGradients, squares, buffers);
        QVERIFY(std::abs(sums.loss - loss) <= 1e-5 * loss);
        QCOMPARE(sums.hits, hits);
        // Eighteen layers of ReLU and batch statistics of a few pictures: more winners that rounding changes.
        const double bar = std::max(network == QLatin1String("classic") ? 5e-3 : 2e-2, 2 * ownGradients);
        QVERIFY(gradients <= bar);
        QVERIFY(squares <= 2 * bar);
        QVERIFY(buffers <= 1e-5);
        QCOMPARE(sums.device, std::string("pjrt:cpu:0"));
        checkEvaluation(pipeline, *trained, *pixels, order, state, batch);
    }

    void stateComesBackAsItWas()
    {
        const auto network = networkNamed(QStringLiteral("resnet18"), 1, 150);
        TrainingSetup setup = test::syntheticSetup(4, 2, 1);
        setup.deviceId = QStringLiteral("pjrt:cpu:0");
        PjrtPipeline pipeline(setup, network, *hloNetwork(QStringLiteral("resnet18")), cpuTarget());
        const NetworkState state = network->initialState(3);
        pipeline.setState(state);
        pipeline.rehearse(4, 2);
        pipeline.setState(state);
        const NetworkState got = pipeline.state();
        QCOMPARE(furthest(got.weights, state.weights), 0.0);
        QCOMPARE(furthest(got.buffers, state.buffers), 0.0);
        QVERIFY(pipeline.compileSeconds() > 0);
    }

    /// A whole training through the engine learns what the processor's own does.
    void trainsAsTheProcessorDoes()
    {
        TrainingReport reports[2];
        const char* const ids[] = {"cpu", "pjrt:cpu:0"};
        for (int i = 0; i < 2; ++i) {
            TrainingSetup setup = test::syntheticSetup(50, 30, 3);
            setup.deviceId = QString::fromLatin1(ids[i]);
            auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
            QVERIFY2(training, qPrintable(training ? QString() : training.error().message));
            QVERIFY(training.value()->warmUp({}));
            Silent observer;
            const auto report = training.value()->train(observer, {});
            QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
            reports[i] = report.value();
            QCOMPARE(reports[i].deviceUsed, QString::fromLatin1(ids[i]));
            QVERIFY(training.value()->saveModel(m_home.filePath(QStringLiteral("model.pt"))));
        }
        QCOMPARE(reports[1].epochs.size(), 3);
        QCOMPARE(reports[1].epochs.last().validationAccuracy, reports[0].epochs.last().validationAccuracy);
        // The first losses hardly differ; later ones drift as fp32 does.
        QVERIFY(std::abs(*reports[1].epochs.first().trainLoss - *reports[0].epochs.first().trainLoss) < 0.05);
    }

private:
    static void checkEvaluation(PjrtPipeline& pipeline, const Network& network, const SoftPixels& pixels,
                                const PictureOrder& order, const NetworkState& state, int batch)
    {
        pipeline.setState(state);
        pipeline.beginPass(PassKind::Validation, order, batch);
        while (pipeline.loadBatch()) {
            pipeline.evaluate();
        }
        const PassSums sums = pipeline.readSums();
        const at::Tensor shown = pixels.pictures.index_select(0, at::tensor(order.rows, at::kLong));
        const WideStep wide = wideStep(network, state, shown, at::tensor(order.labels, at::kLong), false);
        QVERIFY2(std::abs(sums.loss - wide.loss) <= 1e-5 * wide.loss,
                 qPrintable(QStringLiteral("%1 %2").arg(sums.loss, 0, 'g', 10).arg(wide.loss, 0, 'g', 10)));
        QCOMPARE(sums.hits, wide.hits);
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPjrtAgreement)
#include "tst_pjrtagreement.moc"
