// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/sensorchart.h"

#include "theme/theme.h"

#include <QTest>

#include <cmath>

using namespace epochmark;

namespace {

constexpr int kHead = 0;
constexpr int kPlot = 100;  // head and first plot, nothing of a second one

QList<EpochReport> epochsOf(const QList<EpochSensors>& told)
{
    QList<EpochReport> epochs;
    for (qsizetype i = 0; i < told.size(); ++i) {
        EpochReport report;
        report.epoch = static_cast<int>(i) + 1;
        report.sensors = told[i].isKnown() ? std::optional<EpochSensors>(told[i]) : std::nullopt;
        epochs.append(report);
    }
    return epochs;
}

/// A machine that warms up and is held back, of which the third epoch was too short for a sample.
QList<EpochReport> warming()
{
    return epochsOf({{55, 4400, 60}, {61, 4300, 64}, {}, {70, 4000, 65}, {71, 3500, 50}});
}

/// The rows of a column in a colour, `most` off in all three parts together; within the first plot.
QList<int> rowsOf(const QImage& image, int x, const QColor& wanted, int most)
{
    QList<int> rows;
    for (int y = kHead; y < kHead + kPlot; ++y) {
        const QColor there = image.pixelColor(x, y);
        if (std::abs(there.red() - wanted.red()) + std::abs(there.green() - wanted.green())
                + std::abs(there.blue() - wanted.blue())
            <= most) {
            rows << y;
        }
    }
    return rows;
}

}  // namespace

/// What sensors told, epoch by epoch.
class TestSensorChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void curvesHoldWhatWasRead();
    void pointsStandAtTheirValues_data();
    void pointsStandAtTheirValues();
    void nothingReadIsNothingShown();
    void saysItsRangeInWords();
};

void TestSensorChart::curvesHoldWhatWasRead()
{
    const QList<SensorCurve> curves = sensorCurves(warming());
    QCOMPARE(curves.size(), 3);
    const QList<QPointF> celsius{{1, 55}, {2, 61}, {4, 70}, {5, 71}};  // the third isn't 0: it isn't there
    QCOMPARE(curves[0].points, celsius);
    QCOMPARE(curves[1].unit, QStringLiteral("GHz"));
    QCOMPARE(curves[1].points.last(), QPointF(5, 3.5));
    QCOMPARE(curves[2].points.last(), QPointF(5, 50));
    // A machine with a thermometer alone has one curve.
    const QList<SensorCurve> alone = sensorCurves(epochsOf({{40, {}, {}}, {41, {}, {}}}));
    QCOMPARE(alone.size(), 1);
    QCOMPARE(alone.first().unit, QStringLiteral("°C"));
}

void TestSensorChart::pointsStandAtTheirValues_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("side by side") << 1000;
    QTest::newRow("one under the other") << 400;
}

/// The dots of temperature stand between the plot's own grid lines, read off the picture: 50, 60, 70 and 80
/// °C.
void TestSensorChart::pointsStandAtTheirValues()
{
    QFETCH(int, width);
    SensorChart chart;
    chart.setEpochs(warming(), 5);
    chart.resize(width, chart.height());
    chart.show();
    const QImage image = chart.grab().toImage();
    const Tokens& tokens = theme::tokens(&chart);
    const int last = qRound(chart.pixelOf(0, {5, 71}).x());
    const int free = qRound(chart.pixelOf(0, {0.5, 71}).x());  // left of the first dot
    const QList<int> grid = rowsOf(image, free, tokens.grid, 2);
    QCOMPARE(grid.size(), 3);  // 60, 70, 80; at 50 lies the axis
    const double degree = (grid[2] - grid[0]) / 20.0;
    const QList<SensorCurve> curves = sensorCurves(warming());
    for (const QPointF& point : curves[0].points) {
        const int x = qRound(chart.pixelOf(0, point).x());
        QVERIFY(x <= last);
        const QList<int> ink = rowsOf(image, x, tokens.series[0], 40);
        QVERIFY2(!ink.isEmpty(),
                 qPrintable(
                     QStringLiteral("%1 at %2, %3").arg(point.y()).arg(x).arg(chart.pixelOf(0, point).y())));
        const double middle = (ink.first() + ink.last()) / 2.0;
        const double value = 80 - (middle - grid[0]) / degree;
        QVERIFY2(std::abs(value - point.y()) <= 1.5 / degree,  // a pixel and what rounding the rows takes
                 qPrintable(QStringLiteral("%1 for %2").arg(value).arg(point.y())));
    }
}

void TestSensorChart::nothingReadIsNothingShown()
{
    SensorChart chart;
    chart.setEpochs(warming(), 5);
    QVERIFY(!chart.isHidden());
    chart.setEpochs(epochsOf({{}, {}}), 5);
    QVERIFY(chart.isHidden());
    chart.setEpochs({}, 5);
    QVERIFY(chart.isHidden());
}

void TestSensorChart::saysItsRangeInWords()
{
    SensorChart chart;
    chart.setEpochs(warming(), 5);
    const QString words = chart.accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("Temperature: 55 to 71 °C, last 71 °C.")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("Clock: 3.50 to 4.40 GHz, last 3.50 GHz.")), qPrintable(words));
}

QTEST_MAIN(TestSensorChart)
#include "tst_sensorchart.moc"
