// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modeltexts.h"
#include "ranks/rankslice.h"
#include "workload/network/keras/graphplan.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkregistry.h"
#include "workload/workloadplan.h"
#include "workload/workloadspec.h"

#include <QTest>

using namespace epochmark;

namespace {

const PlannedLayer* find(const NetworkPlan& plan, const char* name)
{
    for (const PlannedLayer& layer : plan.layers) {
        if (layer.name == QLatin1String(name)) {
            return &layer;
        }
    }
    return nullptr;
}

/// "name" of each layer that feeds it.
QByteArray layer(const char* type, const char* name, const char* config, const QByteArrayList& inputs)
{
    QByteArrayList nodes;
    for (const QByteArray& input : inputs) {
        nodes.append(R"([")" + input + R"(",0,0,{}])");
    }
    const QByteArray inbound = nodes.isEmpty() ? QByteArray("[]") : "[[" + nodes.join(',') + "]]";
    const QByteArray named = "\"name\":\"" + QByteArray(name) + "\"";
    return "{\"class_name\":\"" + QByteArray(type) + "\"," + named + ",\"config\":{" + named + config
           + "},\"inbound_nodes\":" + inbound + '}';
}

QByteArray residualModel()
{
    constexpr const char* kConvolution = R"(,"filters":3,"kernel_size":[3,3],"padding":"same")";
    const QByteArrayList layers{layer("InputLayer", "in", R"(,"batch_input_shape":[null,32,32,3])", {}),
                                layer("ZeroPadding2D", "pad", R"(,"padding":[[1,1],[1,1]])", {"in"}),
                                layer("Conv2D", "conv1", R"(,"filters":3,"kernel_size":[3,3])", {"pad"}),
                                layer("BatchNormalization", "bn1", "", {"conv1"}),
                                layer("ReLU", "relu1", R"(,"max_value":6.0)", {"bn1"}),
                                layer("Conv2D", "conv2", kConvolution, {"relu1"}),
                                layer("BatchNormalization", "bn2", "", {"conv2"}),
                                layer("Add", "sum", "", {"bn2", "relu1"}),
                                layer("Activation", "relu2", R"(,"activation":"relu")", {"sum"}),
                                layer("Activation", "gelu", R"(,"activation":"gelu")", {"relu2"}),
                                layer("GlobalAveragePooling2D", "mean", "", {"gelu"}),
                                layer("Dropout", "none", R"(,"rate":0)", {"mean"}),
                                layer("Dense", "out", R"(,"units":1,"activation":"sigmoid")", {"none"})};
    return R"({"class_name":"Functional","config":{"name":"f","layers":[)" + layers.join(',')
           + R"(],"input_layers":[["in",0,0]],"output_layers":[["out",0,0]]}})";
}

}  // namespace

/// What is shown of a network, and what memory is foretold by.
class TestNetworkPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheParametersThatAreTrained();
    void classicIsThePublishedNetwork();
    void resnet18IsThePapersTable();
    void bottlenecksNarrowInTheMiddle();
    void mobileNetIsThePapersTable();
    void filesKeepTheirBranches();
    void keepsWhatTheWayBackLooksAt();
    void memoryGrowsWithTheBatch();
    void factsAreSaid();
};

/// Oracle: the shapes that the engine is given.
void TestNetworkPlan::hasTheParametersThatAreTrained()
{
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        for (const int outputs : {1, 3, 10}) {
            const NetworkPlan plan = network->plan(outputs);
            QCOMPARE(plan.trained, network->parameterCount(outputs));
            QCOMPARE(plan.parameterCount(), network->parameterCount(outputs));
            QCOMPARE(plan.layers.last().shape, QList<qint64>{outputs});
            for (qsizetype i = 0; i < plan.layers.size(); ++i) {
                QCOMPARE(plan.layers.at(i).inputs.isEmpty(), i == 0);
                for (const int input : plan.layers.at(i).inputs) {
                    QVERIFY(input >= 0 && input < i);
                }
            }
        }
    }
}

void TestNetworkPlan::classicIsThePublishedNetwork()
{
    const NetworkPlan plan = NetworkRegistry::instance().find(QStringLiteral("classic"))->plan(1);
    QCOMPARE(plan.parameterCount(), qint64{9'494'561});
    // 64.13 million, as published: windows times inputs, outputs and places.
    QCOMPARE(plan.multiplyAdds(), qint64{148 * 148} * 27 * 16 + qint64{72 * 72} * 144 * 32
                                      + qint64{34 * 34} * 288 * 64 + qint64{17 * 17 * 64} * 512 + 512);
    QCOMPARE(find(plan, "flatten")->shape, QList<qint64>{18'496});
    QCOMPARE(find(plan, "pool2")->shape, (QList<qint64>{36, 36, 32}));
}

/// He et al. 2015, table 1, at 150 pixels: sides of 75, 38, 38, 19, 10 and 5.
void TestNetworkPlan::resnet18IsThePapersTable()
{
    const NetworkPlan plan = NetworkRegistry::instance().find(QStringLiteral("resnet18"))->plan(1);
    QCOMPARE(find(plan, "conv1")->shape, (QList<qint64>{75, 75, 64}));
    QCOMPARE(find(plan, "maxpool")->shape, (QList<qint64>{38, 38, 64}));
    QCOMPARE(find(plan, "layer4.1.relu2")->shape, (QList<qint64>{5, 5, 512}));
    QCOMPARE(find(plan, "layer2.0.add")->inputs.size(), 2);
    qint64 expected = qint64{75 * 75} * 7 * 7 * 3 * 64 + qint64{4 * 38 * 38} * 9 * 64 * 64 + 512;
    qint64 side = 19;
    for (const qint64 channels : {128, 256, 512}) {
        const qint64 half = channels / 2;
        expected += side * side * (9 * half * channels + 3 * 9 * channels * channels + half * channels);
        side = (side + 1) / 2;
    }
    QCOMPARE(plan.multiplyAdds(), expected);
}

/// He et al. 2015, table 1: 1 x 1, 3 x 3, 1 x 1, the last with four times the filters; the stride stands at
/// the 3 x 3 (as in torchvision), so that the block's first convolution still sees the larger sides.
void TestNetworkPlan::bottlenecksNarrowInTheMiddle()
{
    const NetworkPlan plan = NetworkRegistry::instance().find(QStringLiteral("resnet50"))->plan(1);
    QCOMPARE(find(plan, "layer1.0.downsample.0")->shape, (QList<qint64>{38, 38, 256}));
    QCOMPARE(find(plan, "layer2.0.conv1")->shape, (QList<qint64>{38, 38, 128}));
    QCOMPARE(find(plan, "layer2.0.conv2")->shape, (QList<qint64>{19, 19, 128}));
    QCOMPARE(find(plan, "layer2.0.conv3")->shape, (QList<qint64>{19, 19, 512}));
    QCOMPARE(find(plan, "layer4.2.relu3")->shape, (QList<qint64>{5, 5, 2048}));
    QVERIFY(find(plan, "layer3.5.conv3") != nullptr && find(plan, "layer3.6.conv1") == nullptr);
}

/// Howard et al. 2019, table 2, at 150 pixels: sides of 75, 38, 19, 10 and 5.
void TestNetworkPlan::mobileNetIsThePapersTable()
{
    const NetworkPlan plan = NetworkRegistry::instance().find(QStringLiteral("mobilenetv3-small"))->plan(1);
    QCOMPARE(find(plan, "features.0.0")->shape, (QList<qint64>{75, 75, 16}));
    QCOMPARE(find(plan, "features.1.block.0.0")->shape, (QList<qint64>{38, 38, 16}));
    QCOMPARE(find(plan, "features.4.block.1.0")->detail, QStringLiteral("5 × 5 / 2"));
    QCOMPARE(find(plan, "features.11.block.3.0")->shape, (QList<qint64>{5, 5, 96}));
    QCOMPARE(find(plan, "features.8.block.2.fc1")->shape, QList<qint64>{40});
    QCOMPARE(find(plan, "features.8.block.2.scale")->inputs.size(), 2);
    QCOMPARE(find(plan, "features.8.block.2.scale")->shape, (QList<qint64>{10, 10, 144}));
    QCOMPARE(find(plan, "features.5.block.1.0")->multiplyAdds, qint64{10 * 10 * 25 * 240});
}

void TestNetworkPlan::filesKeepTheirBranches()
{
    const auto model = KerasModel::read(test::branchingModel(), QStringLiteral("b.json"), std::nullopt);
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    const NetworkPlan plan = planOf(model->graph);
    QCOMPARE(plan.layers.size(), model->graph.calls.size());
    QCOMPARE(plan.parameterCount(), model->graph.parameterCount());
    QCOMPARE(plan.multiplyAdds(), model->graph.multiplyAdds());
    QCOMPARE(find(plan, "sum")->inputs.size(), 2);
    QCOMPARE(find(plan, "left")->detail, QStringLiteral("3 × 3"));
    // The shared layer's weights are counted at its first use alone.
    QList<qint64> counts;
    for (const PlannedLayer& layer : plan.layers) {
        if (layer.name == QLatin1String("twice")) {
            counts.append(layer.parameters);
        }
    }
    QCOMPARE(counts, (QList<qint64>{20, 0}));
}

/// A block of a residual network, counted by hand: a normalisation needs what it gets, a rectifier what it
/// gives, a smooth activation what it gets, a sum and a mean neither; what is padded is the convolution's affair.
void TestNetworkPlan::keepsWhatTheWayBackLooksAt()
{
    const auto model = KerasModel::read(residualModel(), QStringLiteral("r.json"), std::nullopt);
    QVERIFY2(model, model ? "" : qPrintable(model.error().message));
    QStringList kept;
    for (const PlannedLayer& layer : planOf(model->graph).layers) {
        if (layer.isKept) {
            kept.append(layer.name);
        }
    }
    const QStringList wanted{QStringLiteral("input"), QStringLiteral("conv1"), QStringLiteral("relu1"),
                             QStringLiteral("conv2"), QStringLiteral("relu2"), QStringLiteral("mean"),
                             QStringLiteral("out")};
    QCOMPARE(kept, wanted);
}

void TestNetworkPlan::memoryGrowsWithTheBatch()
{
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        const NetworkPlan plan = network->plan(1);
        const qint64 fixed = 4 * 3 * network->parameterCount(1);  // weights, gradients, mean squares
        const qint64 each = plan.trainingBytes(1, 1) - fixed;
        QVERIFY(each > 4 * plan.layers.at(1).valueCount() / 4);
        QCOMPARE(plan.trainingBytes(20, 1), fixed + 20 * each);
        QCOMPARE(plan.trainingBytes(20, 2) - plan.trainingBytes(20, 1), 4 * network->parameterCount(1));
    }
}

void TestNetworkPlan::factsAreSaid()
{
    WorkloadSpec workload;
    QCOMPARE(planSize(workload), QStringLiteral("9,494,561 parameters."));
    QVERIFY2(planCosts(workload).startsWith(QStringLiteral("64,128,256 multiply-adds a picture, at least ")),
             qPrintable(planCosts(workload)));
    QVERIFY(planCosts(workload).contains(QStringLiteral("batches of 20")));
    const qint64 twenty = trainingBytes(workload).value_or(0);
    // Two ranks have two networks, and half of the batch each; of another machine's nothing is here.
    workload.batchSize = 10;
    const qint64 ten = trainingBytes(workload).value_or(0);
    workload.batchSize = 20;
    QCOMPARE(trainingBytes(workload, RankCount::together(2)).value_or(0), 2 * ten);
    QVERIFY(2 * ten > twenty);
    QCOMPARE(trainingBytes(workload, {2, 1}).value_or(0), ten);
    QCOMPARE(trainingBytes(workload, {}).value_or(0), twenty);
    workload.batchSize = 40;
    QVERIFY(trainingBytes(workload).value_or(0) > twenty && twenty > 0);
    workload.network = QStringLiteral("of-another-program");
    QVERIFY(planOf(workload).isEmpty() && !trainingBytes(workload) && planCosts(workload).isEmpty());
}

QTEST_GUILESS_MAIN(TestNetworkPlan)
#include "tst_networkplan.moc"
