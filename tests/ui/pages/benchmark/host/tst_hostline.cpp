// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/host/hostline.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace epochmark;

class TestHostLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsSaidAtFirst();
    void whatIsSentHasABar();
    void aBrokenLineSaysWhenItIsTriedAnew();
    void endsAreSaid_data();
    void endsAreSaid();
    void foreignWordsStayPlain();

private:
    static QProgressBar* bar(const HostLine& line) { return line.findChild<QProgressBar*>(); }
};

void TestHostLine::nothingIsSaidAtFirst()
{
    HostLine line;
    QVERIFY(line.isHidden());
}

void TestHostLine::whatIsSentHasABar()
{
    HostLine line;
    line.showProgress({HostPhase::SendingData, QStringLiteral("Sending"), 0.25, {}});
    QVERIFY(!line.isHidden() && !bar(line)->isHidden());
    QCOMPARE(bar(line)->value() * 4, bar(line)->maximum());
    line.showProgress({HostPhase::Running, QStringLiteral("Running"), {}, {}});
    QVERIFY(bar(line)->isHidden());
    QCOMPARE(line.text(), QStringLiteral("Running"));
    auto* leave = line.findChild<QPushButton*>(QStringLiteral("leaveRunButton"));
    QVERIFY(leave->isHidden());
    line.setLeavable(true);
    QSignalSpy asked(&line, &HostLine::leaveRequested);
    leave->click();
    QCOMPARE(asked.size(), 1);
}

void TestHostLine::aBrokenLineSaysWhenItIsTriedAnew()
{
    HostLine line;
    line.showProgress({HostPhase::LineBroken, QStringLiteral("It broke."), {}, 16.0});
    QCOMPARE(line.accessibleName(), QStringLiteral("It broke. Next try in 16 s."));
    line.showProgress({HostPhase::LineBroken, QStringLiteral("Connecting again"), {}, {}});
    QCOMPARE(line.accessibleName(), QStringLiteral("Connecting again"));
}

void TestHostLine::endsAreSaid_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("over") << "over" << QString();
    QTest::newRow("rent") << "rent" << QStringLiteral("The rent goes on.");
    QTest::newRow("left") << "left" << QStringLiteral("The run on box goes on there.");
    QTest::newRow("failed") << "failed" << QStringLiteral("It was killed.");
    QTest::newRow("stopped") << "stopped" << QStringLiteral("Stopped.");
}

void TestHostLine::endsAreSaid()
{
    QFETCH(QString, kind);
    QFETCH(QString, said);
    HostRunOutcome outcome;
    outcome.isLeft = kind == QLatin1String("left");
    outcome.notes = kind == QLatin1String("rent") ? QStringList{said} : QStringList();
    Result<HostRunOutcome> end(outcome);
    if (kind == QLatin1String("failed")) {
        end = Error{ErrorCode::DeviceUnavailable, said, {}};
    } else if (kind == QLatin1String("stopped")) {
        end = Error{ErrorCode::Stopped, {}, {}};
    }
    HostLine line;
    line.showProgress({HostPhase::Running, QStringLiteral("Running"), {}, {}});
    line.showEnd(QStringLiteral("box"), end);
    QCOMPARE(line.isHidden(), said.isEmpty());
    if (!said.isEmpty()) {
        QCOMPARE(line.text(), said);
    }
}

void TestHostLine::foreignWordsStayPlain()
{
    HostLine line;
    line.showError({ErrorCode::Input, QStringLiteral("It says \"<b>x</b>\"."), QStringLiteral("<i>y</i>")});
    for (const QLabel* label : line.findChildren<QLabel*>()) {
        QVERIFY(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText);
    }
}

QTEST_MAIN(TestHostLine)
#include "tst_hostline.moc"
