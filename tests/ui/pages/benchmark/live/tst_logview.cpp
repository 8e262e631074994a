// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/logview.h"
#include "patience.h"
#include "theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTest>

using namespace epochmark;

class TestLogView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void staysAtItsEnd();
    void isCopiedByKey();
};

void TestLogView::staysAtItsEnd()
{
    LogView log;
    log.resize(500, 300);
    log.show();
    for (int line = 0; line < 40; ++line) {
        log.append(QString::number(line), false);
    }
    const QScrollBar* bar = log.verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    log.resize(500, 200);  // lower: the end is still in sight
    QTRY_COMPARE(bar->value(), bar->maximum());
    log.verticalScrollBar()->setValue(0);
    log.append(QStringLiteral("newest"), false);
    QTRY_COMPARE(log.model()->rowCount(), 41);
    QCoreApplication::processEvents();
    QCOMPARE(bar->value(), 0);  // whoever reads on top stays there
}

void TestLogView::isCopiedByKey()
{
    LogView log;
    log.append(QStringLiteral("first"), false);
    log.append(QStringLiteral("second"), true);
    log.selectAll();
    QTest::keyClick(&log, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].endsWith(QLatin1String("first")));
    QVERIFY(lines[1].endsWith(QLatin1String("second")));
}

QTEST_MAIN(TestLogView)
#include "tst_logview.moc"
