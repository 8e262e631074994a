// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "run/handover.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>
#include <numeric>
#include <thread>
#include <vector>

using namespace epochmark;

namespace {

constexpr int kPatienceMs = 100'000;

class Receiver : public QObject {
public:
    int foreignEvents = 0;

protected:
    bool event(QEvent* event) override
    {
        if (HandOver::deliver(*event)) {
            return true;
        }
        ++foreignEvents;
        return QObject::event(event);
    }
};

}  // namespace

class TestHandOver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksOnTheReceiversThreadInOrder();
    void everyThreadsWorkArrives();
    void whatWasWrittenCanBeSeen();
    void leavesOtherEventsAlone();
    void dropsWorkOfADeadReceiver();
};

void TestHandOver::worksOnTheReceiversThreadInOrder()
{
    Receiver receiver;
    std::vector<int> arrived;
    bool isElsewhere = false;
    std::jthread poster([&] {
        for (int i = 0; i < 100; ++i) {
            auto value = std::make_shared<std::vector<int>>();
            value->push_back(i);
            HandOver::post(&receiver, [&, value] {
                arrived.push_back(value->front());
                isElsewhere = isElsewhere || QThread::currentThread() != receiver.thread();
            });
        }
    });
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), std::size_t{100}, kPatienceMs);
    std::vector<int> expected(100);
    std::iota(expected.begin(), expected.end(), 0);
    QCOMPARE(arrived, expected);
    QVERIFY(!isElsewhere);
}

void TestHandOver::everyThreadsWorkArrives()
{
    Receiver receiver;
    int sum = 0;
    {
        std::vector<std::jthread> posters;
        for (int thread = 0; thread < 4; ++thread) {
            posters.emplace_back([&] {
                for (int i = 1; i <= 50; ++i) {
                    HandOver::post(&receiver, [&sum, i] { sum += i; });
                }
            });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(sum, 4 * 50 * 51 / 2, kPatienceMs);
}

/// Nothing but the hand-over orders the two threads here: no wait for an event loop, no atomic that
/// synchronises. Under the thread sanitizer this fails when post() and deliver() don't tell it so.
void TestHandOver::whatWasWrittenCanBeSeen()
{
    Receiver receiver;
    int value = 0;
    int seen = 0;
    std::atomic<bool> isPosted = false;
    std::jthread poster([&] {
        value = 7;
        HandOver::post(&receiver, [&] { seen = value; });
        isPosted.store(true, std::memory_order_relaxed);
    });
    while (!isPosted.load(std::memory_order_relaxed)) {
        std::this_thread::yield();
    }
    QCoreApplication::sendPostedEvents(&receiver);
    QCOMPARE(seen, 7);
}

void TestHandOver::leavesOtherEventsAlone()
{
    Receiver receiver;
    QCoreApplication::postEvent(&receiver, new QEvent(QEvent::User));
    QTRY_COMPARE_WITH_TIMEOUT(receiver.foreignEvents, 1, kPatienceMs);

    bool isDone = false;
    QTimer::singleShot(0, &receiver, [&isDone] { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, kPatienceMs);
}

void TestHandOver::dropsWorkOfADeadReceiver()
{
    auto value = std::make_shared<int>(1);
    bool isDone = false;
    auto receiver = std::make_unique<Receiver>();
    std::thread([&] { HandOver::post(receiver.get(), [&isDone, value] { isDone = true; }); }).join();
    QCOMPARE(value.use_count(), 2L);
    receiver.reset();
    QCOMPARE(value.use_count(), 1L);
    QCoreApplication::processEvents();
    QVERIFY(!isDone);
}

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_handover.moc"
