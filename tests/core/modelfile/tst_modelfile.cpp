// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfile/modelfile.h"

#include "modelfile/filenetwork.h"
#include "testzip.h"
#include "workload/network/keras/modeltext.h"
#include "workload/network/networkregistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace epochmark;

namespace {

const QByteArray kModel =
    R"({"class_name":"Sequential","config":{"name":"s","layers":[{"class_name":"InputLayer","config":{"name":"i",)"
    R"("batch_shape":[null,32,32,3]}},{"class_name":"GlobalMaxPooling2D","config":{"name":"p"}},)"
    R"({"class_name":"Dense","config":{"name":"d","units":2}}]}})";

}  // namespace

/// Model files on disk, the hostile ones among them.
class TestModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsZipAndText();
    void tellsKeras2ByItsMetadata();
    void classicOfAnyClassesIsClassic();
    void keepsAHeadThatFits();
    void refuses_data();
    void refuses();

private:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const QString& file, const QByteArray& bytes) const;

    QTemporaryDir m_folder;
};

void TestModelFile::write(const QString& file, const QByteArray& bytes) const
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
}

void TestModelFile::readsZipAndText()
{
    TestZip zip;
    TestZip::Options deflated;
    deflated.isDeflated = true;
    zip.add("metadata.json", "{}");
    zip.add("config.json", kModel, deflated);
    zip.add("model.weights.h5", QByteArray(100'000, 'w'));
    zip.writeTo(path("whole.keras"));
    write(path("plain.json"), "\xEF\xBB\xBF" + kModel);
    for (const char* name : {"whole.keras", "plain.json"}) {
        const auto model = modelfile::read(path(name), {});
        QVERIFY2(model, qPrintable(model ? QString() : model.error().message));
        QCOMPARE(model->graph.parameterCount(), 8);
    }
}

/// The version decides which hard_sigmoid is meant.
void TestModelFile::tellsKeras2ByItsMetadata()
{
    QByteArray model = kModel;
    model.replace(R"("units":2)", R"("units":2,"activation":"hard_sigmoid")");
    const auto kindOf = [&](const QByteArray& version) {
        TestZip zip;
        zip.add("metadata.json", R"({"keras_version":")" + version + R"("})");
        zip.add("config.json", model);
        zip.writeTo(path("versioned.keras"));
        const auto read = modelfile::read(path("versioned.keras"), {});
        return read ? read->graph.layers.at(read->graph.calls.last().layer).activation.kind
                    : ActivationKind::Linear;
    };
    QVERIFY(kindOf("2.13.1") == ActivationKind::SteepHardSigmoid);
    QVERIFY(kindOf("3.15.0") == ActivationKind::HardSigmoid);
}

void TestModelFile::classicOfAnyClassesIsClassic()
{
    const auto idOf = [this](const QByteArray& outputs, std::optional<int> classes) {
        QByteArray layers =
            R"({"class_name":"InputLayer","config":{"name":"i","batch_shape":[null,150,150,3]}},)";
        for (const char* filters : {"16", "32", "64"}) {
            layers += QByteArray(R"({"class_name":"Conv2D","config":{"name":"c","filters":)") + filters
                      + R"(,"kernel_size":[3,3],"activation":"relu"}},{"class_name":"MaxPooling2D",)"
                        R"("config":{"name":"m","pool_size":[2,2]}},)";
        }
        write(
            path("classic.json"),
            R"({"class_name":"Sequential","config":{"name":"k","layers":[)" + layers
                + R"({"class_name":"Flatten","config":{"name":"f"}},{"class_name":"Dense","config":{"name":"h",)"
                  R"("units":512,"activation":"relu"}},{"class_name":"Dense","config":{"name":"o",)"
                + outputs + "}}]}}");
        const auto opened = openFileNetwork({path("classic.json"), {}, classes});
        return opened ? opened->id : opened.error().message;
    };
    const QString classic = QStringLiteral("classic");
    QCOMPARE(idOf(R"("units":1,"activation":"sigmoid")", {}), classic);
    QCOMPARE(idOf(R"("units":1,"activation":"sigmoid")", 5), classic);
    QCOMPARE(idOf(R"("units":3,"activation":"softmax")", {}), classic);
    QVERIFY(idOf(R"("units":2,"activation":"softmax")", {}) != classic);
    QVERIFY(idOf(R"("units":3,"activation":"softmax","use_bias":false)", {}) != classic);
}

void TestModelFile::keepsAHeadThatFits()
{
    write(path("three.json"), QByteArray(kModel).replace("\"units\":2", "\"units\":3"));
    const auto whole = openFileNetwork({path("three.json"), {}, {}});
    const auto fitting = openFileNetwork({path("three.json"), {}, 3});
    const auto other = openFileNetwork({path("three.json"), {}, 4});
    QVERIFY(whole && fitting && other);
    QCOMPARE(fitting->id, whole->id);
    QCOMPARE(NetworkRegistry::instance().find(fitting->id)->title(), QStringLiteral("three.json"));
    QVERIFY(other->id != whole->id);
    QVERIFY(NetworkRegistry::instance().find(other->id)->title().contains(QStringLiteral("4 classes")));
}

void TestModelFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const auto zipped = [](const QByteArray& entry, const QByteArray& data, const TestZip::Options& options) {
        TestZip zip;
        zip.add(entry, data, options);
        return zip.bytes();
    };
    TestZip::Options deflated;
    deflated.isDeflated = true;
    TestZip::Options lying = deflated;
    lying.claimedSize = 100;
    TestZip::Options wrong;
    wrong.hasWrongCrc = true;
    const QByteArray bomb(64 * 1024 * 1024, ' ');
    QTest::newRow("zip bomb") << zipped("config.json", bomb, deflated) << QStringLiteral("larger than");
    QTest::newRow("bomb that lies") << zipped("config.json", bomb, lying) << QStringLiteral("config.json");
    QTest::newRow("wrong checksum") << zipped("config.json", kModel, wrong) << QStringLiteral("checksum");
    QTest::newRow("somebody's zip") << zipped("holiday.jpg", "x", {})
                                    << QStringLiteral("without config.json");
    QTest::newRow("truncated") << zipped("config.json", kModel, {}).first(200)
                               << QStringLiteral("refused.keras");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("weights") << QByteArray("\x89HDF\r\n\x1a\n") + QByteArray(100, '\0')
                             << QStringLiteral("HDF5");
    QTest::newRow("large text") << QByteArray(modeltext::kMaxBytes + 1, ' ') << QStringLiteral("larger than");
}

void TestModelFile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    write(path("refused.keras"), bytes);
    const std::clock_t before = std::clock();
    const auto model = modelfile::read(path("refused.keras"), {});
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::Input);
    QVERIFY2(model.error().message.contains(words), qPrintable(model.error().message));
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;  // of this process, however busy the machine
    QVERIFY2(seconds < 5, "a refusal takes a moment");
    QVERIFY(!modelfile::read(path("nowhere.keras"), {}));
    QVERIFY(modelfile::read(m_folder.path(), {}).error().message.contains(QStringLiteral("folder")));
}

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_modelfile.moc"
