// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devices/cudadevices.h"
#include "devices/devicecatalog.h"

#include <QTest>

using namespace epochmark;

namespace {

const QString kFakeNvml = QStringLiteral(FAKE_NVML);

SystemFiles machine(const QString& name)
{
    return SystemFiles(QStringLiteral(EPOCHMARK_SOURCE_DIR "/tests/support/machines/") + name);
}

CudaSupport completeSupport()
{
    CudaSupport support;
    support.hasLibraries = true;
    return support;
}

}  // namespace

class TestDeviceCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingNvmlGivesNothing();
    void readsCardsThroughNvml();
    void refusesWithReasonAndRemedy();
    void countsCardsAsCudaShowsThem_data();
    void countsCardsAsCudaShowsThem();
    void namesCardsWithoutNvml();
    void findsByIdOnly();
    void scanBeginsWithTheProcessor();
};

void TestDeviceCatalog::missingNvmlGivesNothing()
{
    QVERIFY(Nvml::load(QStringLiteral("libno-such-library.so.1")) == nullptr);
}

void TestDeviceCatalog::readsCardsThroughNvml()
{
    const auto nvml = Nvml::load(kFakeNvml);
    QVERIFY(nvml != nullptr);
    const auto devices = cudaDevices(*nvml, {0, 1}, completeSupport(), machine(QStringLiteral("nvidia-old")));
    QCOMPARE(devices.size(), 2);
    const Device& card = devices.first();
    QCOMPARE(card.id, QStringLiteral("cuda:0"));
    QCOMPARE(card.name, QStringLiteral("NVIDIA GeForce RTX 3060 Ti"));
    QCOMPARE(card.memoryBytes.value_or(0), qint64(8) << 30);
    QCOMPARE(card.memoryInUseBytes.value_or(0), qint64(1) << 30);
    QCOMPARE(card.usedBy, QStringLiteral("Xorg"));
    QCOMPARE(card.detail, QStringLiteral("compute 8.6 · driver 580.95.05"));
    QVERIFY2(card.isUsable, qPrintable(card.reason));
    // What the old card doesn't answer is unknown, not 0.
    QVERIFY(nvml->temperature(0).has_value());
    QVERIFY(!nvml->temperature(1).has_value());
    QVERIFY(!nvml->watts(1).has_value());
    QVERIFY(!nvml->energyJoules(1).has_value());
    QCOMPARE(nvml->throttleReasons(0).value_or(0), quint64(0x44));
    QVERIFY(!nvml->throttleReasons(1));
    QVERIFY(!nvml->throttleReasons(7));
}

void TestDeviceCatalog::refusesWithReasonAndRemedy()
{
    const auto nvml = Nvml::load(kFakeNvml);
    const SystemFiles files = machine(QStringLiteral("nvidia-old"));
    const Device old = cudaDevices(*nvml, {0, 1}, completeSupport(), files).at(1);
    QVERIFY(!old.isUsable);
    QVERIFY2(old.reason.contains(QStringLiteral("5.2")), qPrintable(old.reason));
    QVERIFY2(old.remedy.contains(QStringLiteral("CUDA 12.6")), qPrintable(old.remedy));

    CudaSupport newerDriver = completeSupport();
    newerDriver.lowestDriver = 600;
    const Device behind = cudaDevices(*nvml, {0}, newerDriver, files).first();
    QVERIFY2(!behind.isUsable && behind.reason.contains(QStringLiteral("580.95.05")),
             qPrintable(behind.reason));

    const Device bare = cudaDevices(*nvml, {0}, CudaSupport{}, files).first();
    QVERIFY2(!bare.isUsable && bare.remedy.contains(QStringLiteral("packaging/setup.sh --cuda")),
             qPrintable(bare.remedy));
}

void TestDeviceCatalog::countsCardsAsCudaShowsThem_data()
{
    QTest::addColumn<std::optional<QString>>("variable");
    QTest::addColumn<QList<int>>("cards");
    QTest::newRow("not set") << std::optional<QString>() << QList<int>{0, 1, 2};
    QTest::newRow("one") << std::optional<QString>(QStringLiteral("2")) << QList<int>{2};
    QTest::newRow("another order") << std::optional<QString>(QStringLiteral("2, 0")) << QList<int>{2, 0};
    QTest::newRow("none") << std::optional<QString>(QStringLiteral("")) << QList<int>{};
    QTest::newRow("ends at the first wrong one")
        << std::optional<QString>(QStringLiteral("1,-1,0")) << QList<int>{1};
    QTest::newRow("a card that isn't there") << std::optional<QString>(QStringLiteral("7")) << QList<int>{};
    QTest::newRow("UUID") << std::optional<QString>(QStringLiteral("GPU-8932f937")) << QList<int>{0, 1, 2};
}

void TestDeviceCatalog::countsCardsAsCudaShowsThem()
{
    QFETCH(std::optional<QString>, variable);
    QTEST(visibleCards(3, variable), "cards");
    // A card that is shown alone is cuda:0, whatever its number is.
    const auto nvml = Nvml::load(kFakeNvml);
    const Device alone = cudaDevices(*nvml, {1}, completeSupport(), machine(QStringLiteral("nvidia-old")))
                             .first();
    QCOMPARE(alone.id, QStringLiteral("cuda:0"));
    QCOMPARE(alone.name, QStringLiteral("NVIDIA GeForce GTX 970"));
}

void TestDeviceCatalog::namesCardsWithoutNvml()
{
    const auto devices = cudaDevices(machine(QStringLiteral("nvidia-old")));
    QCOMPARE(devices.size(), 1);
    QCOMPARE(devices.first().name, QStringLiteral("NVIDIA GeForce GTX 970"));
    QVERIFY(!devices.first().isUsable);
    QVERIFY(!devices.first().reason.isEmpty() && !devices.first().remedy.isEmpty());
    QVERIFY(cudaDevices(machine(QStringLiteral("amd-desktop"))).isEmpty());
}

void TestDeviceCatalog::findsByIdOnly()
{
    Device cpu;
    cpu.id = QStringLiteral("cpu");
    Device card;
    card.id = QStringLiteral("cuda:0");
    card.name = QStringLiteral("A card");
    card.isUsable = false;
    card.reason = QStringLiteral("It is broken.");
    card.remedy = QStringLiteral("Mend it.");
    const DeviceCatalog catalog({cpu, card});
    QVERIFY(catalog.usable(QStringLiteral("cpu")).hasValue());

    const auto broken = catalog.usable(QStringLiteral("cuda:0"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY(broken.error().message.contains(card.reason) && broken.error().message.contains(card.remedy));

    const auto missing = catalog.usable(QStringLiteral("cuda:7"));
    QCOMPARE(missing.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY2(missing.error().message.contains(QStringLiteral("cuda:7")), qPrintable(missing.error().message));
    QVERIFY(missing.error().message.contains(QStringLiteral("cpu")));
}

void TestDeviceCatalog::scanBeginsWithTheProcessor()
{
    const auto devices = DeviceCatalog::scan().devices();
    QVERIFY(!devices.isEmpty());
    QCOMPARE(devices.first().id, QStringLiteral("cpu"));
    QVERIFY(devices.first().isUsable);
    for (const Device& device : devices) {
        QVERIFY2(device.isUsable || (!device.reason.isEmpty() && !device.remedy.isEmpty()),
                 qPrintable(device.id));
    }
}

QTEST_GUILESS_MAIN(TestDeviceCatalog)
#include "tst_devicecatalog.moc"
