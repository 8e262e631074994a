// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/graph/graphpass.h"

#include "engine/network/graph/graphactivation.h"
#include "ranks/rankslice.h"
#include "workload/network/keras/kerasmodel.h"

#include <QTest>

#include <ATen/ATen.h>
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

/// Pictures in, the layer, pictures out; a sum makes one output of them.
QByteArray dropping(const QByteArray& layer)
{
    return R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
           R"("batch_shape":[null,32,32,3]}},)"
           + layer
           + R"(,{"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dense","config":{"name":"d","units":1}}]}})";
}

/// What a pass asks of ranks that aren't there.
class OneOfRanks final : public BatchSums {
public:
    void sum(at::Tensor&) override {}
};

}  // namespace

/// Values between a network's layers, against others computed by hand.
class TestGraphPass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutTheLastCallAlone();
    void computesKeras2sHardSigmoid();
    void ranksDropOutWhatOneWould_data();
    void ranksDropOutWhatOneWould();
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

void TestGraphPass::ranksDropOutWhatOneWould_data()
{
    QTest::addColumn<QByteArray>("layer");
    QTest::newRow("numbers") << QByteArray(R"({"class_name":"Dropout","config":{"name":"x","rate":0.4}})");
    QTest::newRow("whole planes") << QByteArray(
        R"({"class_name":"SpatialDropout2D","config":{"name":"x","rate":0.4}})");
    QTest::newRow("rows, the same for all pictures") << QByteArray(
        R"({"class_name":"Dropout","config":{"name":"x","rate":0.4,"noise_shape":[1,32,1,1]}})");
    QTest::newRow("rows of each picture") << QByteArray(
        R"({"class_name":"Dropout","config":{"name":"x","rate":0.4,"noise_shape":[null,32,1,1]}})");
}

/// Ranks that are seeded alike drop of their pictures exactly what one that has the whole batch drops of
/// them, also where one has no picture; and no two of them the same.
void TestGraphPass::ranksDropOutWhatOneWould()
{
    QFETCH(QByteArray, layer);
    const auto model = KerasModel::read(dropping(layer), QStringLiteral("dropping.json"), {});
    QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
    const int64_t inputs = 32 * 32 * 3;
    at::manual_seed(1);
    LayerTensors tensors(static_cast<size_t>(model->graph.layers.size()));
    for (qsizetype i = 0; i < model->graph.layers.size(); ++i) {
        if (!model->graph.layers.at(i).tensors.isEmpty()) {
            tensors[static_cast<size_t>(i)] = {at::rand({1, inputs}, at::kDouble),
                                               at::zeros({1}, at::kDouble)};
        }
    }
    // Bytes come in channels-last memory, pictures of a test in any.
    for (const auto order : {at::MemoryFormat::Contiguous, at::MemoryFormat::ChannelsLast}) {
        for (const auto& [count, ranks] : {std::pair(7, 3), std::pair(2, 3)}) {
            const at::Tensor all = at::rand({count, 3, 32, 32}, at::kDouble).contiguous(order);
            const auto pass = [&](const at::Tensor& pictures, const std::shared_ptr<BatchSums>& sums) {
                at::manual_seed(42);
                at::Tensor first = GraphPass(model->graph, tensors, {true, true, false, sums}).run(pictures);
                return at::cat(
                    {first, GraphPass(model->graph, tensors, {true, true, false, sums}).run(pictures)},
                    1);  // a second step goes on where the first one ended
            };
            const at::Tensor whole = pass(all, nullptr);
            std::vector<at::Tensor> parts;
            for (int rank = 0; rank < ranks; ++rank) {
                const RankSlice slice = sliceOf(size_t(count), rank, ranks);
                const auto sums = std::make_shared<OneOfRanks>();
                sums->setBatchPart({int64_t(slice.begin), count});
                parts.push_back(pass(all.narrow(0, int64_t(slice.begin), int64_t(slice.count())), sums));
            }
            const at::Tensor shared = at::cat(parts);
            QCOMPARE(shared.sizes(), whole.sizes());
            QVERIFY2(at::allclose(shared, whole, 1e-12, 1e-12), "another mask");
            QVERIFY(!at::allclose(whole.select(1, 0), whole.select(1, 1)));  // it drops at all
        }
    }
}

QTEST_GUILESS_MAIN(TestGraphPass)
#include "tst_graphpass.moc"
