// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workload/network/keras/kerasmodel.h"

#include "kerastexts.h"

#include <QJsonObject>
#include <QTest>

using namespace epochmark;
using namespace epochmark::test;

/// Keras' descriptions that aren't taken, or not as they are: in which words.
class TestKerasRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForAnOpenSize();
    void refusesInASentence_data();
    void refusesInASentence();
    void survivesHostileText_data();
    void survivesHostileText();
    void regularisersCanBeComputedButNotTrained();
};

void TestKerasRefusals::asksForAnOpenSize()
{
    const QJsonObject open = sequential(
        {inputLayer(0, 0), conv("first", 4), layer("GlobalMaxPooling2D", "pool"), dense("head", 1)});
    QCOMPARE(read(open).error().code, ErrorCode::Usage);
    const auto sized = KerasModel::read(text(open), QStringLiteral("m"), PictureSize{48, 64});
    QVERIFY(sized);
    QCOMPARE(sized->graph.inputShape(), (QList<qint64>{48, 64, 3}));
    // Flatten needs the size to know its own.
    QCOMPARE(sized->graph.statedInput, (QList<qint64>{0, 0, 3}));
}

void TestKerasRefusals::refusesInASentence_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("names");
    const auto add = [](const char* tag, const QJsonObject& model, const char* names) {
        QTest::newRow(tag) << text(model) << QString::fromLatin1(names);
    };
    const auto with = [](const char* key, const QJsonValue& value) {
        return changed(small(), 1, [=](QJsonObject& config) { config.insert(QLatin1String(key), value); });
    };
    const QJsonObject pool = layer("GlobalMaxPooling2D", "pool");
    add("lambda", sequential({inputLayer(), layer("Lambda", "evil"), pool, dense("d", 1)}),
        "\"evil\" (Lambda)");
    add("unknown", sequential({inputLayer(), layer("LSTM", "memory"), pool, dense("d", 1)}),
        "\"memory\" (LSTM)");
    add("negative strides", with("strides", shape({-1, 1})), "strides");
    add("no filters", with("filters", 0), "filters");
    add("half a filter", with("filters", 1.5), "filters");
    add("channels first", with("data_format", QStringLiteral("channels_first")), "data_format");
    add("strange activation", with("activation", QStringLiteral("my_own")), "my_own");
    add("too many parameters", sequential({inputLayer(), pool, dense("huge", 10'000'000), dense("d", 1000)}),
        "too large");
    add("ten to the twelve", sequential({inputLayer(), layer("Flatten", "f"), dense("huge", 10'000'000)}),
        "\"huge\" (Dense)");
    add("window too large", with("kernel_size", shape({40, 3})), "window");
    add("shape that overflows",
        sequential({inputLayer(), layer("UpSampling2D", "u1", {{QStringLiteral("size"), 64}}),
                    layer("UpSampling2D", "u2", {{QStringLiteral("size"), 64}}),
                    layer("UpSampling2D", "u3", {{QStringLiteral("size"), 64}}), pool, dense("d", 1)}),
        "too large");
    add("no vector", sequential({inputLayer(), conv("first", 4)}), "vector");
    add("grey pictures", sequential({inputLayer(32, 32, 1), conv("first", 4), pool, dense("d", 1)}),
        "3 channels");
    add("tiny pictures", sequential({inputLayer(8, 8), conv("first", 4), pool, dense("d", 1)}),
        "from 32 to 1024");
    QJsonObject own = small();
    own.insert(QStringLiteral("class_name"), QStringLiteral("MyModel"));
    add("subclassed", own, "(MyModel)");
    QJsonObject foreign = conv("first", 4);
    foreign.insert(QStringLiteral("module"), QStringLiteral("somebody.layers"));
    add("somebody's layer", sequential({inputLayer(), foreign, pool, dense("d", 1)}), "\"first\" (Conv2D)");
    const QStringList input{QStringLiteral("input")};
    add("fed by a later one",
        functional({{inputLayer(), {}},
                    {conv("early", 4), {QStringLiteral("late")}},
                    {conv("late", 4), input},
                    {pool, {QStringLiteral("early")}},
                    {dense("d", 1), {QStringLiteral("pool")}}}),
        "\"early\" (Conv2D)");
    add("a cycle",
        functional({{inputLayer(), {}},
                    {layer("Add", "sum"), {QStringLiteral("input"), QStringLiteral("round")}},
                    {conv("round", 3), {QStringLiteral("sum")}},
                    {pool, {QStringLiteral("round")}},
                    {dense("d", 1), {QStringLiteral("pool")}}}),
        "\"sum\" (Add)");
    add("fed by nothing",
        functional({{inputLayer(), {}},
                    {conv("lost", 4), {QStringLiteral("nobody")}},
                    {pool, {QStringLiteral("lost")}},
                    {dense("d", 1), {QStringLiteral("pool")}}}),
        "nobody");
    add("unlike shapes",
        functional({{inputLayer(), {}},
                    {conv("a", 4), input},
                    {layer("Add", "sum"), {QStringLiteral("a"), QStringLiteral("input")}},
                    {pool, {QStringLiteral("sum")}},
                    {dense("d", 1), {QStringLiteral("pool")}}}),
        "\"sum\" (Add)");
}

void TestKerasRefusals::refusesInASentence()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, names);
    const auto model = read(json);
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::Input);
    QVERIFY2(model.error().message.contains(names), qPrintable(model.error().message));
    QVERIFY(model.error().message.endsWith(u'.'));
}

void TestKerasRefusals::survivesHostileText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("PK\x03\x04");
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("no model") << QByteArray("{}");
    QTest::newRow("deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
    QTest::newRow("many") << QByteArray("{\"a\":[") + QByteArray("[],").repeated(400'000) + "1]}";
    QTest::newRow("large") << QByteArray("{\"a\":\"") + QByteArray(9 * 1024 * 1024, 'x') + "\"}";
    QTest::newRow("NaN") << text(small()).replace("\"filters\":4", "\"filters\":NaN");
    QTest::newRow("infinite") << text(small()).replace("\"filters\":4", "\"filters\":-Infinity");
    QTest::newRow("a string without end") << QByteArray("{\"class_name\":\"Sequential\\");
    QByteArray nested = R"({"class_name":"Sequential","config":{"name":"x","layers":[)";
    QTest::newRow("models within models") << nested.repeated(60) + "{}" + QByteArray("]}}").repeated(60);
    QTest::newRow("control characters")
        << text(small()).replace("\"first\"", "\"a\\u0000\\u001b[31m\"").replace("Conv2D", "Conv\\u202e2D");
}

void TestKerasRefusals::survivesHostileText()
{
    QFETCH(QByteArray, json);
    const auto model = read(json);
    QVERIFY(!model);
    for (const QChar c : model.error().message) {
        QVERIFY(c.isPrint() || c == QChar(QChar::ReplacementCharacter));
    }
}

void TestKerasRefusals::regularisersCanBeComputedButNotTrained()
{
    const auto model = read(changed(small(), 1, [](QJsonObject& config) {
        config.insert(QStringLiteral("kernel_regularizer"),
                      QJsonObject{{QStringLiteral("class_name"), QStringLiteral("L2")}});
    }));
    QVERIFY(model);
    QCOMPARE(model->graph.obstacles().size(), 1);
    QVERIFY(read(small())->graph.obstacles().isEmpty());
}

QTEST_GUILESS_MAIN(TestKerasRefusals)
#include "tst_kerasrefusals.moc"
