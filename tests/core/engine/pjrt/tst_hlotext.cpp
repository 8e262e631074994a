// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"
#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/hlo/stepprogram.h"
#include "workload/network/keras/kerasdefinition.h"
#include "workload/network/keras/kerasmodel.h"
#include "workload/network/networkdefinition.h"
#include "workload/network/networkregistry.h"

#include "../syntheticpixels.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
#include <cstdio>
#include <memory>

using namespace epochmark;

namespace {

/// What stands between "dense<" and ">" of the only constant.
QString constantOf(double value, const char* element = "f32")
{
    HloText text(HloMultiply::Exact);
    const QString module = QString::fromStdString(text.finish({text.constant(value, {element, {}})}));
    return module.section(QStringLiteral("dense<"), 1, 1).section(u'>', 0, 0);
}

StateTypes statesOf(const QString& id)
{
    const auto typesOf = [](const QList<NetworkTensor>& tensors) {
        std::vector<HloType> types;
        for (const NetworkTensor& tensor : tensors) {
            types.push_back({"f32", HloDims(tensor.sizes.begin(), tensor.sizes.end())});
        }
        return types;
    };
    const NetworkDefinition* network = NetworkRegistry::instance().find(id);
    return {typesOf(network->parameters(1)), typesOf(network->buffers(1))};
}

/// German, made here where this machine has none: as a desktop program has it, for the C library too.
bool setGerman(const QTemporaryDir& folder)
{
    const QString made = folder.filePath(QStringLiteral("de_DE.UTF-8"));
    QProcess::execute(QStringLiteral("localedef"), {QStringLiteral("-i"), QStringLiteral("de_DE"),
                                                    QStringLiteral("-f"), QStringLiteral("UTF-8"), made});
    if (QFile::exists(made)) {
        qputenv("LOCPATH", QFile::encodeName(folder.path()));
    }
    return std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
}

}  // namespace

class TestHloText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesNumbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("written");
        QTest::newRow("nothing") << 0.0 << "0.000000000e+00";
        QTest::newRow("a learning rate") << 1e-3 << "1.000000000e-03";
        QTest::newRow("a share") << 1.0 / 255 << "3.921568627e-03";
        QTest::newRow("negative") << -12.5 << "-1.250000000e+01";
        QTest::newRow("large") << 16777216.0 << "1.677721600e+07";
    }

    void writesNumbers()
    {
        QFETCH(double, value);
        QTEST(constantOf(value), "written");
        QCOMPARE(static_cast<float>(constantOf(value).toDouble()), static_cast<float>(value));
    }

    void writesWholeNumbers()
    {
        QCOMPARE(constantOf(2147483647, "i32"), QStringLiteral("2147483647"));
        QCOMPARE(constantOf(-3, "i32"), QStringLiteral("-3"));
    }

    /// fp32 is HIGHEST in every product; another precision is what the device does by DEFAULT, and the same
    /// program otherwise.
    void writesThePrecisionOfEveryProduct_data()
    {
        QTest::addColumn<QString>("network");
        QTest::newRow("classic") << "classic";
        QTest::newRow("resnet18") << "resnet18";
        QTest::newRow("resnet50") << "resnet50";
        QTest::newRow("mobilenetv3") << "mobilenetv3-small";
    }

    void writesThePrecisionOfEveryProduct()
    {
        QFETCH(QString, network);
        const auto state = statesOf(network);
        StepShape shape;
        shape.pictures = 30;
        shape.storedRows = 50;
        const QString exact = QString::fromStdString(
            trainingProgram(*hloNetwork(network), state, shape).text);
        shape.multiply = HloMultiply::Fast;
        QString fast = QString::fromStdString(trainingProgram(*hloNetwork(network), state, shape).text);
        // "stablehlo.convolution(", and not its precision_config
        const auto products = exact.count(QStringLiteral("stablehlo.convolution("))
                              + exact.count(QStringLiteral("stablehlo.dot_general"));
        QVERIFY(products > 10);
        QCOMPARE(exact.count(QStringLiteral("HIGHEST")), 2 * products);
        QVERIFY(!exact.contains(QStringLiteral("DEFAULT")));
        QCOMPARE(fast.count(QStringLiteral("DEFAULT")), 2 * products);
        QCOMPARE(fast.replace(QStringLiteral("DEFAULT"), QStringLiteral("HIGHEST")), exact);
    }

    /// A step that brings its own pictures has no table of them, and gathers nothing.
    void takesABatchOrGathersIt()
    {
        StepShape shape;
        shape.pictures = 30;
        shape.storedRows = 50;
        const auto state = statesOf(QStringLiteral("classic"));
        const StepProgram stored = trainingProgram(*hloNetwork(QStringLiteral("classic")), state, shape);
        shape.storedRows = 0;
        const StepProgram brought = trainingProgram(*hloNetwork(QStringLiteral("classic")), state, shape);
        QCOMPARE(stored.arguments.size(), brought.arguments.size() + 1);
        QCOMPARE(brought.arguments.back().dims, (HloDims{20, 67500}));
        QVERIFY(stored.text.find("stablehlo.gather") != std::string::npos);
        QVERIFY(brought.text.find("stablehlo.gather") == std::string::npos);
    }

    /// By scattering, which TPUs and cards are good at, or by comparing, for XLA's compiler for processors.
    void poolsInTwoWays_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("pools");
        QTest::addColumn<int>("overlapping");  // which are scattered in any case
        QTest::newRow("classic") << "classic" << 3 << 0;
        QTest::newRow("resnet18") << "resnet18" << 1 << 1;
    }

    void poolsInTwoWays()
    {
        QFETCH(QString, network);
        StepShape shape;
        shape.pictures = 30;
        const auto scatters = [&] {
            const auto text = trainingProgram(*hloNetwork(network), statesOf(network), shape).text;
            return int(QString::fromStdString(text).count(QStringLiteral("select_and_scatter\"(")));
        };
        QTEST(scatters(), "pools");
        shape.isPoolingByComparison = true;
        QTEST(scatters(), "overlapping");
    }

    /// Of this program's own networks; a model file's may have a layer that has none, and then says which.
    void everyNetworkHasAForm()
    {
        for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
            QVERIFY2(hloNetwork(network->id()) != nullptr, qPrintable(network->id()));
        }
        QVERIFY(hloNetwork(QStringLiteral("nobody")) == nullptr);
    }

    void aLayerWithoutAFormIsNamed()
    {
        const QByteArray text =
            "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"s\",\"layers\":["
            "{\"class_name\":\"InputLayer\",\"config\":{\"name\":\"in\",\"batch_shape\":[null,150,150,3]}},"
            "{\"class_name\":\"GlobalAveragePooling2D\",\"config\":{\"name\":\"pool\"}},"
            "{\"class_name\":\"Dense\",\"config\":{\"name\":\"gate\",\"units\":4,\"activation\":\"sparsemax\"}},"
            "{\"class_name\":\"Dense\",\"config\":{\"name\":\"out\",\"units\":1}}]}}";
        const auto model = KerasModel::read(text, QStringLiteral("sparse.json"), {});
        QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
        TrainingSetup setup = test::syntheticSetup(4, 2, 1);
        setup.workload.network = NetworkRegistry::instance()
                                     .remember(std::make_unique<KerasDefinition>(
                                         model.value(), QStringLiteral("sparse")))
                                     ->id();
        setup.deviceId = QStringLiteral("pjrt:nobody:0");
        const auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
        QVERIFY(!training);
        QCOMPARE(training.error().message,
                 QStringLiteral("pjrt:nobody:0 can't train sparse: its layer gate (sparsemax) has no form for "
                                "plug-ins yet. Choose another device."));
    }

    /// A desktop program speaks its user's language in the C library, too.
    void writesPointsInGerman()
    {
        const QTemporaryDir folder;
        if (!setGerman(folder)) {
            QSKIP("this machine has no German and can't make it");
        }
        char number[16];
        std::snprintf(number, sizeof number, "%.1f", 0.5);
        const QString written = constantOf(1e-3);
        std::setlocale(LC_ALL, "C");
        QCOMPARE(QString::fromLatin1(number), QStringLiteral("0,5"));
        QCOMPARE(written, QStringLiteral("1.000000000e-03"));
    }
};

QTEST_GUILESS_MAIN(TestHloText)
#include "tst_hlotext.moc"
