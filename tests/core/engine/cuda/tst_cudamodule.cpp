// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudadriver.h"
#include "engine/cuda/cudamodule.h"

#include <QTest>

using namespace epochmark;

/// The module for NVIDIA's cards with LibTorch's GPU half: that it loads and, without a driver, says so.
class TestCudaModule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loads();
    void answersWithoutADriver();
};

void TestCudaModule::loads()
{
    const auto module = loadCudaModule();
    QVERIFY2(module, qPrintable(module ? QString() : module.error().message + module.error().detail));
    QVERIFY(module.value() != nullptr);
    QCOMPARE(loadCudaModule().value(), module.value());
}

void TestCudaModule::answersWithoutADriver()
{
    if (CudaDriver::instance().deviceCount() > 0) {
        QSKIP("There is a card here.");
    }
    const auto module = loadCudaModule();
    QVERIFY(module);
    const auto card = module.value()->open(0);
    QVERIFY(!card);
    QCOMPARE(card.error().code, ErrorCode::DeviceUnavailable);
    QVERIFY2(card.error().message.contains(QLatin1String("no NVIDIA driver")),
             qPrintable(card.error().message));
    qInfo("%s (%s)", qPrintable(card.error().message), qPrintable(card.error().detail));
}

QTEST_GUILESS_MAIN(TestCudaModule)
#include "tst_cudamodule.moc"
