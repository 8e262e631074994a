// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfile/modelfile.h"

#include "testzip.h"
#include "workload/network/keras/modeltext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
    QElapsedTimer clock;
    clock.start();
    const auto model = modelfile::read(path("refused.keras"), {});
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::Input);
    QVERIFY2(model.error().message.contains(words), qPrintable(model.error().message));
    QVERIFY2(clock.elapsed() < 5'000, "a refusal takes a moment, on a busy machine, too");
    QVERIFY(!modelfile::read(path("nowhere.keras"), {}));
    QVERIFY(modelfile::read(m_folder.path(), {}).error().message.contains(QStringLiteral("folder")));
}

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_modelfile.moc"
