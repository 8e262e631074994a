// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/celltext.h"
#include "models/costscale.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace epochmark;

class TestCellText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void writesTimes_data();
    void writesTimes();
    void writesMoments();
    void writesScopes();
    void choosesCentsForSmallSums();
    void writesUnlikeCurrenciesOut();
};

void TestCellText::writesTimes_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("duration");
    QTest::addColumn<QString>("hours");
    const auto row = [](double seconds, const char* duration, const char* hours) {
        QTest::newRow(duration) << seconds << QString::fromLatin1(duration) << QString::fromLatin1(hours);
    };
    row(8.44, "8.4 s", "8.4 s");
    row(24.6, "24.6 s", "24.6 s");
    row(151.2, "2 min 31 s", "2 min 31 s");
    row(3599.6, "1 h", "1:00");
    row(6300, "1 h 45 min", "1:45");
    row(144000, "40 h", "40:00");
}

void TestCellText::writesTimes()
{
    QFETCH(double, seconds);
    QTEST(CellText::duration(seconds), "duration");
    QTEST(CellText::hours(seconds), "hours");
}

void TestCellText::writesMoments()
{
    const QDateTime now(QDate(2026, 11, 3), QTime(18, 0));
    QCOMPARE(CellText::when(QDateTime(QDate(2026, 11, 3), QTime(14, 33)), now),
             QStringLiteral("today, 14:33"));
    QCOMPARE(CellText::when(QDateTime(QDate(2026, 11, 2), QTime(23, 59)), now), QStringLiteral("2 Nov 2026"));
}

void TestCellText::choosesCentsForSmallSums()
{
    const auto cost = [](double amount) {
        return RunCost{amount, QStringLiteral("USD"), PriceKind::Buy, {}, {}, false};
    };
    const CostScale cents({cost(0.00202), cost(0.02781)});
    QCOMPARE(cents.columnTitle(), QStringLiteral("cost, ¢ a run"));
    QCOMPARE(cents.text(0.00202, QStringLiteral("USD")), QStringLiteral("0.202"));
    QCOMPARE(cents.text(0.02781, QStringLiteral("USD")), QStringLiteral("2.781"));
    QCOMPARE(cents.text(0.0000123, QStringLiteral("USD")), QStringLiteral("0.0012"));
    QCOMPARE(cents.text(0.0007, QStringLiteral("USD")), QStringLiteral("0.070"));  // as its neighbours
    QCOMPARE(cents.value(0.02781), 2.781);
    const CostScale dollars({cost(0.5), cost(1.5)});
    QVERIFY(!dollars.isCents());
    QCOMPARE(dollars.value(1.5), 1.5);
}

void TestCellText::writesUnlikeCurrenciesOut()
{
    const CostScale mixed({{0.5, QStringLiteral("USD"), PriceKind::Buy, {}, {}, false},
                           {0.4, QStringLiteral("EUR"), PriceKind::Buy, {}, {}, false}});
    QVERIFY(!mixed.currency());
    QCOMPARE(mixed.columnTitle(), QStringLiteral("cost a run"));
    QVERIFY(mixed.text(0.5, QStringLiteral("USD")).contains(QLatin1Char('$')));
    QVERIFY(mixed.text(0.4, QStringLiteral("EUR")).contains(QStringLiteral("€")));
}

void TestCellText::writesScopes()
{
    QCOMPARE(CellText::scope(QStringLiteral("GPU only")), QStringLiteral("GPU"));
    QCOMPARE(CellText::scope(QStringLiteral("package")), QStringLiteral("package"));
    QCOMPARE(CellText::scope(QStringLiteral("module")), QStringLiteral("module"));
    QTranslator german;
    QVERIFY(german.load(QStringLiteral("epochmark_de"), QStringLiteral(":/epochmark/i18n")));
    QCoreApplication::installTranslator(&german);
    QCOMPARE(CellText::scope(QStringLiteral("package")), QStringLiteral("Prozessor"));
    QCoreApplication::removeTranslator(&german);
}

QTEST_MAIN(TestCellText)
#include "tst_celltext.moc"
