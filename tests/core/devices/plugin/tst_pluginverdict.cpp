// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/plugin/pluginprobe.h"
#include "devices/plugin/tpubus.h"
#include "machinetree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace epochmark;

namespace {

const PluginLibrary kStub{QStringLiteral("stub"), QStringLiteral(STUB_PLUGIN), true};

}  // namespace

/// What a plug-in tells of its devices, and what is kept of it.
class TestPluginVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("EPOCHMARK_HOME", QFile::encodeName(m_home.path()));
        for (const char* name : {"STUB_PLUGIN", "STUB_CAPABILITY", "STUB_UNTOLD", "STUB_KIND"}) {
            qunsetenv(name);
        }
    }

    void computeCapabilityIsWhatTheCardTells_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<int>("capability");  // 0: not known
        QTest::newRow("NVIDIA's") << QByteArray("8.6") << 86;
        QTest::newRow("of two digits") << QByteArray("12.0") << 120;
        QTest::newRow("AMD's") << QByteArray("gfx90a") << 0;
        QTest::newRow("too long") << QByteArray("123456789012.5") << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
    }

    void computeCapabilityIsWhatTheCardTells()
    {
        QFETCH(QByteArray, told);
        QFETCH(int, capability);
        if (!told.isEmpty()) {
            qputenv("STUB_CAPABILITY", told);
        }
        const PluginVerdict verdict = probePlugin(kStub);
        QCOMPARE(verdict.devices.size(), 1);
        QCOMPARE(verdict.devices.first().computeCapability.value_or(0), capability);
        const PluginVerdict kept = PluginVerdict::fromJson(verdict.toJson());
        QCOMPARE(kept.devices, verdict.devices);
    }

    /// What an earlier version has kept says nothing of it.
    void keptWithoutCapabilityIsUnknown()
    {
        qputenv("STUB_CAPABILITY", "9.0");
        QJsonObject json = probePlugin(kStub).toJson();
        QJsonArray devices = json[QStringLiteral("devices")].toArray();
        QJsonObject device = devices.first().toObject();
        QVERIFY(device.contains(QStringLiteral("compute_capability")));
        device.remove(QStringLiteral("compute_capability"));
        devices.replace(0, device);
        json[QStringLiteral("devices")] = devices;
        QVERIFY(!PluginVerdict::fromJson(json).devices.first().computeCapability);
    }

    void memoryIsAbsentWhereItIsntTold()
    {
        QCOMPARE(probePlugin(kStub).devices.first().memoryBytes, std::optional<qint64>(qint64(8) << 30));
        qputenv("STUB_UNTOLD", "1");
        QVERIFY(!probePlugin(kStub).devices.first().memoryBytes);
    }

    /// A device's name goes to terminals.
    void namesCarryNoControlCharacters()
    {
        qputenv("STUB_KIND", "TPU\x1b[31m v9\n");
        const QString kind = probePlugin(kStub).devices.first().kind;
        QVERIFY(kind.startsWith(QLatin1String("TPU")));
        for (const QChar letter : kind) {
            QVERIFY2(letter.isPrint() || letter == QChar(QChar::ReplacementCharacter), qPrintable(kind));
        }
    }

    /// libtpu otherwise waits minutes for a cloud's metadata server, which it needs on a TPU's machine.
    void metadataServerIsAskedOnTpuMachinesAlone()
    {
        const QString skip = QStringLiteral("TPU_SKIP_MDS_QUERY=1");
        const test::MachineTree machine;
        QVERIFY(startOf(kStub, machine.files()).environment.contains(skip));
        const QString card = QStringLiteral("/sys/bus/pci/devices/0000:00:04.0/");
        machine.write(card + QStringLiteral("vendor"), "0x10de\n");
        machine.write(card + QStringLiteral("device"), "0x0063\n");
        QVERIFY(startOf(kStub, machine.files()).environment.contains(skip));
        machine.write(card + QStringLiteral("vendor"), "0x1ae0\n");
        QVERIFY(!startOf(kStub, machine.files()).environment.contains(skip));
    }

    /// Whatever this process has by that name: the plug-in's has what it needs.
    void processesOfPluginsAreToldToLeaveItAlone()
    {
        if (!tpusOnBus().isEmpty()) {
            QSKIP("This machine has a TPU: its metadata server is asked.");
        }
        qputenv("STUB_PLUGIN", "metadata server");
        for (const char* ours : {"", "0"}) {
            qputenv("TPU_SKIP_MDS_QUERY", ours);
            const PluginVerdict verdict = probePlugin(kStub);
            QVERIFY2(!verdict.failure, "it waits for the metadata server");
            QCOMPARE(verdict.devices.size(), 1);
            QCOMPARE(qgetenv("TPU_SKIP_MDS_QUERY"), QByteArray(ours));
        }
        qunsetenv("TPU_SKIP_MDS_QUERY");
    }

    /// XLA's clients for cards else take three quarters of the memory at once; others know no such option.
    void cardsKeepTheirMemory_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("NVIDIA's") << "xla_cuda_plugin.so" << true;
        QTest::newRow("AMD's") << "xla_rocm_plugin.so" << true;
        QTest::newRow("the processor's") << "pjrt_c_api_cpu_plugin.so" << false;
    }

    void cardsKeepTheirMemory()
    {
        QFETCH(QString, file);
        QFETCH(bool, isTold);
        qputenv("STUB_PLUGIN", "modest");
        const QString path = m_home.filePath(file);
        QVERIFY(QFile::copy(QStringLiteral(STUB_PLUGIN), path));
        const PluginVerdict verdict = probePlugin({QStringLiteral("card"), path, true});
        QCOMPARE(!verdict.failure, isTold);
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestPluginVerdict)
#include "tst_pluginverdict.moc"
