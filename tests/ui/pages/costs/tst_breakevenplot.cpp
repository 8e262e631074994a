// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/breakevenplot.h"

#include "textrecorder.h"
#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace epochmark;

namespace {

/// Lines that cross after `share` of three years, of devices with the longest names.
BreakEven crossingAt(double share, double price)
{
    BreakEven lines;
    lines.ownedDevice = QStringLiteral("RTX PRO 6000 Blackwell Max-Q");
    lines.rentedDevice = QStringLiteral("A100-SXM4-80GB");
    lines.currency = QStringLiteral("USD");
    lines.lifetimeMonths = 36;
    lines.monthHours = 480;
    lines.ownedStart = price;
    lines.ownedPerMonth = price / 200;
    const double month = 36 * share;
    lines.rentedPerMonth = price / month + lines.ownedPerMonth;
    lines.crossingMonth = month;
    lines.crossingAmount = lines.owned(month);
    return lines;
}

}  // namespace

/// Whatever the lines, the words of the plot are whole, inside it, and not printed over each other.
class TestBreakEvenPlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wordsStayInsideAndApart_data();
    void wordsStayInsideAndApart();
};

/// With the system's font, or the size in points that EPOCHMARK_TEST_FONT gives.
void TestBreakEvenPlot::initTestCase()
{
    if (const int points = qEnvironmentVariableIntValue("EPOCHMARK_TEST_FONT"); points > 0) {
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
    }
    theme::apply(*qApp, ColorScheme::Light);
}

void TestBreakEvenPlot::wordsStayInsideAndApart_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("price");
    QTest::addColumn<QSize>("size");
    const QSize least = BreakEvenPlot().minimumSizeHint();
    for (const QSize& size : {QSize(640, 340), QSize(420, 280), least}) {
        for (const double price : {89.0, 1260.0, 24'000.0}) {
            for (const double share : {0.03, 0.2, 0.45, 0.6, 0.7, 0.8, 0.9, 0.97}) {
                QTest::addRow("%d x %d, $%g, %g", size.width(), size.height(), price, share)
                    << share << price << size;
            }
        }
    }
}

void TestBreakEvenPlot::wordsStayInsideAndApart()
{
    QFETCH(double, share);
    QFETCH(double, price);
    QFETCH(QSize, size);
    const BreakEven lines = crossingAt(share, price);
    BreakEvenPlot plot;
    plot.resize(size * theme::fontScale());
    plot.setBreakEven(lines);
    TextRecorder recorder;
    QPainter painter(&recorder);
    plot.render(&painter);
    painter.end();
    bool isMonthSaid = false;
    const QString month = QStringLiteral("month %1").arg(*lines.crossingMonth, 0, 'f', 1);
    QList<PaintedText> before;
    for (const PaintedText& text : recorder.texts()) {
        QVERIFY2(QRectF(plot.rect()).contains(text.place), qPrintable(text.text));
        isMonthSaid = isMonthSaid || text.text.startsWith(month);
        for (const PaintedText& other : before) {
            QVERIFY2(!other.place.intersects(text.place),
                     qPrintable(QStringLiteral("%1 over %2").arg(text.text, other.text)));
        }
        before.append(text);
    }
    QVERIFY(isMonthSaid);
    // Which line is whose is said at every size, and by the whole name where a usual window has room for it.
    const bool isWhole = size.width() >= 640 && !qEnvironmentVariableIsSet("EPOCHMARK_TEST_FONT");
    for (const QString& name :
         {QStringLiteral("rent ") + lines.rentedDevice, QStringLiteral("own ") + lines.ownedDevice}) {
        const QString least = isWhole ? name : name.section(QLatin1Char(' '), 0, 0) + QLatin1Char(' ');
        QVERIFY2(std::ranges::any_of(
                     before, [&least](const PaintedText& text) { return text.text.startsWith(least); }),
                 qPrintable(least));
    }
}

QTEST_MAIN(TestBreakEvenPlot)
#include "tst_breakevenplot.moc"
