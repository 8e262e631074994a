// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvechart.h"

#include "charts/curvepicture.h"
#include "theme/theme.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace epochmark;

namespace {

RunCurves curvesOf(int epochs, double secondsPerEpoch)
{
    RunCurves curves;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double share = double(epoch) / epochs;
        curves.training.append({double(epoch), epoch * secondsPerEpoch, 0.6 + 0.39 * share});
        curves.validation.append({double(epoch), epoch * secondsPerEpoch, 0.65 + 0.17 * share});
    }
    return curves;
}

RunCurves ghostOf(int epochs, double secondsPerEpoch)
{
    RunCurves ghost = curvesOf(epochs, secondsPerEpoch);
    ghost.label = QStringLiteral("i5-10400F");
    ghost.series = 1;
    ghost.isGhost = true;
    ghost.isFinished = true;
    ghost.totalSeconds = epochs * secondsPerEpoch;
    return ghost;
}

int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                                 + std::abs(pixel.blue() - color.blue());
            count += distance < 24 ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

class TestCurveChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }
    void cleanup() { theme::apply(*qApp, ColorScheme::Light); }

    void manyChangesAreOneRedraw()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        chart.resize(440, 280);
        chart.show();
        QSignalSpy redraws(&chart, &CurveChart::redrawn);
        QTRY_VERIFY(redraws.size() > 0);
        redraws.clear();
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT((chart.setCurves({curvesOf(3, 1)}), chart.setNow(3),
                                  timer.elapsed() > 1100 && !redraws.isEmpty()),
                                 60'000);
        QVERIFY2(redraws.size() <= timer.elapsed() / 1000 + 1, qPrintable(QString::number(redraws.size())));
    }

    void speaksItsValues()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        chart.setPlannedEpochs(15);
        chart.setCurves({curvesOf(7, 60), ghostOf(15, 30)});
        chart.redrawNow();
        QVERIFY(!chart.accessibleName().isEmpty());
        for (const char* words : {"7", "15", "99.0 %", "82.0 %", "i5-10400F"}) {
            QVERIFY2(chart.accessibleDescription().contains(QLatin1String(words)), words);
        }
    }

    void drawsTheRunAndItsGhosts()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        chart.resize(440, 280);
        chart.setPlannedEpochs(15);
        chart.redrawNow();
        const Tokens& light = Tokens::light();
        QCOMPARE(pixelsOf(chart.grab().toImage(), light.series[0]), 0);
        chart.setCurves({curvesOf(7, 60), ghostOf(15, 30)});
        chart.setNow(430);
        chart.redrawNow();
        const QImage both = chart.grab().toImage();
        QVERIFY(pixelsOf(both, light.series[0]) > 200);
        QVERIFY(pixelsOf(both, light.series[1]) > 20);
        chart.setCurves({curvesOf(7, 60)});
        chart.redrawNow();
        QCOMPARE(pixelsOf(chart.grab().toImage(), light.series[1]), 0);
    }

    void followsThePalette()
    {
        CurveChart chart(CurveChart::Metric::Loss);
        chart.resize(440, 280);
        chart.show();
        chart.setCurves({curvesOf(7, 60)});
        QSignalSpy redraws(&chart, &CurveChart::redrawn);
        QTRY_VERIFY(redraws.size() > 0);
        theme::apply(*qApp, ColorScheme::Dark);
        QTRY_VERIFY(pixelsOf(chart.grab().toImage(), Tokens::dark().series[0]) > 200);
        const QImage dark = chart.grab().toImage();
        QVERIFY(pixelsOf(dark, Tokens::dark().surface) > dark.width() * dark.height() / 2);
        QCOMPARE(pixelsOf(dark, Tokens::light().surface), 0);
    }

    void paintsIntoAPicture()
    {
        CurveState state;
        state.curves = {curvesOf(15, 60)};
        for (const double scale : {1.0, 2.0}) {
            QImage image(QSize(800, 300) * scale, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.scale(scale, scale);
            ChartStyle style;
            paintCurves(painter, QRectF(100, 20, 600, 260), state, style);
            painter.end();
            QVERIFY(pixelsOf(image, style.tokens.series[0]) > 500 * scale);
            QCOMPARE(pixelsOf(image.copy(0, 0, int(99 * scale), image.height()), style.tokens.series[0]), 0);
        }
    }

    void thousandEpochsAreDrawnAtOnce()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        chart.resize(440, 280);
        chart.show();
        const QList<RunCurves> curves{curvesOf(1000, 2), ghostOf(1000, 3)};
        QBENCHMARK
        {
            chart.setCurves(curves);
            chart.redrawNow();
            chart.grab();
        }
    }

    void tickOfARunningChart()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        chart.resize(440, 280);
        chart.show();
        chart.setPlannedEpochs(15);
        chart.setCurves({curvesOf(7, 60), ghostOf(15, 30), ghostOf(15, 90)});
        double now = 420;
        QBENCHMARK
        {
            chart.setNow(now += 0.1);
            chart.redrawNow();
            chart.grab();
        }
    }
};

QTEST_MAIN(TestCurveChart)
#include "tst_curvechart.moc"
