// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/networks.h"
#include "engine/network/normalsource.h"
#include "engine/tuned/autogradstep.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <cmath>

using namespace epochmark;

namespace {

constexpr int kPictures = 4;
constexpr int kSide = 150;
constexpr double kTolerance = 1e-9;  // of a tensor's norm

/// The formulas of resnet18_oracle.py.
at::Tensor formulaValue(const NetworkTensor& tensor, int phase)
{
    at::Tensor values = at::empty({tensor.count()}, at::kDouble);
    auto* value = values.data_ptr<double>();
    for (int64_t i = 0; i < tensor.count(); ++i) {
        value[i] = std::sin(0.7 * static_cast<double>(i % 9973) + 1.3 * phase);
    }
    const auto& sizes = tensor.sizes;
    if (sizes.size() == 4) {
        values.mul_(2 / std::sqrt(static_cast<double>(sizes[0] * sizes[2] * sizes[3])));
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
    at::Tensor pictures = at::empty({kPictures, 3, kSide, kSide}, at::kDouble);
    auto* value = pictures.data_ptr<double>();
    for (int64_t i = 0; i < pictures.numel(); ++i) {
        value[i] = 0.5
                   + 0.5 * std::sin(0.11 * static_cast<double>(i % 7919) + 0.001 * static_cast<double>(i));
    }
    return pictures;
}

at::Tensor lossOf(const at::Tensor& logits, int outputs)
{
    const at::Tensor labels = at::arange(kPictures, at::kLong);
    return outputs == 1 ? at::binary_cross_entropy_with_logits(
               logits, labels.remainder(2).to(at::kDouble).unsqueeze(1))
                        : at::cross_entropy_loss(logits, labels.remainder(outputs));
}

/// Every tensor of the oracle, by its name there.
QList<std::pair<QString, at::Tensor>> outcomeOf(int outputs, at::MemoryFormat order)
{
    const auto network = Networks::instance().make(QStringLiteral("resnet18"), outputs);
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

/// In full, for resnet18_oracle.py --compare.
void dump(int outputs, const QString& name, const at::Tensor& values)
{
    const QString folder = qEnvironmentVariable("EPOCHMARK_DUMP");
    if (folder.isEmpty()) {
        return;
    }
    QDir().mkpath(folder);
    QFile file(QStringLiteral("%1/%2.%3.f64").arg(folder).arg(outputs).arg(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(static_cast<const char*>(values.data_ptr()), values.numel() * qint64(sizeof(double)));
}

bool isNear(double value, const QJsonValue& reference, double scale)
{
    return reference.isDouble() && std::abs(value - reference.toDouble()) <= kTolerance * scale;
}

void compare(const QString& name, const at::Tensor& values, const QJsonObject& reference)
{
    const double norm = reference.value(QStringLiteral("norm")).toDouble();
    const double largestSum = norm * std::sqrt(static_cast<double>(values.numel()));
    QVERIFY2(norm > 0, qPrintable(name));
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

/// torchvision's resnet18 is the oracle: tests/bench/reference/resnet18_oracle.py wrote data/resnet18.json.
class TestResNet18 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTorchvision_data();
    void agreesWithTorchvision();
    void startsAsTorchvisionDoes();
    void quantilesAreThoseOfTheNormalDistribution();
    void summaryHasEveryParameter();
    void onePictureIsABatch();
};

void TestResNet18::agreesWithTorchvision_data()
{
    QTest::addColumn<int>("outputs");
    QTest::addColumn<bool>("isChannelsLast");
    QTest::newRow("one output") << 1 << false;
    QTest::newRow("one output, channels last") << 1 << true;
    QTest::newRow("three outputs") << 3 << false;
}

void TestResNet18::agreesWithTorchvision()
{
    QFETCH(int, outputs);
    QFETCH(bool, isChannelsLast);
    QFile file(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/data/resnet18.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject fixture = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject expected = fixture.value(QString::number(outputs)).toObject();
    const auto tensors = outcomeOf(outputs, isChannelsLast ? at::MemoryFormat::ChannelsLast
                                                           : at::MemoryFormat::Contiguous);
    QCOMPARE(tensors.size(), expected.size());
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor values = tensor.contiguous().reshape({-1});
        dump(outputs, name, values);
        compare(name, values, expected.value(name).toObject());
        if (QTest::currentTestFailed()) {
            return;
        }
    }
}

void TestResNet18::startsAsTorchvisionDoes()
{
    const auto network = Networks::instance().make(QStringLiteral("resnet18"), 1);
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
            QVERIFY(weight.abs().max().item<double>() <= 1 / std::sqrt(512.0));
            QVERIFY(weight.abs().max().item<double>() > 0);
        } else {
            const double expected = parameters.at(i).name.endsWith(QLatin1String("weight")) ? 1 : 0;
            QVERIFY(weight.eq(expected).all().item<bool>());
        }
    }
    QVERIFY(at::equal(network->initialState(42).weights[0], state.weights[0]));
    QVERIFY(!at::equal(network->initialState(43).weights[0], state.weights[0]));
    QCOMPARE(state.buffers.size(), size_t{40});
    QVERIFY(state.buffers[0].eq(0).all().item<bool>() && state.buffers[1].eq(1).all().item<bool>());
}

/// The C library's error function turns a quantile back into its probability.
void TestResNet18::quantilesAreThoseOfTheNormalDistribution()
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

void TestResNet18::summaryHasEveryParameter()
{
    for (const int outputs : {1, 3}) {
        const auto network = Networks::instance().make(QStringLiteral("resnet18"), outputs);
        qint64 count = 0;
        for (const LayerSummary& layer : network->summary()) {
            count += layer.parameters;
        }
        QCOMPARE(count, 11'176'512 + 513 * outputs);
    }
    const auto layers = Networks::instance().make(QStringLiteral("resnet18"), 1)->summary();
    QCOMPARE(layers.at(0).outputShape, QStringLiteral("75 × 75 × 64"));
    QCOMPARE(layers.at(9).outputShape, QStringLiteral("5 × 5 × 512"));
}

/// The last batch of an epoch may hold a single picture.
void TestResNet18::onePictureIsABatch()
{
    const auto network = Networks::instance().make(QStringLiteral("resnet18"), 1);
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

QTEST_GUILESS_MAIN(TestResNet18)
#include "tst_resnet18.moc"
