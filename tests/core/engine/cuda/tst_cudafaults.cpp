// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/cudafaults.h"
#include "engine/train/guard.h"

#include <QTest>

#include <stdexcept>

using namespace epochmark;

namespace {

// LibTorch 2.7 - 2.15, c10/cuda/CUDACachingAllocator.cpp.
constexpr const char* kOutOfMemory =
    "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 3.94 GiB of which 512.44 "
    "MiB is free. Including non-PyTorch memory, this process has 3.40 GiB memory in use.\nException raised "
    "from malloc at /pytorch/c10/cuda/CUDACachingAllocator.cpp:1";

// c10/cuda/CUDAException.cpp, after cudaGetErrorString().
constexpr const char* kLaunchFailure =
    "CUDA error: unspecified launch failure\nCUDA kernel errors might be asynchronously reported at some "
    "other API call, so the stacktrace below might be incorrect.";

}  // namespace

/// Exceptions as LibTorch throws them, on a card that isn't there.
class TestCudaFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { forgetBrokenCards(); }
    void tellsHowMuchMemoryWasMissing();
    void tellsOfMemoryWithoutFigures();
    void remembersACardThatAnswersNoMore_data();
    void remembersACardThatAnswersNoMore();
    void asksTheCardWhereALibraryFailed();
    void forgivesWhatPasses();
    void keepsForeignWordsHarmless();
};

void TestCudaFaults::tellsHowMuchMemoryWasMissing()
{
    const Error error = errorOf(std::runtime_error(kOutOfMemory), QStringLiteral("cuda:0"));
    QCOMPARE(error.code, ErrorCode::Internal);
    QVERIFY2(error.message.contains(QLatin1String("2.00 GiB")), qPrintable(error.message));
    QVERIFY(error.message.contains(QLatin1String("512.44 MiB")));
    QVERIFY(error.message.contains(QLatin1String("3.94 GiB")));
    QVERIFY(error.message.contains(QLatin1String("cuda:0")));
    QVERIFY(error.detail.contains(QLatin1String("CUDACachingAllocator")));
    QVERIFY(!brokenCard(QStringLiteral("cuda:0")));  // the next run may fit
}

void TestCudaFaults::tellsOfMemoryWithoutFigures()
{
    const Error error = errorOf(std::runtime_error("CUDA error: out of memory"), QStringLiteral("cuda:1"));
    QCOMPARE(error.code, ErrorCode::Internal);
    QVERIFY(error.message.contains(QLatin1String("not enough memory on cuda:1")));
    QVERIFY(!error.message.contains(QLatin1String("  ")));
    QVERIFY(!brokenCard(QStringLiteral("cuda:1")));
}

void TestCudaFaults::remembersACardThatAnswersNoMore_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("launch") << QByteArray(kLaunchFailure);
    QTest::newRow("address") << QByteArray("CUDA error: an illegal memory access was encountered");
    QTest::newRow("assertion") << QByteArray("CUDA error: device-side assert triggered");
    QTest::newRow("memory") << QByteArray("CUDA error: uncorrectable ECC error encountered");
}

void TestCudaFaults::remembersACardThatAnswersNoMore()
{
    QFETCH(QByteArray, text);
    const Error error = errorOf(std::runtime_error(text.constData()), QStringLiteral("cuda:0"));
    QCOMPARE(error.code, ErrorCode::DeviceUnavailable);
    QVERIFY2(error.message.contains(QLatin1String("Restart Epochmark")), qPrintable(error.message));
    const QString words = QString::fromLatin1(text.split('\n').first().mid(12));
    QVERIFY(error.message.contains(words));
    QCOMPARE(brokenCard(QStringLiteral("cuda:0")).value_or(QString()), error.message);
    QVERIFY(!brokenCard(QStringLiteral("cuda:1")));
}

/// Libraries name a lost card by words of their own, and use the same for what passes.
void TestCudaFaults::asksTheCardWhereALibraryFailed()
{
    const std::runtime_error failure("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED");
    QString asked;
    const Error passing = cudaErrorOf(failure, QStringLiteral("cuda:1"),
                                      [&](const QString& deviceId) { asked = deviceId; });
    QCOMPARE(asked, QStringLiteral("cuda:1"));
    QCOMPARE(passing.code, ErrorCode::DeviceUnavailable);
    QVERIFY(passing.message.contains(QLatin1String("failed while training")));
    QVERIFY(!brokenCard(QStringLiteral("cuda:1")));

    const Error lost = cudaErrorOf(failure, QStringLiteral("cuda:1"),
                                   [](const QString&) { throw std::runtime_error(kLaunchFailure); });
    QVERIFY2(lost.message.contains(QLatin1String("(unspecified launch failure)")), qPrintable(lost.message));
    QVERIFY(lost.detail.contains(QLatin1String("CUDNN_STATUS_EXECUTION_FAILED")));
    QCOMPARE(brokenCard(QStringLiteral("cuda:1")).value_or(QString()), lost.message);

    // Memory that ran out says nothing of the card, which isn't asked.
    const Error memory = cudaErrorOf(std::runtime_error("cuBLAS: CUBLAS_STATUS_ALLOC_FAILED"),
                                     QStringLiteral("cuda:0"),
                                     [](const QString&) { throw std::runtime_error(kLaunchFailure); });
    QVERIFY(memory.message.contains(QLatin1String("not enough memory")));
    QVERIFY(!brokenCard(QStringLiteral("cuda:0")));
}

/// Only what CUDA repeats for ever makes a card unusable.
void TestCudaFaults::forgivesWhatPasses()
{
    const Error error = errorOf(std::runtime_error("CUDA error: operation not permitted when stream is "
                                                   "capturing"),
                                QStringLiteral("cuda:0"));
    QCOMPARE(error.code, ErrorCode::DeviceUnavailable);
    QVERIFY(!brokenCard(QStringLiteral("cuda:0")));
    errorOf(std::runtime_error(kLaunchFailure), QStringLiteral("cpu"));
    QVERIFY(!brokenCard(QStringLiteral("cpu")));
}

void TestCudaFaults::keepsForeignWordsHarmless()
{
    const Error error = errorOf(std::runtime_error("CUDA error: unspecified launch failure \x1b[31m<b>"),
                                QStringLiteral("cuda:0"));
    QVERIFY(!error.message.contains(QChar(0x1b)));
    const Warning warning = noGraphWarning(QStringLiteral("a \x1b[31m reason"));
    QCOMPARE(warning.code, QStringLiteral("no-graph"));
    QVERIFY(warning.text.contains(QLatin1String("reason")) && !warning.text.contains(QChar(0x1b)));
}

QTEST_GUILESS_MAIN(TestCudaFaults)
#include "tst_cudafaults.moc"
