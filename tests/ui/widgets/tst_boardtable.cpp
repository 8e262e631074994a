// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "textrecorder.h"
#include "theme/theme.h"
#include "widgets/axisticks.h"
#include "widgets/barlist.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/flowrow.h"
#include "widgets/workloadcombo.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <algorithm>

using namespace epochmark;

class TestBoardTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void axisEndsAtRoundNumbers_data();
    void axisEndsAtRoundNumbers();
    void columnsGiveWayInOrder();
    void tallAsItsRows();
    void spaceTogglesEnterOpens();
    void barsScrollByKeysWhenTheyDoNotFit();
    void aShortNameBesideABarIsWhole();
    void barsWithoutValuesHaveNoNumbers();
    void theLastNumberOfAnAxisIsWhole();
    void chipsGoOnInANewLine();
    void comboKeepsItsWorkload();
};

void TestBoardTable::axisEndsAtRoundNumbers_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("end");
    QTest::newRow("nothing") << 0.0 << 1.0 << 1.0;
    QTest::newRow("2.78") << 2.78 << 1.0 << 3.0;
    QTest::newRow("960") << 960.0 << 500.0 << 1000.0;
    QTest::newRow("exact") << 3.0 << 1.0 << 3.0;
    QTest::newRow("small") << 0.0042 << 0.002 << 0.006;
}

void TestBoardTable::axisEndsAtRoundNumbers()
{
    QFETCH(double, largest);
    const AxisTicks ticks = AxisTicks::upTo(largest, 3);
    QTEST(ticks.step, "step");
    QTEST(ticks.end, "end");
    QCOMPARE(ticks.values().last(), ticks.end);
    QVERIFY(ticks.end >= largest);
}

void TestBoardTable::columnsGiveWayInOrder()
{
    QStandardItemModel model(3, 4);
    BoardTable table(40);
    table.setModel(&model);
    table.setColumnPlan({100, 200, 100, 100}, 0, {3, 2});
    table.setShrinkable(1, 120);
    table.show();
    table.resize(560, 200);
    QCOMPARE(table.columnWidth(0), 160);
    table.resize(460, 200);
    QVERIFY(!table.isColumnHidden(3));
    QCOMPARE(table.columnWidth(1), 160);
    table.resize(400, 200);
    QVERIFY(table.isColumnHidden(3));
    QVERIFY(!table.isColumnHidden(2));
    QCOMPARE(table.horizontalHeader()->length(), 400);
}

void TestBoardTable::tallAsItsRows()
{
    QStandardItemModel model(3, 1);
    BoardTable table(40);
    table.setModel(&model);
    table.setVisibleRows(5);
    QCOMPARE(table.sizeHint().height(), 32 + 3 * 40);
    model.setRowCount(100);
    QCOMPARE(table.sizeHint().height(), 32 + 5 * 40);
    table.boardHeader()->hide();
    QCOMPARE(table.sizeHint().height(), 5 * 40);
}

void TestBoardTable::spaceTogglesEnterOpens()
{
    QStandardItemModel model(2, 2);
    BoardTable table(40);
    table.setModel(&model);
    table.setCheckColumn(0);
    table.show();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.setFocus(Qt::TabFocusReason);
    QCOMPARE(table.currentIndex().row(), 0);
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QTest::keyClick(&table, Qt::Key_Space);
    QCOMPARE(model.index(0, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QSignalSpy opened(&table, &QAbstractItemView::activated);
    QTest::keyClick(&table, Qt::Key_Down);
    QTest::keyClick(&table, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toModelIndex().row(), 1);
}

void TestBoardTable::barsScrollByKeysWhenTheyDoNotFit()
{
    BarList list(QStringLiteral("Cost"));
    list.resize(400, 200);
    list.show();
    QList<BarList::Bar> bars{
        {QStringLiteral("a"), {}, 1.5, QStringLiteral("1.5"), 0, false},
        {QStringLiteral("b"), {}, std::nullopt, QStringLiteral("no price yet"), 0, false}};
    list.setBars(bars, QStringLiteral("cents"));
    QCOMPARE(list.focusPolicy(), Qt::NoFocus);
    QCOMPARE(list.accessibleDescription(), QStringLiteral("a: 1.5; b: no price yet"));
    for (int copy = 0; copy < 20; ++copy) {
        bars.append(bars.first());
    }
    list.setBars(bars, QStringLiteral("cents"));
    QCOMPARE(list.focusPolicy(), Qt::StrongFocus);
    QTest::keyClick(&list, Qt::Key_PageDown);
    QVERIFY(list.verticalScrollBar()->value() > 0);
}

/// A card as narrow as that of Costs in the usual window: no model number is cut while bars can be read.
void TestBoardTable::aShortNameBesideABarIsWhole()
{
    BarList list(QStringLiteral("Cost"));
    list.resize(350, 200);
    const QString name = QStringLiteral("RTX PRO 6000 Max-Q");
    list.setBars({{name, QString(), 2.0, QStringLiteral("2.281"), 0, false}}, QStringLiteral("USD"));
    TextRecorder recorder;
    QPainter painter(&recorder);
    list.viewport()->render(&painter);
    painter.end();
    QVERIFY(std::ranges::any_of(recorder.texts(),
                                [&name](const PaintedText& text) { return text.text == name; }));
}

void TestBoardTable::barsWithoutValuesHaveNoNumbers()
{
    BarList list(QStringLiteral("Cost"));
    list.resize(500, 200);
    const auto numbers = [&list] {
        TextRecorder recorder;
        QPainter painter(&recorder);
        list.viewport()->render(&painter);
        painter.end();
        QStringList found;
        for (const PaintedText& text : recorder.texts()) {
            bool isNumber = false;
            (void)QLocale().toDouble(text.text, &isNumber);
            found += isNumber ? QStringList(text.text) : QStringList();
        }
        return found;
    };
    list.setBars({{QStringLiteral("A"), QString(), {}, QStringLiteral("no price"), 0, false}},
                 QStringLiteral("USD"));
    QCOMPARE(numbers(), QStringList());
    list.setBars({{QStringLiteral("A"), QString(), 2.0, QStringLiteral("two"), 0, false}},
                 QStringLiteral("USD"));
    QVERIFY(numbers().contains(QStringLiteral("0")) && numbers().contains(QStringLiteral("2")));
}

void TestBoardTable::theLastNumberOfAnAxisIsWhole()
{
    BarList list(QStringLiteral("Cost"));
    list.setBars({{QStringLiteral("A"), QString(), 12'000'000.0, QString(), 0, false}},
                 QStringLiteral("USD"));
    for (const int width : {220, 320, 500}) {
        list.resize(width, 200);
        TextRecorder recorder;
        QPainter painter(&recorder);
        list.viewport()->render(&painter);
        painter.end();
        for (const PaintedText& text : recorder.texts()) {
            QVERIFY2(text.place.right() <= list.viewport()->width() + 0.5, qPrintable(text.text));
        }
    }
}

void TestBoardTable::chipsGoOnInANewLine()
{
    FlowRow row;
    for (int chip = 0; chip < 4; ++chip) {
        auto* label = new QLabel(QStringLiteral("chip"));
        label->setMinimumSize(100, 30);
        row.addWidget(label);
    }
    QCOMPARE(row.heightForWidth(1000), 30);
    QCOMPARE(row.heightForWidth(250), 68);
    QCOMPARE(row.heightForWidth(90), 4 * 30 + 3 * 8);
    row.clear();
    QCOMPARE(row.heightForWidth(250), 0);
}

void TestBoardTable::comboKeepsItsWorkload()
{
    WorkloadCombo combo;
    QSignalSpy chosen(&combo, &WorkloadCombo::fingerprintChosen);
    const WorkloadCombo::Entry first{QStringLiteral("aaaa"), QStringLiteral("Classic")};
    const WorkloadCombo::Entry second{QStringLiteral("bbbb"), QStringLiteral("Quick")};
    combo.setEntries({first, second});
    QCOMPARE(combo.fingerprint(), first.fingerprint);
    QTest::keyClick(&combo, Qt::Key_Down);
    QCOMPARE(combo.fingerprint(), second.fingerprint);
    QCOMPARE(chosen.count(), 1);
    combo.setEntries({{QStringLiteral("cccc"), QStringLiteral("New")}, first, second});
    QCOMPARE(combo.fingerprint(), second.fingerprint);
    combo.setEntries({first});
    QCOMPARE(combo.fingerprint(), first.fingerprint);
    QCOMPARE(chosen.count(), 1);
}

QTEST_MAIN(TestBoardTable)
#include "tst_boardtable.moc"
