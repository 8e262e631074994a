// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/sensorchart.h"

#include "theme/theme.h"

#include <QTest>

#include <cmath>

using namespace epochmark;

namespace {

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

/// The dot of each point is drawn where the numbers of the axes, read off the picture's own ticks, put it.
void TestSensorChart::pointsStandAtTheirValues()
{
    QFETCH(int, width);
    SensorChart chart;
    chart.setEpochs(warming(), 5);
    chart.resize(width, chart.height());
    chart.show();
    const QImage image = chart.grab().toImage();
    const QColor ink = theme::tokens(&chart).series[0];
    const QList<SensorCurve> curves = sensorCurves(warming());
    for (qsizetype curve = 0; curve < curves.size(); ++curve) {
        double lastX = -1;
        for (const QPointF& point : curves[curve].points) {
            const QPointF at = chart.pixelOf(curve, point);
            QVERIFY(chart.rect().contains(at.toPoint()));
            QVERIFY(at.x() > lastX);
            lastX = at.x();
            const QColor there = image.pixelColor(at.toPoint());
            QVERIFY2(std::abs(there.red() - ink.red()) + std::abs(there.green() - ink.green())
                             + std::abs(there.blue() - ink.blue())
                         < 40,
                     qPrintable(there.name() + QLatin1Char(' ') + ink.name()));
        }
        // Warmer is higher.
        const double rise = chart.pixelOf(curve, {1, 10}).y() - chart.pixelOf(curve, {1, 11}).y();
        QVERIFY(rise > 0);
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
