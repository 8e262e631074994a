// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/stopwatch.h"
#include "engine/cuda/cudafaults.h"
#include "engine/cuda/replayqueue.h"
#include "engine/train/trainingfailure.h"
#include "recordingdevice.h"

#include <QTest>

#include <thread>

using namespace epochmark;

namespace {

/// Asks for steps as a pass does, until the next one would have to wait.
int askedFor(ReplayQueue& queue, int most)
{
    int asked = 0;
    while (asked < most && queue.waiting() < queue.most()) {
        queue.makeRoom({});
        queue.added();
        ++asked;
    }
    return asked;
}

}  // namespace

/// On a device whose clock and whose progress are the test's.
class TestReplayQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsToFiftyMilliseconds_data();
    void keepsToFiftyMilliseconds();
    void keepsToALimit();
    void hearsAStopWhileItWaits();
    void waitsForAllAtTheEnd();
    void givesUpADeviceThatHangs();
    void tellsWhatWentWrong();
};

void TestReplayQueue::keepsToFiftyMilliseconds_data()
{
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("steps");
    QTest::newRow("1 ms") << 0.001 << 50;
    QTest::newRow("a tenth of it") << 0.0001 << 500;
    QTest::newRow("20 ms") << 0.020 << 2;
    QTest::newRow("more than half of it") << 0.04 << 2;
    QTest::newRow("longer than the limit") << 0.3 << 1;
}

void TestReplayQueue::keepsToFiftyMilliseconds()
{
    QFETCH(double, step);
    QFETCH(int, steps);
    test::RecordingDevice device;
    device.secondsBetweenMarks = step;
    device.isHeldBack = true;
    ReplayQueue queue(device);
    // Before anything is done nobody knows how long a step takes.
    QCOMPARE(askedFor(queue, 1000), int(ReplayQueue::kFirstSteps));
    device.reachedMarks = 1;
    queue.makeRoom({});
    queue.added();
    device.reachedMarks = device.marks;
    queue.makeRoom({});
    QCOMPARE(queue.waiting(), size_t{0});
    QCOMPARE(askedFor(queue, 1000), steps);
    // Behind the one that is at work.
    QVERIFY(double(queue.waiting() - 1) * step <= ReplayQueue::kMostSeconds);
}

/// However short the steps are.
void TestReplayQueue::keepsToALimit()
{
    test::RecordingDevice device;
    device.secondsBetweenMarks = 1e-5;
    device.isHeldBack = true;
    ReplayQueue queue(device);
    queue.setLimit(8);
    QCOMPARE(askedFor(queue, 1000), int(ReplayQueue::kFirstSteps));
    device.reachedMarks = 1;
    queue.makeRoom({});
    queue.added();
    device.reachedMarks = device.marks;
    queue.makeRoom({});
    QCOMPARE(askedFor(queue, 1000), 8);
    QCOMPARE(queue.most(), size_t{8});
}

/// Nothing moves on the device, and no more steps are asked for: only the stop ends it.
void TestReplayQueue::hearsAStopWhileItWaits()
{
    test::RecordingDevice device;
    device.isHeldBack = true;
    ReplayQueue queue(device);
    askedFor(queue, 1000);
    StopSource stop;
    std::thread person([&] { stop.requestStop(); });
    queue.makeRoom(stop.token());
    person.join();
    QCOMPARE(queue.waiting(), ReplayQueue::kFirstSteps);
}

void TestReplayQueue::waitsForAllAtTheEnd()
{
    test::RecordingDevice device;
    device.isHeldBack = true;
    ReplayQueue queue(device);
    askedFor(queue, 2);
    device.reachedMarks = 2;
    queue.drain({});
    QCOMPARE(queue.waiting(), size_t{0});
}

/// It is at work as long as it finishes something, and then it hangs. Nothing is said of one that nobody
/// wants to stop.
void TestReplayQueue::givesUpADeviceThatHangs()
{
    constexpr double kSilence = 0.4;
    test::RecordingDevice device;
    device.isHeldBack = true;
    ReplayQueue queue(device, kSilence);
    StopSource stop;
    stop.requestStop();
    // 600 steps of 8 looks, each after a nap of 0.1 ms: longer than the silence in all.
    queue.setLimit(1000);
    for (int step = 0; step < 600; ++step) {
        queue.added();
    }
    device.looksForAStep = 8;
    Stopwatch watch;
    queue.drain(stop.token());
    QCOMPARE(queue.waiting(), size_t{0});
    QVERIFY(watch.seconds() > kSilence);

    device.looksForAStep = 0;
    queue.added();
    try {
        queue.drain(stop.token());
        QFAIL("It was waited for in vain.");
    } catch (const TrainingFailure& failure) {
        QCOMPARE(failure.error().code, ErrorCode::DeviceUnavailable);
        QVERIFY2(failure.error().message.contains(QLatin1String("cpu doesn't finish")),
                 qPrintable(failure.error().message));
        QCOMPARE(brokenCard(QStringLiteral("cpu")).value_or(QString()), failure.error().message);
    }
    forgetBrokenCards();
}

/// What a mark throws reaches whoever waits.
void TestReplayQueue::tellsWhatWentWrong()
{
    struct Broken final : QueueMark {
        bool isReached() override { throw std::runtime_error("CUDA error: unspecified launch failure"); }
        double secondsSince(const QueueMark&) const override { return 0; }
    };
    class Device final : public test::RecordingDevice {
    public:
        std::unique_ptr<QueueMark> mark() override { return std::make_unique<Broken>(); }
    } device;
    ReplayQueue queue(device);
    queue.added();
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, queue.drain({}));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, queue.makeRoom({}));
}

QTEST_GUILESS_MAIN(TestReplayQueue)
#include "tst_replayqueue.moc"
