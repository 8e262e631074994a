// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/kerasoptimiser.h"
#include "places.h"

#include "workload/network/keras/compiledtraining.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <ATen/ops/arange.h>
#include <ATen/ops/sin.h>
#include <torch/optim/rmsprop.h>

#include <cmath>

using namespace epochmark;

namespace {

constexpr double kRate = 0.05;

at::Tensor gradientOf(int step, int index)
{
    return at::sin(at::arange(3, at::kDouble).mul(0.6).add(1.7 * step + 0.9 * index));
}

std::vector<at::Tensor> startingWeights()
{
    const at::Tensor weight = at::arange(3, at::kDouble).mul(-0.2).add(0.5);
    return {weight.clone(), weight.add(1)};
}

/// Five steps from the start; returns all values.
QList<double> trained(const OptimiserSettings& settings)
{
    std::vector<at::Tensor> weights = startingWeights();
    KerasOptimiser optimiser(settings, kRate);
    for (int step = 1; step <= 5; ++step) {
        optimiser.update(weights, {gradientOf(step, 0), gradientOf(step, 1)});
    }
    QList<double> values;
    for (const at::Tensor& weight : weights) {
        for (int64_t i = 0; i < 3; ++i) {
            values.append(weight[i].item<double>());
        }
    }
    return values;
}

}  // namespace

/// Steps against Keras' own (tests/bench/reference/keras_optimisers.py), the legacy RMSprop against
/// LibTorch's.
class TestKerasOptimiser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAsKerasDoes_data();
    void stepsAsKerasDoes();
    void legacyStepsAsLibtorchDoes();
    void keepsWhatItNeeds();

private:
    static QJsonObject expected();
};

QJsonObject TestKerasOptimiser::expected()
{
    QFile file(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/core/engine/data/kerasoptimisers.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void TestKerasOptimiser::stepsAsKerasDoes_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = expected().keys();
    QCOMPARE(names.size(), 9);
    for (const QString& name : names) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestKerasOptimiser::stepsAsKerasDoes()
{
    QFETCH(QString, name);
    const QJsonObject told = expected().value(name).toObject();
    // By way of the file's words, as a run gets them.
    const QJsonObject optimiser{{QStringLiteral("class_name"), name.section(u' ', 0, 0)},
                                {QStringLiteral("config"), told.value(QLatin1String("config"))}};
    const CompiledTraining compiled = readCompiled(
        {{QStringLiteral("compile_config"), QJsonObject{{QStringLiteral("optimizer"), optimiser}}}});
    QVERIFY(compiled.optimiser);
    const QList<double> found = trained(*compiled.optimiser);
    const QJsonArray weights = told.value(QLatin1String("weights")).toArray();
    QCOMPARE(weights.size(), found.size());
    for (qsizetype i = 0; i < weights.size(); ++i) {
        const double wanted = weights.at(i).toDouble();
        QVERIFY2(std::abs(found.at(i) - wanted) < 1e-12, qPrintable(QString::number(found.at(i) - wanted)));
    }
}

void TestKerasOptimiser::legacyStepsAsLibtorchDoes()
{
    std::vector<at::Tensor> weights = startingWeights();
    for (at::Tensor& weight : weights) {
        weight.set_requires_grad(true);
    }
    torch::optim::RMSprop optimiser(weights, torch::optim::RMSpropOptions(kRate).alpha(0.9).eps(1e-7));
    for (int step = 1; step <= 5; ++step) {
        for (int index = 0; index < 2; ++index) {
            weights[static_cast<size_t>(index)].mutable_grad() = gradientOf(step, index);
        }
        optimiser.step();
    }
    const QList<double> found = trained({});
    for (qsizetype i = 0; i < found.size(); ++i) {
        const double wanted = weights[static_cast<size_t>(i / 3)].detach()[i % 3].item<double>();
        QVERIFY(std::abs(found.at(i) - wanted) < 1e-12);
    }
}

/// Six weights: so many numbers for each state that the settings' formulas have.
void TestKerasOptimiser::keepsWhatItNeeds()
{
    using Kind = OptimiserSettings::Kind;
    for (const Kind kind : {Kind::LegacyRmsprop, Kind::Rmsprop, Kind::Sgd, Kind::Adam, Kind::AdamW}) {
        OptimiserSettings settings;
        settings.kind = kind;
        std::vector<at::Tensor> weights = startingWeights();
        KerasOptimiser optimiser(settings, kRate);
        optimiser.update(weights, {gradientOf(1, 0), gradientOf(1, 1)});
        const int states = kind == Kind::Sgd ? 0 : kind == Kind::Adam || kind == Kind::AdamW ? 2 : 1;
        QCOMPARE(optimiser.stateNumbers(), 6 * states);
        QCOMPARE(settings.stateCount(), states);
    }
}

QTEST_GUILESS_MAIN(TestKerasOptimiser)
#include "tst_kerasoptimiser.moc"
