// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphpass.h"

#include "engine/network/graph/graphactivation.h"
#include "workload/network/keras/kerasmodel.h"

#include <QTest>

#include <ATen/ops/allclose.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <cmath>

using namespace epochmark;

namespace {

/// Mean of the picture, Dense, the activation "s", Dense, and "s" again.
QByteArray gated()
{
    return R"({"class_name":"Functional","config":{"name":"f","layers":[{"class_name":"InputLayer","name":"i","config":)"
           R"({"name":"i","batch_shape":[null,32,32,3]},"inbound_nodes":[]},{"class_name":"GlobalAveragePooling2D",)"
           R"("name":"p","config":{"name":"p"},"inbound_nodes":[[["i",0,0,{}]]]},{"class_name":"Dense","name":"a",)"
           R"("config":{"name":"a","units":1},"inbound_nodes":[[["p",0,0,{}]]]},{"class_name":"Activation","name":"s",)"
           R"("config":{"name":"s","activation":"sigmoid"},"inbound_nodes":[[["a",0,0,{}]],[["b",0,0,{}]]]},)"
           R"({"class_name":"Dense","name":"b","config":{"name":"b","units":1},"inbound_nodes":[[["s",0,0,{}]]]}],)"
           R"("input_layers":[["i",0,0]],"output_layers":[["s",1,0]]}})";
}

}  // namespace

/// Values between a network's layers, against others computed by hand.
class TestGraphPass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutTheLastCallAlone();
    void computesKeras2sHardSigmoid();
};

/// An activation that is a gate, too, stays one: only its use as the output is left to the loss.
void TestGraphPass::leavesOutTheLastCallAlone()
{
    const auto model = KerasModel::read(gated(), QStringLiteral("gated.json"), {});
    QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
    LayerTensors tensors;
    for (const GraphLayer& layer : model->graph.layers) {
        tensors.emplace_back();
        if (layer.name == QLatin1String("a")) {
            tensors.back() = {at::tensor({1.0, 2.0, -1.0}, at::kDouble).view({1, 3}),
                              at::tensor({0.25}, at::kDouble)};
        } else if (layer.name == QLatin1String("b")) {
            tensors.back() = {at::tensor({3.0}, at::kDouble).view({1, 1}), at::tensor({-1.0}, at::kDouble)};
        }
    }
    const at::Tensor pictures = at::full({2, 3, 32, 32}, 0.5, at::kDouble);
    const double gate = 1 / (1 + std::exp(-(0.5 * (1 + 2 - 1) + 0.25)));
    const double logit = 3 * gate - 1;
    const at::Tensor logits = GraphPass(model->graph, tensors, {true, true, true}).run(pictures);
    const at::Tensor outputs = GraphPass(model->graph, tensors, {}).run(pictures);
    QCOMPARE(logits.sizes(), at::IntArrayRef({2, 1}));
    for (int64_t picture = 0; picture < 2; ++picture) {
        QVERIFY(std::abs(logits[picture][0].item<double>() - logit) < 1e-12);
        QVERIFY(std::abs(outputs[picture][0].item<double>() - 1 / (1 + std::exp(-logit))) < 1e-12);
    }
}

/// keras/src/activations.py of Keras 2.9: 0 below -2.5, 1 above 2.5, 0.2 x + 0.5 between.
void TestGraphPass::computesKeras2sHardSigmoid()
{
    Activation activation;
    activation.kind = ActivationKind::SteepHardSigmoid;
    const at::Tensor found = activated(at::tensor({-3.0, -2.0, 0.0, 1.0, 2.5, 4.0}, at::kDouble), activation);
    QVERIFY(at::allclose(found, at::tensor({0.0, 0.1, 0.5, 0.7, 1.0, 1.0}, at::kDouble), 1e-12, 1e-12));
}

QTEST_GUILESS_MAIN(TestGraphPass)
#include "tst_graphpass.moc"
