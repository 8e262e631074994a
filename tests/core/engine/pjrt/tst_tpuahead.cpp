// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/pjrt/hlo/hlonetworks.h"
#include "engine/pjrt/hlo/stepprogram.h"
#include "workload/network/networkdefinition.h"
#include "workload/network/networkregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

/// Pictures on the device: as many as the article's dataset has, in round numbers.
constexpr qint64 kStored = 3000;

StateTypes stateTypesOf(const QString& id)
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

}  // namespace

/// What this program writes compiles for real TPUs, without one: Google's libtpu compiles for a topology that
/// isn't there. Only where EPOCHMARK_LIBTPU names that library (pip download libtpu); it is never shipped,
/// and what compiles has not been run. A minute or two each on two processors that are free, several for
/// training in fp32: hours in all. One of them: tst_tpuahead "compiles:resnet18, training, fp32, v5p".
class TestTpuAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compiles_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("topology");
        QTest::addColumn<bool>("isTraining");
        QTest::addColumn<HloMultiply>("multiply");
        QTest::addColumn<qint64>("storedRows");
        for (const char* network : {"classic", "resnet18"}) {
            for (const char* name : {"v2", "v3", "v4", "v5e", "v5p", "v6e", "tpu7x"}) {
                const auto row = [&](const char* what) -> QTestData& {
                    return QTest::addRow("%s, %s, %s", network, what, name)
                           << QString::fromLatin1(network)
                           << QString::fromLatin1(name) + QStringLiteral(":1x1x1");
                };
                row("training, bf16-products") << true << HloMultiply::Fast << kStored;
                row("evaluation, fp32") << false << HloMultiply::Exact << kStored;
                row("training, fp32") << true << HloMultiply::Exact << kStored;
                row("training, bf16-products, batch by batch") << true << HloMultiply::Fast << qint64(0);
            }
        }
    }

    void compiles()
    {
        QFETCH(QString, network);
        QFETCH(QString, topology);
        QFETCH(bool, isTraining);
        QFETCH(HloMultiply, multiply);
        QFETCH(qint64, storedRows);
        const QString library = qEnvironmentVariable("EPOCHMARK_LIBTPU");
        if (library.isEmpty()) {
            QSKIP("EPOCHMARK_LIBTPU names no libtpu.so to compile with.");
        }
        StepShape shape;
        shape.pictures = 2000;
        shape.storedRows = storedRows;
        shape.multiply = multiply;
        const StepProgram program = isTraining
                                        ? trainingProgram(*hloNetwork(network), stateTypesOf(network), shape)
                                        : evaluationProgram(*hloNetwork(network), stateTypesOf(network),
                                                            shape);
        const QTemporaryDir folder;
        QFile text(folder.filePath(QStringLiteral("program.mlir")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        QVERIFY(text.write(program.text.data(), qint64(program.text.size())) > 0);
        text.close();
        // In a process of its own: it prints, and can't be unloaded.
        QProcess ahead;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TPU_SKIP_MDS_QUERY"), QStringLiteral("1"));
        ahead.setProcessEnvironment(environment);
        QElapsedTimer clock;
        clock.start();
        ahead.start(QStringLiteral(TPU_AHEAD), {library, topology, text.fileName()});
        QVERIFY(ahead.waitForFinished(-1));
        const QByteArray told = ahead.readAllStandardOutput();
        QVERIFY2(ahead.exitCode() == 0, told.constData());
        qInfo("%s in %.0f s", told.trimmed().constData(), double(clock.elapsed()) / 1000);
    }
};

QTEST_GUILESS_MAIN(TestTpuAhead)
#include "tst_tpuahead.moc"
