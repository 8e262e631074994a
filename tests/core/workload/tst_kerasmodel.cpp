// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/classicmodel.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkregistry.h"
#include "workload/workloadspec.h"

#include "kerastexts.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// Reading Keras' descriptions: what is taken, and in which order.
class TestKerasModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsASequentialModel();
    void readsKeras2();
    void listsBranchesAsKerasDoes();
    void opensModelsWithinModels();
    void namesChangeNothing();
    void whatIsComputedChangesTheText();
    void keepsItsCanonicalText();
    void knowsWhatValuesComeIn_data();
    void knowsWhatValuesComeIn();
    void saysThatANormalizationChangesNothing();
    void readsTheCompilePart();
    void knowsClassic();
    void aRecordTellsEnoughOfTheNetwork();
};

void TestKerasModel::readsASequentialModel()
{
    const auto model = read(small());
    QVERIFY2(model, qPrintable(refusal(model)));
    const NetworkGraph& graph = model->graph;
    QCOMPARE(graph.inputShape(), (QList<qint64>{32, 40, 3}));
    QCOMPARE(graph.calls.at(1).shape, (QList<qint64>{30, 38, 4}));
    QCOMPARE(graph.outputs(), 1);
    QCOMPARE(graph.parameterCount(), (3 * 3 * 3 + 1) * 4 + 4 + 1);
    QCOMPARE(graph.multiplyAdds(), 30 * 38 * 27 * 4 + 4);
    QCOMPARE(graph.lastActivation, QStringLiteral("sigmoid"));
    QVERIFY(!graph.takesBytes);
}

/// No modules, no InputLayer, the input's shape at the first layer, sources as lists of names.
void TestKerasModel::readsKeras2()
{
    const QByteArray plain =
        R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"Conv2D","config":{"name":"c",)"
        R"("batch_input_shape":[null,32,40,3],"filters":4,"kernel_size":[3,3],"padding":"valid"}},)"
        R"({"class_name":"GlobalMaxPooling2D","config":{"name":"p"}},{"class_name":"Dense","config":{"name":"d",)"
        R"("units":1,"activation":"sigmoid"}}]},"keras_version":"2.9.0","backend":"tensorflow"})";
    const auto model = read(plain);
    QVERIFY2(model, qPrintable(refusal(model)));
    QCOMPARE(canonicalText(model->graph), canonicalText(read(small())->graph));

    QByteArray functional =
        R"({"class_name":"Functional","config":{"name":"f","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
        R"("batch_input_shape":[null,32,40,3]},"name":"i","inbound_nodes":[]},{"class_name":"Conv2D","config":{"name":"c",)"
        R"("filters":4,"kernel_size":[3,3]},"name":"c","inbound_nodes":[[["i",0,0,{}]]]},{"class_name":)"
        R"("GlobalMaxPooling2D","config":{"name":"p"},"name":"p","inbound_nodes":[[["c",0,0,{}]]]},{"class_name":"Dense",)"
        R"("config":{"name":"d","units":1,"activation":"sigmoid"},"name":"d","inbound_nodes":[[["p",0,0,{}]]]}],)"
        R"("input_layers":[["i",0,0]],"output_layers":[["d",0,0]]}})";
    const auto branched = read(functional);
    QVERIFY2(branched, qPrintable(refusal(branched)));
    QCOMPARE(canonicalText(branched->graph), canonicalText(model->graph));
}

/// Keras sorts by depth below the output, not as listed: the short branch's convolution comes late.
void TestKerasModel::listsBranchesAsKerasDoes()
{
    const auto model = read(
        functional({{inputLayer(), {}},
                    {conv("short", 4), {QStringLiteral("input")}},
                    {conv("long", 4), {QStringLiteral("input")}},
                    {layer("Activation", "gate", {{QStringLiteral("activation"), QStringLiteral("silu")}}),
                     {QStringLiteral("long")}},
                    {layer("Add", "sum"), {QStringLiteral("short"), QStringLiteral("gate")}},
                    {layer("GlobalAveragePooling2D", "pool"), {QStringLiteral("sum")}},
                    {dense("head", 3), {QStringLiteral("pool")}}}));
    QVERIFY2(model, qPrintable(refusal(model)));
    QStringList names;
    for (const GraphLayer& found : model->graph.layers) {
        names.append(found.name);
    }
    names.removeAll(QString());
    QCOMPARE(names, QStringList({QStringLiteral("long"), QStringLiteral("short"), QStringLiteral("gate"),
                                 QStringLiteral("sum"), QStringLiteral("pool"), QStringLiteral("head")}));
    for (qsizetype i = 1; i < model->graph.calls.size(); ++i) {
        for (const int input : model->graph.calls.at(i).inputs) {
            QVERIFY(input < i);
        }
    }
}

void TestKerasModel::opensModelsWithinModels()
{
    QJsonObject inner = sequential({inputLayer(), conv("first", 4)}, "inner");
    inner.insert(QStringLiteral("name"), QStringLiteral("inner"));
    const auto nested = read(
        sequential({inputLayer(), inner, layer("GlobalMaxPooling2D", "pool"), dense("head", 1, "sigmoid")}));
    QVERIFY2(nested, qPrintable(refusal(nested)));
    QCOMPARE(canonicalText(nested->graph), canonicalText(read(small())->graph));
}

void TestKerasModel::namesChangeNothing()
{
    const auto other = changed(small(), 1, [](QJsonObject& config) {
        config.insert(QStringLiteral("name"), QStringLiteral("<b>"));
    });
    QVERIFY(!text(other).isEmpty() && text(other) != text(small()));
    QCOMPARE(canonicalText(read(other)->graph), canonicalText(read(small())->graph));
}

void TestKerasModel::whatIsComputedChangesTheText()
{
    const QByteArray before = canonicalText(read(small())->graph);
    const Change changes[] = {
        [](QJsonObject& config) { config.insert(QStringLiteral("padding"), QStringLiteral("same")); },
        [](QJsonObject& config) { config.insert(QStringLiteral("strides"), 2); },
        [](QJsonObject& config) { config.insert(QStringLiteral("activation"), QStringLiteral("relu6")); },
        [](QJsonObject& config) { config.insert(QStringLiteral("use_bias"), false); },
        [](QJsonObject& config) { config.insert(QStringLiteral("trainable"), false); },
        [](QJsonObject& config) {
            config.insert(QStringLiteral("kernel_initializer"), QStringLiteral("he_normal"));
        },
        [](QJsonObject& config) { config.insert(QStringLiteral("filters"), 5); }};
    for (const Change& change : changes) {
        const auto model = read(changed(small(), 1, change));
        QVERIFY2(model, qPrintable(refusal(model)));
        QVERIFY(canonicalText(model->graph) != before);
    }
}

/// The texts stand in the ids of stored results: whoever changes one parts the same networks' results.
void TestKerasModel::keepsItsCanonicalText()
{
    const auto hashOf = [](const QJsonObject& model) {
        return QCryptographicHash::hash(canonicalText(read(model)->graph), QCryptographicHash::Sha256)
            .toHex();
    };
    QCOMPARE(hashOf(small()), QByteArray("92eea5ff72078b7b78727fdfe24953865df8bfd2dd02719432cdcf9b11e0c0f1"));
    const QJsonObject larger = changed(
        sequential({inputLayer(), layer("Rescaling", "r", {{QStringLiteral("scale"), 1.0 / 255}}),
                    conv("first", 4), layer("BatchNormalization", "bn"),
                    layer("ReLU", "relu", {{QStringLiteral("max_value"), 6}}),
                    layer("DepthwiseConv2D", "deep", {{QStringLiteral("kernel_size"), 3}}),
                    layer("Dropout", "drop", {{QStringLiteral("rate"), 0.25}}),
                    layer("GlobalAveragePooling2D", "pool"), dense("head", 3, "softmax")}),
        2, [](QJsonObject& config) {
            config.insert(QStringLiteral("kernel_initializer"), QStringLiteral("he_normal"));
        });
    QCOMPARE(hashOf(larger), QByteArray("a3b28a5b21f0c149281d5d10505431a5144629b0659036a28ea09a578c9672a7"));
}

void TestKerasModel::knowsWhatValuesComeIn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isBytes");
    QTest::addColumn<bool>("isGuessed");
    QTest::addColumn<bool>("isCheckedInBytes");
    const auto rescaling = [](double scale, double offset) {
        return layer("Rescaling", "r",
                     {{QStringLiteral("scale"), scale}, {QStringLiteral("offset"), offset}});
    };
    const QJsonObject pool = layer("GlobalMaxPooling2D", "pool");
    const auto chain = [&pool](const QList<QJsonObject>& layers) {
        return text(sequential(QList<QJsonObject>{inputLayer()} + layers
                               + QList<QJsonObject>{conv("c", 4), pool, dense("head", 1)}));
    };
    const auto nested = [](const QList<QJsonObject>& layers) {
        QJsonObject inner = sequential(QList<QJsonObject>{inputLayer()} + layers, "inner");
        inner.insert(QStringLiteral("name"), QStringLiteral("inner"));
        return inner;
    };
    // The operators one after the other, each with the tensor before it and a number.
    const auto operators = [&pool](const QList<std::pair<const char*, double>>& steps) {
        QList<std::pair<QJsonObject, QStringList>> layers{{inputLayer(), {}}};
        QString before = QStringLiteral("input");
        for (const auto& [type, number] : steps) {
            QJsonObject entry = layer(type, type);
            entry.insert(QStringLiteral("module"), QStringLiteral("keras.src.ops.numpy"));
            layers.append({entry, {before}});
            before = QString::fromLatin1(type);
        }
        layers += {{conv("c", 4), {before}},
                   {pool, {QStringLiteral("c")}},
                   {dense("head", 1), {QStringLiteral("pool")}}};
        QByteArray json = text(functional(layers));
        for (const auto& [type, number] : steps) {
            const qsizetype place = json.indexOf(QByteArray("\"class_name\":\"") + type + '"');
            const qsizetype end = json.indexOf("}}],\"kwargs\"", place) + 2;
            json.insert(end, ',' + QByteArray::number(number));
        }
        return json;
    };
    const auto add = [](const char* tag, const QByteArray& json, bool isBytes, bool isGuessed,
                        bool isChecked) { QTest::newRow(tag) << json << isBytes << isGuessed << isChecked; };
    add("nothing", chain({}), false, false, false);
    add("rescaled", chain({rescaling(1.0 / 255, 0)}), true, false, true);
    add("rescaled to -1", chain({rescaling(1.0 / 127.5, -1)}), true, false, true);
    add("rescaled as 0 to 1", chain({rescaling(2, -1)}), true, true, true);
    add("behind padding", chain({layer("ZeroPadding2D", "z"), rescaling(1.0 / 255, 0)}), true, false, false);
    add("nested", chain({nested({rescaling(1.0 / 255, 0)})}), true, false, false);
    add("nested twice", chain({nested({nested({rescaling(1.0 / 255, 0)})})}), true, false, false);
    add("nested, none", chain({nested({conv("d", 4)})}), false, false, false);
    add("normalised",
        chain({layer("Normalization", "n",
                     {{QStringLiteral("mean"), shape({123.7, 116.3, 103.5})},
                      {QStringLiteral("variance"), shape({3410, 3264, 3292})}})}),
        true, false, true);
    add("x / 255", operators({{"TrueDivide", 255}}), true, false, false);
    add("preprocess_input", operators({{"TrueDivide", 127.5}, {"Subtract", 1}}), true, false, false);
    add("x - 127.5", operators({{"Subtract", 127.5}}), true, false, false);
    add("2 x - 1", operators({{"Multiply", 2}, {"Subtract", 1}}), false, false, false);
    add("x * 1", operators({{"Multiply", 1}}), false, true, false);
    add("divided",
        text(functional(
            {{inputLayer(), {}},
             {layer("Rescaling", "r", {{QStringLiteral("scale"), 0.01}}), {QStringLiteral("input")}},
             {layer("Add", "sum"), {QStringLiteral("r"), QStringLiteral("input")}},
             {pool, {QStringLiteral("sum")}},
             {dense("head", 1), {QStringLiteral("pool")}}})),
        true, true, true);
}

void TestKerasModel::knowsWhatValuesComeIn()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isBytes);
    QFETCH(bool, isGuessed);
    QFETCH(bool, isCheckedInBytes);
    const auto model = read(json);
    QVERIFY2(model, qPrintable(refusal(model)));
    QCOMPARE(model->graph.takesBytes, isBytes);
    QCOMPARE(model->graph.isCheckedInBytes, isCheckedInBytes);
    QCOMPARE(model->compiled.remarks.size(), isGuessed ? 1 : 0);
    QVERIFY(!isGuessed || model->compiled.remarks.first().contains(isBytes ? u"255" : u"0 to 1"));
}

/// What adapt() found lies among the weights; nobody is to believe that it is heeded.
void TestKerasModel::saysThatANormalizationChangesNothing()
{
    const auto model = read(sequential({inputLayer(), layer("Normalization", "adapted"), conv("first", 4),
                                        layer("GlobalMaxPooling2D", "pool"), dense("head", 1)}));
    QVERIFY2(model, qPrintable(refusal(model)));
    QVERIFY(model->compiled.remarks.join(u' ').contains(QStringLiteral("\"adapted\" (Normalization)")));
}

void TestKerasModel::readsTheCompilePart()
{
    QJsonObject model = small();
    const QJsonObject config{{QStringLiteral("learning_rate"), 0.009999999776482582},
                             {QStringLiteral("momentum"), 0.9},
                             {QStringLiteral("nesterov"), true}};
    model.insert(QStringLiteral("compile_config"),
                 QJsonObject{{QStringLiteral("optimizer"),
                              QJsonObject{{QStringLiteral("class_name"), QStringLiteral("SGD")},
                                          {QStringLiteral("config"), config}}},
                             {QStringLiteral("loss"), QStringLiteral("binary_crossentropy")}});
    const CompiledTraining compiled = read(model)->compiled;
    QVERIFY(compiled.optimiser);
    QCOMPARE(compiled.optimiser->learningRate, 0.01);
    QVERIFY(compiled.optimiser->isNesterov);
    QCOMPARE(compiled.loss, std::optional(QStringLiteral("binary_crossentropy")));
    QVERIFY(compiled.remarks.isEmpty());
    QCOMPARE(OptimiserSettings::fromFingerprint(compiled.optimiser->fingerprintObject()), compiled.optimiser);

    model.insert(QStringLiteral("compile_config"),
                 QJsonObject{{QStringLiteral("optimizer"), QStringLiteral("lion")}});
    QVERIFY(!read(model)->compiled.optimiser);
    QCOMPARE(read(model)->compiled.remarks.size(), 1);
}

/// Classic is Classic whoever describes it; whatever differs is another network.
void TestKerasModel::knowsClassic()
{
    const auto block = [](int filters) {
        QJsonObject entry = conv("c", filters);
        QJsonObject config = entry.value(QLatin1String("config")).toObject();
        config.insert(QStringLiteral("activation"), QStringLiteral("relu"));
        entry.insert(QStringLiteral("config"), config);
        return entry;
    };
    const QJsonObject pool = layer(
        "MaxPooling2D", "m", {{QStringLiteral("pool_size"), 2}, {QStringLiteral("strides"), shape({2, 2})}});
    const auto classic = [&](int side, const char* ending) {
        return sequential({inputLayer(side, side), block(16), pool, block(32), pool, block(64), pool,
                           layer("Flatten", "f"), dense("h", 512, "relu"), dense("o", 1, ending)});
    };
    QVERIFY(isClassic(read(classic(150, "sigmoid")).value()));
    QVERIFY(isClassic(read(classic(150, "linear")).value()));
    QVERIFY(!isClassic(read(classic(151, "sigmoid")).value()));
    QVERIFY(!isClassic(read(classic(150, "tanh")).value()));
    QVERIFY(!isClassic(read(small()).value()));
    QJsonObject adam = classic(150, "sigmoid");
    adam.insert(QStringLiteral("compile_config"),
                QJsonObject{{QStringLiteral("optimizer"), QStringLiteral("adam")}});
    QVERIFY(!isClassic(read(adam).value()));
    adam.insert(QStringLiteral("compile_config"),
                QJsonObject{{QStringLiteral("optimizer"), QStringLiteral("rmsprop")}});
    QVERIFY(isClassic(read(adam).value()));
    const auto unbiased = changed(classic(150, "sigmoid"), 1, [](QJsonObject& config) {
        config.insert(QStringLiteral("kernel_initializer"), QStringLiteral("he_uniform"));
    });
    QVERIFY(!isClassic(read(unbiased).value()));
}

/// What a fingerprint says of a file's network makes the same fingerprint where the file isn't.
void TestKerasModel::aRecordTellsEnoughOfTheNetwork()
{
    QJsonObject model = sequential({inputLayer(), layer("Rescaling", "r", {{QStringLiteral("scale"), 0.5}}),
                                    conv("first", 4), layer("BatchNormalization", "bn"),
                                    layer("GlobalMaxPooling2D", "pool"), dense("head", 3)});
    model.insert(QStringLiteral("compile_config"),
                 QJsonObject{{QStringLiteral("optimizer"), QStringLiteral("adamw")}});
    const KerasDefinition known(read(model).value(), QStringLiteral("my.keras"));
    QCOMPARE(known.parameterCount(3), read(model)->graph.trainedCount());
    qint64 trained = 0;
    for (const NetworkTensor& tensor : known.parameters(3)) {
        trained += tensor.count();
    }
    QCOMPARE(trained, known.parameterCount(3));
    QCOMPARE(known.buffers(3).size(), 2);
    QVERIFY(KerasDefinition(read(small()).value(), QStringLiteral("my.keras")).id() != known.id());

    NetworkRegistry& registry = NetworkRegistry::instance();
    const qsizetype offered = registry.all().size();
    registry.remember(std::make_unique<KerasDefinition>(read(model).value(), QStringLiteral("my.keras")));
    QCOMPARE(registry.all().size(), offered);
    WorkloadSpec spec;
    spec.network = known.id();
    spec.classes = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const QJsonObject told = spec.fingerprintObject();
    QCOMPARE(told.value(QLatin1String("resize")).toString(), QStringLiteral("nearest, 40 x 32"));
    auto remembered = KerasDefinition::remembered(told, QStringLiteral("my.keras"));
    QVERIFY(remembered);
    QVERIFY(remembered->graph() == nullptr);
    registry.remember(std::move(remembered));
    QVERIFY(spec.networkDefinition()->graph() == nullptr);
    QCOMPARE(spec.fingerprintObject(), told);
    QCOMPARE(spec.networkTitle(), QStringLiteral("my.keras"));
    QVERIFY(!KerasDefinition::remembered({}, {}));
    QVERIFY(!KerasDefinition::remembered(WorkloadSpec().fingerprintObject(), {}));
}

QTEST_GUILESS_MAIN(TestKerasModel)
#include "tst_kerasmodel.moc"
