// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cuda/replayqueue.h"
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
    void hearsAStopWhileItWaits();
    void waitsForAllAtTheEnd();
    void tellsWhatWentWrong();
};

void TestReplayQueue::keepsToFiftyMilliseconds_data()
{
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("steps");
    QTest::newRow("1 ms") << 0.001 << 50;
    QTest::newRow("a tenth of it") << 0.0001 << 500;
    QTest::newRow("20 ms") << 0.020 << 2;
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
    QVERIFY(double(queue.waiting()) * step <= ReplayQueue::kMostSeconds || queue.waiting() == 1);
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
    queue.drain();
    QCOMPARE(queue.waiting(), size_t{0});
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
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, queue.drain());
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, queue.makeRoom({}));
}

QTEST_GUILESS_MAIN(TestReplayQueue)
#include "tst_replayqueue.moc"
