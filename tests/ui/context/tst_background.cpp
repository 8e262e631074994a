// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context/background.h"

#include "patience.h"

#include <QObject>
#include <QScopeGuard>
#include <QSemaphore>
#include <QThreadPool>

#include <atomic>

using namespace epochmark;

/// Work behind the window, on a machine with one processor.
class TestBackground : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QThreadPool::globalInstance()->setMaxThreadCount(1); }

    /// Qt's painting is done there and waited for.
    void workThatWaitsLeavesThePoolRoom()
    {
        QSemaphore gate;
        std::atomic<int> begun = 0;
        int done = 0;
        const auto letGo = qScopeGuard([&gate] {  // whatever fails
            gate.release(2);
            QThreadPool::globalInstance()->waitForDone();
        });
        for (int i = 0; i < 2; ++i) {
            runInBackground(
                this,
                [&gate, &begun] {
                    ++begun;
                    gate.acquire();
                    return 1;
                },
                [&done](int one) { done += one; });
        }
        QTRY_COMPARE(begun.load(), 2);
        std::atomic<bool> isPainted = false;
        QThreadPool::globalInstance()->start([&isPainted] { isPainted = true; });
        const bool hasRoom = QTest::qWaitFor([&isPainted] { return isPainted.load(); },
                                             test::kUsualPatienceMs);
        gate.release(2);
        QTRY_COMPARE(done, 2);
        QVERIFY(hasRoom);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(test::kUsualPatienceMs));
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);  // no more is left than there was
    }
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
