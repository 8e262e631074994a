// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frame/rowlist.h"
#include "patience.h"
#include "theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace epochmark;

namespace {

/// A list as a panel has it: rows with two buttons each, and a button beneath.
struct Panel {
    QWidget window;
    RowList* list = new RowList(new QLabel(QStringLiteral("none")), QStringLiteral("rows"),
                                QStringLiteral("Rows"));
    QPushButton* beneath = new QPushButton(QStringLiteral("Add"));

    Panel()
    {
        auto* column = new QVBoxLayout(&window);
        column->addWidget(list);
        column->addWidget(beneath);
        beneath->setObjectName(QStringLiteral("add"));
        show({"a", "b", "c"});
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }
    void show(const QList<const char*>& names) const
    {
        QList<QWidget*> rows;
        for (const char* name : names) {
            auto* row = new QWidget;
            auto* buttons = new QHBoxLayout(row);
            for (const char* what : {"check", "remove"}) {
                auto* button = new QPushButton(QLatin1String(what));
                button->setObjectName(QLatin1String(what) + u'-' + QLatin1String(name));
                buttons->addWidget(button);
            }
            rows.append(row);
        }
        list->setRows(rows, {beneath});
    }
    void focus(const char* name) const { window.findChild<QWidget*>(QLatin1String(name))->setFocus(); }
    static QString focused()
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
    }
};

}  // namespace

class TestRowList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void givesTheKeysBackAfterAReading();
    void givesThemToWhatStandsThereNow_data();
    void givesThemToWhatStandsThereNow();
    void takesThemFromNobodyElse();
};

void TestRowList::givesTheKeysBackAfterAReading()
{
    Panel panel;
    panel.focus("remove-b");
    QCOMPARE(Panel::focused(), QStringLiteral("remove-b"));
    panel.show({"new", "a", "b", "c"});
    QCOMPARE(Panel::focused(), QStringLiteral("remove-b"));
    QTRY_VERIFY(panel.window.findChild<QWidget*>(QStringLiteral("check-c"))->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(Panel::focused(), QStringLiteral("check-c"));
}

void TestRowList::givesThemToWhatStandsThereNow_data()
{
    QTest::addColumn<QList<const char*>>("left");
    QTest::addColumn<QString>("focused");
    QTest::newRow("the row after it") << QList<const char*>{"a", "c"} << QStringLiteral("check-c");
    QTest::newRow("the last") << QList<const char*>{"a"} << QStringLiteral("check-a");
    QTest::newRow("what is beneath") << QList<const char*>{} << QStringLiteral("add");
}

void TestRowList::givesThemToWhatStandsThereNow()
{
    QFETCH(QList<const char*>, left);
    Panel panel;
    panel.focus("remove-b");
    panel.show(left);
    QTEST(Panel::focused(), "focused");
}

void TestRowList::takesThemFromNobodyElse()
{
    Panel panel;
    panel.focus("add");
    panel.show({"c"});
    QCOMPARE(Panel::focused(), QStringLiteral("add"));
}

QTEST_MAIN(TestRowList)
#include "tst_rowlist.moc"
