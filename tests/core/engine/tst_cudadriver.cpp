// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"
#include "engine/cuda/cudadriver.h"

#include <QTest>

#include <algorithm>

#include <dlfcn.h>

using namespace epochmark;

/// With a stand-in for NVIDIA's driver; LibTorch has no GPU here.
class TestCudaDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhichCardsThereAre();
    void engineTellsThemToo();
};

void TestCudaDriver::initTestCase()
{
    QVERIFY2(dlopen(FAKE_CUDA, RTLD_NOW | RTLD_LOCAL) != nullptr, dlerror());
}

void TestCudaDriver::tellsWhichCardsThereAre()
{
    const CudaDriver& driver = CudaDriver::instance();
    QCOMPARE(driver.deviceCount(), 2);
    QCOMPARE(driver.capability(0).value_or(0), 75);
    QCOMPARE(driver.capability(1).value_or(0), 52);
    QVERIFY(!driver.capability(2));
    const DeviceIdentity first = driver.identity(0);
    QCOMPARE(first.name, QStringLiteral("NVIDIA Tesla T4"));
    QCOMPARE(first.uuid, QStringLiteral("GPU-0a1b2c3d-4e5f-4061-8293-a4b5c6d7e8f9"));
    QCOMPARE(first.pciAddress, QStringLiteral("0000:41:00.0"));
    QCOMPARE(driver.identity(1).uuid, QString());
    QCOMPARE(driver.identity(1).pciAddress, QStringLiteral("0000:02:00.0"));
    QVERIFY(!driver.identity(2).isKnown());
}

void TestCudaDriver::engineTellsThemToo()
{
    const QList<EngineDevice> devices = epochmarkEngine(kEngineInterface)->devices();
    const auto card = std::find_if(devices.begin(), devices.end(), [](const EngineDevice& device) {
        return device.id == QLatin1String("cuda:0");
    });
    QVERIFY(card != devices.end());
    QCOMPARE(card->identity, CudaDriver::instance().identity(0));
    // The rule's own words: the first card fits but LibTorch doesn't drive it here, the second does so by
    // LibTorch 2.7 alone.
    const bool isOldLine =
        epochmarkEngine(kEngineInterface)->info().libtorch.startsWith(QLatin1String("2.7."));
    QVERIFY(!card->isUsable && !card->reason.isEmpty());
    QVERIFY2((card + 1)->reason.contains(QLatin1String("5.2")) != isOldLine, qPrintable((card + 1)->reason));
    QVERIFY(!(card + 1)->isUsable);
    QVERIFY(!devices.first().identity.isKnown());
}

QTEST_GUILESS_MAIN(TestCudaDriver)
#include "tst_cudadriver.moc"
