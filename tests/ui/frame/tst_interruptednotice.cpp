// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/interruptednotice.h"

#include "boardcontext.h"
#include "boardrows.h"
#include "patience.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

namespace {

RunRecord cutOff(int daysAgo)
{
    RunRecord record = sample::boardRecords().first();
    record.id = sample::freshId();
    record.setId = sample::freshId();
    record.status = RunStatus::Interrupted;
    record.isRanked = false;
    record.unrankedReasons = {QStringLiteral("It was interrupted.")};
    record.startedAt = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
    record.epochs.resize(7);
    record.timing = {};
    record.finalValidationLoss.reset();
    record.finalValidationAccuracy.reset();
    return record;
}

bool isTold(const InterruptedNotice& notice)
{
    return QTest::qWaitFor([&notice] { return !notice.isHidden(); }, test::kUsualPatienceMs);
}

}  // namespace

/// A run that was cut off is told of at the next start, once.
class TestInterruptedNotice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isToldOnce();
    void theNewestIsTold();
    void theThirdOfFiveRepeatsCounts();
    void somebodyElsesIsNoNews();
    void withoutOneNothingIsSaid();
};

void TestInterruptedNotice::isToldOnce()
{
    const RunRecord record = cutOff(0);
    sample::BoardContext sample(sample::boardRecords());
    sample.measure({record});
    InterruptedNotice notice(sample.context.get());
    QVERIFY(isTold(notice));
    QVERIFY2(notice.accessibleName().contains(QStringLiteral("cut off")),
             qPrintable(notice.accessibleName()));
    QSignalSpy asked(sample.context.get(), &AppContext::leaderboardRequested);
    notice.show();
    QTest::mouseClick(notice.findChild<QPushButton*>(QStringLiteral("showInterruptedButton")),
                      Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), record.setId);
    QVERIFY(notice.isHidden());
    InterruptedNotice next(sample.context.get());  // the next start
    QTRY_VERIFY(sample.context->board().isCurrent());
    QTest::qWait(50);
    QVERIFY(next.isHidden());
}

void TestInterruptedNotice::theNewestIsTold()
{
    const RunRecord older = cutOff(3);
    const RunRecord newer = cutOff(1);
    sample::BoardContext sample;
    sample.measure({newer, older});
    InterruptedNotice notice(sample.context.get());
    QVERIFY(isTold(notice));
    QCOMPARE(sample.context->settings().toldInterruption().toSecsSinceEpoch(),
             newer.startedAt.toSecsSinceEpoch());
}

/// The usual crash: others of its set were completed before.
void TestInterruptedNotice::theThirdOfFiveRepeatsCounts()
{
    const RunRecord done = sample::boardRecords().first();
    RunRecord cut = cutOff(0);
    cut.setId = done.setId;
    sample::BoardContext sample;
    sample.measure({done, cut});
    InterruptedNotice notice(sample.context.get());
    QVERIFY(isTold(notice));
}

void TestInterruptedNotice::somebodyElsesIsNoNews()
{
    const RunRecord own = cutOff(2);
    sample::BoardContext sample({cutOff(1)});  // imported
    sample.measure({own});
    InterruptedNotice notice(sample.context.get());
    QVERIFY(isTold(notice));
    QCOMPARE(sample.context->settings().toldInterruption().toSecsSinceEpoch(),
             own.startedAt.toSecsSinceEpoch());
}

void TestInterruptedNotice::withoutOneNothingIsSaid()
{
    sample::BoardContext sample(sample::boardRecords());
    InterruptedNotice notice(sample.context.get());
    QTRY_VERIFY(sample.context->board().isCurrent());
    QTest::qWait(50);
    QVERIFY(notice.isHidden());
    QCOMPARE(sample.context->settings().toldInterruption().toMSecsSinceEpoch(), 0);
}

QTEST_MAIN(TestInterruptedNotice)
#include "tst_interruptednotice.moc"
