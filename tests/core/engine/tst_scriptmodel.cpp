// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicnetwork.h"
#include "engine/network/classic/classicweights.h"
#include "engine/network/networks.h"
#include "engine/network/scriptmodel.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/jit/serialization/import.h>

using namespace epochmark;

namespace {

ClassicShape shapeOf(int outputs)
{
    ClassicShape shape;
    shape.imageSize = 38;
    shape.hiddenUnits = 64;
    shape.outputUnits = outputs;
    return shape;
}

at::Tensor probabilities(const ClassicShape& shape, const NetworkState& state, at::Tensor x)
{
    const auto& w = state.weights;
    for (size_t block = 0; block < 3; ++block) {
        x = at::max_pool2d(at::relu(at::conv2d(x, w[2 * block], w[2 * block + 1])), {2, 2});
    }
    x = at::relu(at::linear(x.flatten(1), w[kHiddenWeight], w[kHiddenBias]));
    x = at::linear(x, w[kOutputWeight], w[kOutputBias]);
    return shape.outputUnits == 1 ? at::sigmoid(x) : at::softmax(x, 1);
}

}  // namespace

class TestScriptModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFileGivesTheNetworksProbabilities_data()
    {
        QTest::addColumn<int>("outputs");
        QTest::newRow("one") << 1;
        QTest::newRow("four") << 4;
    }

    void theFileGivesTheNetworksProbabilities()
    {
        QFETCH(int, outputs);
        const ClassicShape shape = shapeOf(outputs);
        const NetworkState state = glorotState(shape, 5);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("model.pt"));
        QVERIFY(saveScriptModel(ClassicNetwork(shape), state, path));
        torch::jit::Module model = torch::jit::load(path.toStdString());
        const at::Tensor pictures = at::rand({3, 3, 38, 38});
        const at::Tensor outcome = model.forward({pictures}).toTensor();
        QVERIFY(at::allclose(outcome, probabilities(shape, state, pictures), 1e-5, 1e-6));
    }

    /// Of networks with batch normalisation, squeezes and groups: what evaluation gives, by another way.
    void everyNetworksScriptIsItsEvaluation_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"resnet18", "resnet50", "mobilenetv3-small"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }

    void everyNetworksScriptIsItsEvaluation()
    {
        QFETCH(QString, id);
        const auto network = Networks::instance().make(id, 3);
        NetworkState state = network->initialState(5);
        for (at::Tensor& buffer : state.buffers) {  // no two alike, so that none stands in for another
            buffer.add_(at::rand(buffer.sizes()), 0.2);
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("model.pt"));
        QVERIFY(saveScriptModel(*network, state, path));
        torch::jit::Module model = torch::jit::load(path.toStdString());
        const at::NoGradGuard guard;
        const at::Tensor pictures = at::rand({2, 3, 150, 150});
        const at::Tensor expected = at::softmax(
            network->forward(state.weights, state.buffers, pictures, false), 1);
        const at::Tensor outcome = model.forward({pictures}).toTensor();
        QVERIFY(expected.std().item<double>() > 1e-6);
        QVERIFY(at::allclose(outcome, expected, 1e-4, 1e-6));
    }

    void anUnwritablePlaceIsNamed()
    {
        const ClassicShape shape = shapeOf(1);
        const QString path = QStringLiteral("/nonexistent-folder/model.pt");
        const Result<void> saved = saveScriptModel(ClassicNetwork(shape), glorotState(shape, 5), path);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::Input);
        QVERIFY(saved.error().message.contains(path));
    }

    void pythonLoadsIt()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()
            || QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import torch")}) != 0) {
            QSKIP("Python's torch isn't installed here.");
        }
        const ClassicShape shape = shapeOf(1);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("model.pt"));
        QVERIFY(saveScriptModel(ClassicNetwork(shape), glorotState(shape, 5), path));
        const QString script = QStringLiteral(
            "import sys, torch\n"
            "m = torch.jit.load(sys.argv[1])\n"
            "p = m(torch.rand(2, 3, 38, 38))\n"
            "assert p.shape == (2, 1) and bool(((p > 0) & (p < 1)).all())\n");
        QCOMPARE(QProcess::execute(python, {QStringLiteral("-c"), script, path}), 0);
    }
};

QTEST_GUILESS_MAIN(TestScriptModel)
#include "tst_scriptmodel.moc"
