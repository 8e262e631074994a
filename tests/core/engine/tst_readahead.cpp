// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/train/readahead.h"

#include "patience.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

using namespace epochmark;

namespace {

/// Delivers 0, 1, 2 ... and counts.
class Numbers {
public:
    Numbers(size_t mostReady, int count) : m_count(count), m_ahead(mostReady, [this] { work(); }) {}

    ReadAhead<int>& ahead() { return m_ahead; }
    int made() const { return m_made; }

private:
    void work()
    {
        for (int number = 0; number < m_count; ++number) {
            ++m_made;
            if (!m_ahead.deliver(number)) {
                return;
            }
        }
    }

    const int m_count;
    std::atomic<int> m_made = 0;
    ReadAhead<int> m_ahead;
};

}  // namespace

class TestReadAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversInOrderToTheEnd()
    {
        Numbers numbers(3, 50);
        for (int expected = 0; expected < 50; ++expected) {
            const auto got = numbers.ahead().next();
            QVERIFY(got);
            QCOMPARE(*got, expected);
        }
        QVERIFY(!numbers.ahead().next());
        QVERIFY(!numbers.ahead().next());  // and stays over
        QVERIFY(!numbers.ahead().isReady());
    }

    /// Three lie ready, a fourth is made and waits for room; not one more, however long nobody takes any.
    void goesNoFurtherAheadThanAllowed()
    {
        Numbers numbers(3, 50);
        QTRY_COMPARE(numbers.made(), 4);
        QVERIFY(numbers.ahead().isReady());
        QTest::qWait(20);
        QCOMPARE(numbers.made(), 4);
        QCOMPARE(numbers.ahead().next(), std::optional<int>(0));
        QTRY_COMPARE(numbers.made(), 5);
    }

    /// Whoever goes while it waits for room doesn't hang.
    void endsWhileItIsFull()
    {
        auto numbers = std::make_unique<Numbers>(2, 1'000'000'000);
        QTRY_COMPARE(numbers->made(), 3);
        numbers.reset();
    }

    /// What is being made is told that nobody waits for it.
    void tellsWhoMakesThatNobodyTakes()
    {
        std::atomic<bool> hasBegun = false;
        std::atomic<bool> hasHeard = false;
        {
            std::atomic<ReadAhead<int>*> self = nullptr;
            ReadAhead<int> ahead(1, [&] {
                hasBegun = true;
                while (self == nullptr || !self.load()->isCancelled()) {
                    std::this_thread::yield();
                }
                hasHeard = true;
            });
            self = &ahead;
            QTRY_VERIFY(hasBegun);
        }
        QVERIFY(hasHeard);
    }

    /// A failure comes behind what was made before it.
    void failsBehindWhatWasDelivered()
    {
        std::atomic<ReadAhead<int>*> self = nullptr;
        ReadAhead<int> ahead(4, [&] {
            while (self == nullptr) {
                std::this_thread::yield();
            }
            self.load()->deliver(7);
            throw std::runtime_error("the file ends early");
        });
        self = &ahead;
        QCOMPARE(ahead.next(), std::optional<int>(7));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, ahead.next());
    }
};

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_readahead.moc"
