// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/api/engine.h"
#include "engine/decode/pixelspool.h"
#include "engine/train/runtime.h"
#include "spoolhandle.h"
#include "syntheticpixels.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

using namespace epochmark;
using namespace epochmark::test;

namespace {

class Watching final : public TrainingObserver {
public:
    void stepFinished(const StepSample& sample) override
    {
        if (onStep) {
            onStep(sample);
        }
    }
    void epochFinished(const EpochReport&) override { ++epochs; }

    std::function<void(const StepSample&)> onStep;
    int epochs = 0;
};

Result<TrainingReport> trained(TrainingSetup setup, Watching& observer, const StopToken& stop = {})
{
    auto training = epochmarkEngine(kEngineInterface)->createTraining(std::move(setup));
    if (!training) {
        return training.error();
    }
    if (const auto warm = training.value()->warmUp({}); !warm) {
        return warm.error();
    }
    return training.value()->train(observer, stop);
}

/// The same pictures in a spool file.
std::shared_ptr<const PixelStore> spooled(const PixelStore& pixels, const QString& folder)
{
    auto spool = PixelSpool::make(folder, pixels.count(), PictureSize());
    for (qsizetype index = 0; index < pixels.count(); ++index) {
        if (!spool || !spool.value()->keep(index, pixels.picture(index))) {
            return nullptr;
        }
    }
    return spool.value();
}

/// A disk that takes its time, for each picture or for the first of all.
class SlowPixels final : public PixelStore {
public:
    using Milliseconds = std::chrono::milliseconds;
    SlowPixels(std::shared_ptr<const PixelStore> pixels, Milliseconds first, Milliseconds each)
        : m_pixels(std::move(pixels)), m_first(first), m_each(each)
    {}
    qsizetype count() const override { return m_pixels->count(); }
    const uchar* picture(qsizetype) const override { return nullptr; }
    qint64 byteCount() const override { return m_pixels->byteCount(); }
    bool isInMemory() const override { return false; }
    Result<void> copy(qsizetype index, uchar* target) const override
    {
        std::this_thread::sleep_for(m_isFirst.exchange(false) ? m_first : m_each);
        return m_pixels->copy(index, target);
    }

private:
    std::shared_ptr<const PixelStore> m_pixels;
    Milliseconds m_first;
    Milliseconds m_each;
    mutable std::atomic<bool> m_isFirst{true};
};

TrainingSetup setupOf(const QString& network, int pictures = 13)
{
    TrainingSetup setup = syntheticSetup(pictures, 4, 2);
    setup.workload.network = network;
    setup.workload.batchSize = 5;  // the last one is short
    return setup;
}

}  // namespace

/// Training on pictures that lie in a spool file.
class TestSpoolTraining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTrainingThread(2); }
    void digitsAreTheSame_data();
    void digitsAreTheSame();
    void cutInTheMiddleIsASentence();
    void waitingIsInput();
    void stops();
};

void TestSpoolTraining::digitsAreTheSame_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("batch");
    QTest::newRow("bytes to kernels") << "classic" << 13 << 5;
    QTest::newRow("more batches than are read ahead") << "classic" << 12 << 1;
    QTest::newRow("scaled for LibTorch") << "resnet18" << 5 << 3;
}

/// What a step is given doesn't depend on where it lay, so neither does what comes out: bit for bit.
void TestSpoolTraining::digitsAreTheSame()
{
    QFETCH(QString, network);
    QFETCH(int, rows);
    QFETCH(int, batch);
    const QTemporaryDir folder;
    Watching ignored;
    TrainingSetup setup = setupOf(network, std::max(rows, 13));
    setup.workload.batchSize = batch;
    setup.data.trainRows.resize(rows);
    setup.data.trainLabels.resize(rows);
    setup.workload.trainPictures = rows;
    const auto inMemory = trained(setup, ignored);
    setup.data.pixels = spooled(*setup.data.pixels, folder.path());
    const auto onDisk = trained(setup, ignored);
    QVERIFY2(inMemory, inMemory ? "" : qPrintable(inMemory.error().message));
    QVERIFY2(onDisk, onDisk ? "" : qPrintable(onDisk.error().message));
    QCOMPARE(onDisk->epochs.size(), 2);
    for (int epoch = 0; epoch < 2; ++epoch) {
        QVERIFY(onDisk->epochs[epoch].trainLoss == inMemory->epochs[epoch].trainLoss);
        QVERIFY(onDisk->epochs[epoch].validationLoss == inMemory->epochs[epoch].validationLoss);
        QCOMPARE(onDisk->epochs[epoch].trainHits, inMemory->epochs[epoch].trainHits);
    }
    QVERIFY(onDisk->finalValidationLoss == inMemory->finalValidationLoss);
}

void TestSpoolTraining::cutInTheMiddleIsASentence()
{
    const QTemporaryDir folder;
    TrainingSetup setup = setupOf(QStringLiteral("classic"));
    setup.workload.epochs = 100;
    setup.data.pixels = spooled(*setup.data.pixels, folder.path());
    Watching observer;
    observer.onStep = [&folder](const StepSample& sample) {
        if (sample.epoch == 2 && sample.step == 1) {
            QVERIFY(spoolhandle::cut(::getpid(), folder.path(), 1000));
        }
    };
    const auto report = trained(std::move(setup), observer);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Input);
    QVERIFY2(report.error().message.contains(folder.path()), qPrintable(report.error().message));
    // What had been read ahead was still trained on; what had been finished was told.
    QVERIFY(observer.epochs >= 1 && observer.epochs < 100);
}

void TestSpoolTraining::waitingIsInput()
{
    constexpr std::chrono::milliseconds kFirst(1500);
    TrainingSetup setup = setupOf(QStringLiteral("classic"));
    setup.workload.epochs = 1;
    setup.data.pixels = std::make_shared<SlowPixels>(setup.data.pixels, kFirst, std::chrono::milliseconds(0));
    Watching ignored;
    const auto report = trained(std::move(setup), ignored);
    QVERIFY(report);
    // The pass begins, and with it the reading, a moment before the first step does: that is "other".
    const Phases& phases = report->epochs.first().phases;
    const double waited = std::chrono::duration<double>(kFirst).count() - phases.otherSeconds;
    QVERIFY2(waited > 0 && phases.inputSeconds >= waited,
             qPrintable(QStringLiteral("%1 of %2").arg(phases.inputSeconds).arg(waited)));
}

void TestSpoolTraining::stops()
{
    const QTemporaryDir folder;
    TrainingSetup setup = setupOf(QStringLiteral("classic"));
    setup.workload.epochs = 100;
    setup.data.pixels = std::make_shared<SlowPixels>(spooled(*setup.data.pixels, folder.path()),
                                                     std::chrono::milliseconds(1),
                                                     std::chrono::milliseconds(1));
    StopSource stop;
    Watching observer;
    observer.onStep = [&stop](const StepSample& sample) {
        if (sample.epoch == 2) {
            stop.requestStop();
        }
    };
    const auto report = trained(std::move(setup), observer, stop.token());
    QVERIFY(report);
    QCOMPARE(report->end, TrainingEnd::Stopped);
    QCOMPARE(report->epochs.size(), 1);
    QVERIFY2(spoolhandle::of(::getpid(), folder.path()).isEmpty(), "nobody holds the file any more");
}

QTEST_GUILESS_MAIN(TestSpoolTraining)
#include "tst_spooltraining.moc"
