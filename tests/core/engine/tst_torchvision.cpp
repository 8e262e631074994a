// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/mobilenetv3/mobilenetv3network.h"
#include "engine/network/networks.h"
#include "engine/network/normalsource.h"
#include "engine/tuned/autogradstep.h"
#include "places.h"
#include "workload/network/mobilenetv3/mobilenetv3definition.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>

using namespace epochmark;

namespace {

constexpr int kPictures = 4;
constexpr int kSide = 150;
constexpr double kTolerance = 1e-9;  // of a tensor's norm
// Of the largest gradient's norm: some gradients are nothing but rounding (of a bias that the next
// normalisation takes off).
constexpr double kLeast = 1e-12;

/// -1 to 1, as torchvision_oracle.py scatters them.
at::Tensor scattered(int64_t count, int phase)
{
    at::Tensor values = at::empty({count}, at::kDouble);
    auto* value = values.data_ptr<double>();
    for (int64_t i = 0; i < count; ++i) {
        auto hash = static_cast<uint32_t>((static_cast<uint64_t>(i) + 1 + 7919 * static_cast<uint64_t>(phase))
                                          * 2654435761U);
        hash ^= hash >> 15;
        hash *= 2246822519U;
        hash ^= hash >> 13;
        value[i] = static_cast<double>(hash) / 2147483648.0 - 1;
    }
    return values;
}

/// The formulas of torchvision_oracle.py.
at::Tensor formulaValue(const NetworkTensor& tensor, int phase)
{
    at::Tensor values = scattered(tensor.count(), phase);
    const auto& sizes = tensor.sizes;
    if (sizes.size() == 4) {
        const qint64 outputs = sizes[1] == 1 ? 1 : sizes[0];  // a depthwise kernel's meet no other channel's
        values.mul_(2 / std::sqrt(static_cast<double>(outputs * sizes[2] * sizes[3])));
    } else if (tensor.name.endsWith(QLatin1String("running_var"))
               || (tensor.name.endsWith(QLatin1String("weight")) && sizes.size() == 1)) {
        values.mul_(0.1).add_(1);
    } else {
        values.mul_(0.1);
    }
    return values.reshape(std::vector<int64_t>(sizes.begin(), sizes.end()));
}

std::vector<at::Tensor> formulaValues(const QList<NetworkTensor>& tensors)
{
    std::vector<at::Tensor> values;
    for (int phase = 0; phase < tensors.size(); ++phase) {
        values.push_back(formulaValue(tensors.at(phase), phase));
    }
    return values;
}

at::Tensor formulaPictures()
{
    return scattered(int64_t{kPictures} * 3 * kSide * kSide, 1000)
        .mul_(0.5)
        .add_(0.5)
        .reshape({kPictures, 3, kSide, kSide});
}

at::Tensor lossOf(const at::Tensor& logits, int outputs)
{
    const at::Tensor labels = at::arange(kPictures, at::kLong);
    return outputs == 1 ? at::binary_cross_entropy_with_logits(
               logits, labels.remainder(2).to(at::kDouble).unsqueeze(1))
                        : at::cross_entropy_loss(logits, labels.remainder(outputs));
}

/// Without dropout, as the oracle is.
std::shared_ptr<const Network> networkOf(const QString& id, int outputs)
{
    return id == MobileNetV3Definition().id()
               ? std::make_shared<const MobileNetV3Network>(outputs, nullptr, 0)
               : Networks::instance().make(id, outputs);
}

/// What a whole batch's normalisations summed, given once more to whoever has a part of it: ranks without a
/// link.
class ReplayedSums final : public BatchSums {
public:
    void replay()
    {
        m_isRecorded = true;
        m_next = 0;
    }
    void sum(at::Tensor& values) override
    {
        if (m_isRecorded) {
            values.copy_(m_sums.at(m_next++));
        } else {
            m_sums.push_back(values.clone());
        }
    }

private:
    std::vector<at::Tensor> m_sums;
    std::size_t m_next = 0;
    bool m_isRecorded = false;
};

at::Tensor outputsWithoutDropout(const NetworkState& state)
{
    const at::NoGradGuard guard;
    const MobileNetV3Network network(3, nullptr, 0);
    std::vector<at::Tensor> buffers = network.initialState(7).buffers;
    for (at::Tensor& buffer : buffers) {
        buffer = buffer.is_floating_point() ? buffer.to(at::kDouble) : buffer;
    }
    return network.forward(state.weights, buffers, formulaPictures(), true);
}

/// Every tensor of the oracle, by its name there.
QList<std::pair<QString, at::Tensor>> outcomeOf(const QString& id, int outputs, at::MemoryFormat order)
{
    const auto network = networkOf(id, outputs);
    std::vector<at::Tensor> weights = formulaValues(network->parameters());
    for (at::Tensor& weight : weights) {
        weight = (weight.dim() == 4 ? weight.contiguous(order) : weight).set_requires_grad(true);
    }
    const std::vector<at::Tensor> buffers = formulaValues(network->buffers());
    const at::Tensor pictures = formulaPictures().contiguous(order);
    QList<std::pair<QString, at::Tensor>> tensors;
    {
        const at::NoGradGuard guard;
        tensors.append({QStringLiteral("evaluated"), network->forward(weights, buffers, pictures, false)});
    }
    const at::Tensor logits = network->forward(weights, buffers, pictures, true);
    const at::Tensor loss = lossOf(logits, outputs);
    loss.backward();
    tensors.append({QStringLiteral("trained"), logits.detach()});
    tensors.append({QStringLiteral("loss"), loss.detach()});
    for (size_t i = 0; i < weights.size(); ++i) {
        tensors.append(
            {QStringLiteral("gradient.") + network->parameters().at(qsizetype(i)).name, weights[i].grad()});
    }
    for (size_t i = 0; i < buffers.size(); ++i) {
        tensors.append({QStringLiteral("after.") + network->buffers().at(qsizetype(i)).name, buffers[i]});
    }
    return tensors;
}

/// In full, for torchvision_oracle.py --compare.
void dump(const QString& id, int outputs, const QString& name, const at::Tensor& values)
{
    const QString folder = qEnvironmentVariable("EPOCHMARK_DUMP");
    if (folder.isEmpty()) {
        return;
    }
    QDir().mkpath(folder);
    QFile file(QStringLiteral("%1/%2.%3.%4.f64").arg(folder, id).arg(outputs).arg(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(static_cast<const char*>(values.data_ptr()), values.numel() * qint64(sizeof(double)));
}

bool isNear(double value, const QJsonValue& reference, double scale)
{
    return reference.isDouble() && std::abs(value - reference.toDouble()) <= kTolerance * scale;
}

double normOf(const QJsonValue& reference)
{
    return reference.toObject().value(QStringLiteral("norm")).toDouble();
}

double largestGradient(const QJsonObject& fixture)
{
    double largest = 0;
    for (auto tensor = fixture.begin(); tensor != fixture.end(); ++tensor) {
        largest = tensor.key().startsWith(QLatin1String("gradient."))
                      ? std::max(largest, normOf(tensor.value()))
                      : largest;
    }
    return largest;
}

/// `largest`: norm of the largest gradient.
void compare(const QString& name, const at::Tensor& values, const QJsonObject& reference, double largest)
{
    QVERIFY2(normOf(reference) > 0, qPrintable(name));
    const double least = name.startsWith(QLatin1String("gradient.")) ? kLeast / kTolerance * largest : 0;
    const double norm = std::max(normOf(reference), least);
    const double largestSum = norm * std::sqrt(static_cast<double>(values.numel()));
    QVERIFY2(isNear(values.norm().item<double>(), reference.value(QStringLiteral("norm")), norm),
             qPrintable(name));
    QVERIFY2(isNear(values.sum().item<double>(), reference.value(QStringLiteral("sum")), largestSum),
             qPrintable(name));
    const QJsonArray entries = reference.value(QStringLiteral("entries")).toArray();
    QCOMPARE(entries.size(), 16);
    for (int k = 0; k < 16; ++k) {
        const double entry = values[k * (values.numel() - 1) / 15].item<double>();
        QVERIFY2(isNear(entry, entries.at(k), norm), qPrintable(QStringLiteral("%1 %2").arg(name).arg(k)));
    }
}

}  // namespace

void listNetworks()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"resnet18", "resnet50", "mobilenetv3-small"}) {
        QTest::newRow(id) << QString::fromLatin1(id);
    }
}

/// torchvision's networks are the oracle: tests/bench/reference/torchvision_oracle.py wrote
/// data/NETWORK.json.
class TestTorchvision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTorchvision_data();
    void agreesWithTorchvision();
    void startsAsTorchvisionDoes_data() { listNetworks(); }
    void startsAsTorchvisionDoes();
    void quantilesAreThoseOfTheNormalDistribution();
    void summaryHasEveryParameter_data() { listNetworks(); }
    void summaryHasEveryParameter();
    void summaryTellsShapes();
    void onePictureIsABatch_data() { listNetworks(); }
    void onePictureIsABatch();
    void dropsOutInTrainingAlone();
    void partsDropOutAsTheWhole();
};

void TestTorchvision::agreesWithTorchvision_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("outputs");
    QTest::addColumn<bool>("isChannelsLast");
    for (const char* id : {"resnet18", "resnet50", "mobilenetv3-small"}) {
        const QString name = QString::fromLatin1(id);
        QTest::addRow("%s, one output", id) << name << 1 << false;
        if (qstrcmp(EPOCHMARK_SANITIZERS, "") == 0) {  // digits of LibTorch's, into which no sanitizer looks
            QTest::addRow("%s, one output, channels last", id) << name << 1 << true;
            QTest::addRow("%s, three outputs", id) << name << 3 << false;
        }
    }
}

void TestTorchvision::agreesWithTorchvision()
{
    QFETCH(QString, id);
    QFETCH(int, outputs);
    QFETCH(bool, isChannelsLast);
    QFile file(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/data/%1.json").arg(id));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject fixture = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject expected = fixture.value(QString::number(outputs)).toObject();
    const auto tensors = outcomeOf(
        id, outputs, isChannelsLast ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous);
    QCOMPARE(tensors.size(), expected.size());
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor values = tensor.contiguous().reshape({-1});
        dump(id, outputs, name, values);
        compare(name, values, expected.value(name).toObject(), largestGradient(expected));
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestTorchvision::startsAsTorchvisionDoes()
{
    QFETCH(QString, id);
    const auto network = Networks::instance().make(id, 1);
    const NetworkState state = network->initialState(42);
    const QList<NetworkTensor> parameters = network->parameters();
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const QList<qint64>& sizes = parameters.at(i).sizes;
        const at::Tensor weight = state.weights[size_t(i)].to(at::kDouble);
        const auto count = static_cast<double>(weight.numel());
        const double mean = weight.mean().item<double>();
        const double variance = weight.square().mean().item<double>();
        if (sizes.size() == 4) {
            const double expected = 2.0 / static_cast<double>(sizes[0] * sizes[2] * sizes[3]);
            QVERIFY(std::abs(mean) <= 5 * std::sqrt(expected / count));
            QVERIFY(std::abs(variance - expected) <= 5 * expected * std::sqrt(2 / count));
        } else if (parameters.at(i).name.startsWith(QLatin1String("fc."))) {
            const double bound = 1 / std::sqrt(id == QLatin1String("resnet18") ? 512.0 : 2048.0);
            QVERIFY(weight.abs().max().item<double>() <= bound);
            QVERIFY(weight.abs().max().item<double>() > 0);
        } else if (sizes.size() == 2) {  // MobileNetV3's: normal, 0.01
            QVERIFY(std::abs(mean) <= 5 * 0.01 / std::sqrt(count));
            QVERIFY(std::abs(variance - 1e-4) <= 5e-4 * std::sqrt(2 / count));
        } else {
            const double expected = parameters.at(i).name.endsWith(QLatin1String("weight")) ? 1 : 0;
            QVERIFY(weight.eq(expected).all().item<bool>());
        }
    }
    QCOMPARE(qsizetype(state.buffers.size()), network->buffers().size());
    QVERIFY(at::equal(network->initialState(42).weights[0], state.weights[0]));
    QVERIFY(!at::equal(network->initialState(43).weights[0], state.weights[0]));
    QVERIFY(state.buffers[0].eq(0).all().item<bool>() && state.buffers[1].eq(1).all().item<bool>());
}

/// The C library's error function turns a quantile back into its probability.
void TestTorchvision::quantilesAreThoseOfTheNormalDistribution()
{
    for (const double probability :
         {1e-300, 1e-20, 1e-9, 0.001, 0.07, 0.0751, 0.3, 0.5, 0.7, 0.925, 0.9251, 0.999, 1 - 1e-9}) {
        const double quantile = normalQuantile(probability);
        const double back = 0.5 * std::erfc(-quantile / std::sqrt(2.0));
        QVERIFY2(std::abs(back - probability) <= 1e-12 * probability,
                 qPrintable(QStringLiteral("%1 -> %2 -> %3").arg(probability).arg(quantile).arg(back)));
    }
    // 0.975: the number that every table of the normal distribution has.
    QVERIFY(std::abs(normalQuantile(0.975) - 1.9599639845400542) <= 1e-15);
}

void TestTorchvision::summaryHasEveryParameter()
{
    QFETCH(QString, id);
    for (const int outputs : {1, 3}) {
        const auto network = Networks::instance().make(id, outputs);
        qint64 count = 0;
        for (const LayerSummary& layer : network->summary()) {
            count += layer.parameters;
        }
        qint64 expected = 0;
        for (const NetworkTensor& tensor : network->parameters()) {
            expected += tensor.count();
        }
        QCOMPARE(count, expected);
    }
}

void TestTorchvision::summaryTellsShapes()
{
    const auto layers = Networks::instance().make(QStringLiteral("resnet18"), 1)->summary();
    QCOMPARE(layers.at(0).outputShape, QStringLiteral("75 × 75 × 64"));
    QCOMPARE(layers.at(9).outputShape, QStringLiteral("5 × 5 × 512"));
    const auto deeper = Networks::instance().make(QStringLiteral("resnet50"), 1)->summary();
    QCOMPARE(deeper.at(2).outputShape, QStringLiteral("38 × 38 × 256"));
    QCOMPARE(deeper.at(17).outputShape, QStringLiteral("5 × 5 × 2048"));
    const auto mobile = Networks::instance().make(QStringLiteral("mobilenetv3-small"), 1)->summary();
    QCOMPARE(mobile.at(4).outputShape, QStringLiteral("10 × 10 × 40"));
    QCOMPARE(mobile.at(11).outputShape, QStringLiteral("5 × 5 × 96"));
}

/// The last batch of an epoch may hold a single picture.
void TestTorchvision::onePictureIsABatch()
{
    QFETCH(QString, id);
    const auto network = Networks::instance().make(id, 1);
    const auto step = makeAutogradStep(network, TunedOptions{});
    step->setState(network->initialState(1));
    const Batch batch{formulaPictures().to(at::kFloat).slice(0, 0, 1), at::ones({1, 1})};
    step->computeGradients(batch);
    step->applyUpdate();
    const NetworkState after = step->state();
    QVERIFY(after.buffers[0].abs().sum().item<float>() > 0);
    for (const at::Tensor& weight : after.weights) {
        QVERIFY(weight.isfinite().all().item<bool>());
    }
    step->clearSums();
    step->evaluate(batch);
    QVERIFY(std::isfinite(step->readSums().loss));
    QVERIFY(at::equal(step->state().buffers[0], after.buffers[0]));
}

/// MobileNetV3's last hidden layer loses a fifth of its values in training, others each time, and none in
/// evaluation.
void TestTorchvision::dropsOutInTrainingAlone()
{
    const auto network = Networks::instance().make(QStringLiteral("mobilenetv3-small"), 3);
    const NetworkState state = network->initialState(7);
    const at::Tensor pictures = formulaPictures().to(at::kFloat);
    const auto outputs = [&](quint64 seed, bool isTraining) {
        const at::NoGradGuard guard;
        at::manual_seed(seed);
        return network->forward(state.weights, network->initialState(7).buffers, pictures, isTraining);
    };
    QVERIFY(at::equal(outputs(1, true), outputs(1, true)));
    QVERIFY(!at::equal(outputs(1, true), outputs(2, true)));
    QVERIFY(at::equal(outputs(1, false), outputs(2, false)));
}

/// Ranks drop what one device would drop: the whole batch's mask, of which each takes its part.
void TestTorchvision::partsDropOutAsTheWhole()
{
    const auto sums = std::make_shared<ReplayedSums>();
    const MobileNetV3Network network(3, sums, 0.5);
    NetworkState state = network.initialState(7);
    for (at::Tensor& weight : state.weights) {
        weight = weight.to(at::kDouble);
    }
    const auto outputs = [&](int64_t begin, int64_t end) {
        const at::NoGradGuard guard;
        std::vector<at::Tensor> buffers = network.initialState(7).buffers;
        for (at::Tensor& buffer : buffers) {
            buffer = buffer.is_floating_point() ? buffer.to(at::kDouble) : buffer;
        }
        at::manual_seed(5);
        sums->setBatchPart({begin, kPictures});
        return network.forward(state.weights, buffers, formulaPictures().slice(0, begin, end), true);
    };
    const at::Tensor whole = outputs(0, kPictures);
    sums->replay();
    const at::Tensor first = outputs(0, 1);
    sums->replay();
    const at::Tensor rest = outputs(1, kPictures);
    // Double precision's rounding, summed over a few thousand numbers.
    QVERIFY(at::allclose(at::cat({first, rest}), whole, 1e-8, 1e-10));
    QVERIFY(!at::allclose(whole, outputsWithoutDropout(state), 1e-8, 1e-10));  // something was dropped
}

QTEST_GUILESS_MAIN(TestTorchvision)
#include "tst_torchvision.moc"
