// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvechart.h"

#include "charts/curvepicture.h"
#include "patience.h"
#include "theme/theme.h"

#include <QAction>
#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

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

void show(CurveChart& chart, const QList<RunCurves>& curves)
{
    chart.resize(440, 280);
    chart.setPlannedEpochs(7);
    chart.setCurves(curves);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.redrawNow();
}

QAction* actionOf(const CurveChart& chart, const QString& words)
{
    for (QAction* action : chart.actions()) {
        if (action->text().remove(QLatin1Char('&')).startsWith(words)) {
            return action;
        }
    }
    return nullptr;
}

void clearCursor(CurveChart& chart)
{
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&chart, &leave);
}

/// Whether the chart took it.
bool turnWheel(CurveChart& chart, Qt::KeyboardModifiers modifiers)
{
    const QPointF at(200, 120);
    QWheelEvent event(at, chart.mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    event.setAccepted(false);
    QCoreApplication::sendEvent(&chart, &event);
    clearCursor(chart);
    return event.isAccepted();
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

    void pointerReadsValues()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        show(chart, {curvesOf(7, 60)});
        QSignalSpy moved(&chart, &CurveChart::cursorMoved);
        const QImage before = chart.grab().toImage();
        QTest::mouseMove(&chart, QPoint(200, 120));
        QTRY_VERIFY(!moved.isEmpty());
        QVERIFY(chart.accessibleDescription().startsWith(QStringLiteral("At epoch")));
        QVERIFY(chart.grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&chart, &leave);
        QVERIFY(!chart.accessibleDescription().startsWith(QStringLiteral("At epoch")));
        QCOMPARE(chart.grab().toImage(), before);
    }

    void keysReadValues()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        show(chart, {curvesOf(7, 60)});
        const auto says = [&chart](const char* words) {
            return chart.accessibleDescription().contains(QLatin1String(words));
        };
        QTest::keyClick(&chart, Qt::Key_Home);
        QVERIFY(says("At epoch 1: "));
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(says("At epoch 3: "));
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(says("At epoch 2: "));
        QTest::keyClick(&chart, Qt::Key_End);
        QVERIFY(says("At epoch 7: training 99.0 %, validation 82.0 %."));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!says("At epoch"));
    }

    void whatIsReadIsReadInBoth()
    {
        CurveChart accuracy(CurveChart::Metric::Accuracy);
        CurveChart loss(CurveChart::Metric::Loss);
        CurveChart::link(&accuracy, &loss);
        show(accuracy, {curvesOf(7, 60)});
        show(loss, {curvesOf(7, 60)});
        QTest::keyClick(&accuracy, Qt::Key_End);
        QTest::keyClick(&accuracy, Qt::Key_Left);
        QVERIFY(loss.accessibleDescription().contains(QStringLiteral("At epoch 6")));
        accuracy.setSmoothed(true);
        QVERIFY(actionOf(loss, QStringLiteral("Smooth"))->isChecked());
        QTest::keyClick(&loss, Qt::Key_Escape);
        QVERIFY(!accuracy.accessibleDescription().contains(QStringLiteral("At epoch")));
    }

    void looksCloserAndBack()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        show(chart, {curvesOf(7, 60)});
        const QImage whole = chart.grab().toImage();
        const auto looksCloser = [&] {
            const bool isCloser = chart.grab().toImage() != whole;
            QTest::mouseDClick(&chart, Qt::LeftButton, {}, QPoint(200, 120));
            clearCursor(chart);
            return isCloser && chart.grab().toImage() == whole;
        };
        QTest::mousePress(&chart, Qt::LeftButton, {}, QPoint(120, 60));
        QTest::mouseMove(&chart, QPoint(220, 120));
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, QPoint(220, 120));
        clearCursor(chart);
        QVERIFY(looksCloser());
        turnWheel(chart, Qt::ControlModifier);
        QVERIFY(looksCloser());
        for (const int key : {int(Qt::Key_Plus), int(Qt::Key_Equal)}) {
            chart.setFocus();
            QTest::keyClick(&chart, Qt::Key(key));
            QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
            QVERIFY(looksCloser());
        }
        // A click is no band.
        QTest::mouseClick(&chart, Qt::LeftButton, {}, QPoint(120, 60));
        clearCursor(chart);
        QCOMPARE(chart.grab().toImage(), whole);
        // Keys, too, go back: Esc from closer, 0 from anywhere.
        QTest::keyClick(&chart, Qt::Key_Equal);
        QVERIFY(chart.grab().toImage() != whole);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.grab().toImage(), whole);
    }

    void wheelAloneScrollsThePage()
    {
        CurveChart chart(CurveChart::Metric::Accuracy);
        show(chart, {curvesOf(7, 60)});
        const QImage whole = chart.grab().toImage();
        QVERIFY(!turnWheel(chart, Qt::NoModifier));
        QCOMPARE(chart.grab().toImage(), whole);
    }

    void lossCanBeLogarithmicAndSmooth()
    {
        CurveChart loss(CurveChart::Metric::Loss);
        show(loss, {curvesOf(7, 60)});
        const QImage plain = loss.grab().toImage();
        for (const char* words : {"Logarithmic", "Smooth"}) {
            QAction* action = actionOf(loss, QLatin1String(words));
            QVERIFY(action && action->isVisible() && !action->isChecked());
            action->trigger();
            loss.redrawNow();
            QVERIFY(loss.grab().toImage() != plain);
            action->trigger();
            loss.redrawNow();
            QCOMPARE(loss.grab().toImage(), plain);
        }
        const CurveChart accuracy(CurveChart::Metric::Accuracy);
        QVERIFY(!actionOf(accuracy, QStringLiteral("Logarithmic"))->isVisible());
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
