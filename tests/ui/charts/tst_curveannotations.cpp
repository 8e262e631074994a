// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveannotations.h"
#include "charts/curveoverlay.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <random>

using namespace epochmark;

namespace {

constexpr QRectF kPlot(50, 10, 370, 180);
constexpr QRectF kArea(50, 10, 430, 180);

/// A run that learns: training rises towards 0.99, validation stays behind.
RunCurves run(int epochs, double secondsPerEpoch, const QString& name, double best = 0.82)
{
    RunCurves curves;
    curves.label = name;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double left = std::exp(-epoch / 3.0);
        curves.training.append({double(epoch), epoch * secondsPerEpoch, 0.99 - 0.5 * left});
        curves.validation.append({double(epoch), epoch * secondsPerEpoch, best - 0.16 * left});
    }
    curves.totalSeconds = epochs * secondsPerEpoch;
    return curves;
}

RunCurves ghost(double secondsPerEpoch, const QString& name, int series, double best)
{
    RunCurves curves = run(15, secondsPerEpoch, name, best);
    curves.training.clear();
    curves.isGhost = true;
    curves.isFinished = true;
    curves.series = series;
    return curves;
}

CurveState race(int epochs, bool isRunning, std::mt19937& random)
{
    std::uniform_real_distribution<double> pace(std::log(1.0), std::log(200.0));
    std::uniform_real_distribution<double> best(0.78, 0.86);
    CurveState state;
    state.metric = CurveChart::Metric::Accuracy;
    state.xAxis = CurveChart::XAxis::ElapsedTime;
    state.plannedEpochs = 15;
    state.curves = {run(epochs, 61, QStringLiteral("A processor"))};
    state.curves.first().isFinished = !isRunning;
    for (int i = 1; i <= 3; ++i) {
        state.curves.append(
            ghost(std::exp(pace(random)), QStringLiteral("GeForce RTX %1070").arg(i), i, best(random)));
    }
    if (isRunning) {
        state.nowSeconds = (epochs + 0.4) * 61;
    }
    return state;
}

QPointF placed(const QPointF& at, const CurveFrame& frame, const QRectF& plot)
{
    return QPointF(plot.left() + (at.x() - frame.x.low) / (frame.x.high - frame.x.low) * plot.width(),
                   plot.bottom() - (at.y() - frame.y.low) / (frame.y.high - frame.y.low) * plot.height());
}

CurveAnnotations annotated(const CurveState& state, const CurveFrame& frame, const QRectF& plot = kPlot,
                           const QRectF& area = kArea)
{
    ChartStyle style;
    for (QFont* font : {&style.tick, &style.label, &style.value}) {
        font->setPixelSize(12);
    }
    return annotate(state, frame, style, plot, area,
                    [&frame, &plot](const QPointF& at) { return placed(at, frame, plot); });
}

QPointF pixelOf(const CurvePoint& point, const CurveFrame& frame)
{
    return placed(QPointF(point.seconds / frame.secondsPerUnit, *point.value * 100), frame, kPlot);
}

/// Without the leading above and below: lines of text may touch.
QRectF letters(const CurveLabel& label)
{
    return label.rect.adjusted(0, 1, 0, -1);
}

}  // namespace

/// Names in a chart of a race, for many races: what a person complains about must not happen, whatever the
/// ghosts.
class TestCurveAnnotations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nowCrossesNoLabel()
    {
        CurveAnnotations annotations;
        annotations.now = NowLine{QLineF(100, 10, 100, 190), QString(), QRectF(104, 10, 40, 14)};
        annotations.labels = {
            CurveLabel{QString(), QString(), QRectF(60, 90, 90, 16), QPointF(56, 98), false}};
        CurveOverlay overlay(nullptr);
        overlay.setAnnotations(annotations, ChartStyle(), QRectF(0, 0, 400, 200));
        QImage picture(400, 200, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QPainter painter(&picture);
        overlay.paint(&painter, nullptr, nullptr);
        painter.end();
        QVERIFY(picture.pixelColor(100, 50) != QColor(Qt::red));
        QCOMPARE(picture.pixelColor(100, 98), ChartStyle().tokens.surface);
    }

    void namesStandApart_data()
    {
        QTest::addColumn<bool>("isRunning");
        QTest::newRow("running") << true;
        QTest::newRow("done") << false;
    }

    void namesStandApart()
    {
        QFETCH(bool, isRunning);
        std::mt19937 random(5);
        int covered = 0;
        int dots = 0;
        int legends = 0;
        for (int round = 0; round < 200; ++round) {
            const CurveState state = race(isRunning ? 1 + round % 14 : 15, isRunning, random);
            const CurveFrame frame = frameOf(state);
            const CurveAnnotations result = annotated(state, frame);
            // The ghosts' names are either at their lines or in the legend, all of them.
            QCOMPARE(result.labels.size() + (result.legend ? result.legend->rows.size() : 0), 5);
            QVERIFY(!result.legend || result.legend->rows.size() == 3);
            legends += result.legend ? 1 : 0;
            checkApart(result);
            checkOrder(result);
            for (const CurvePoint& point : state.curves.first().training) {
                const QPointF dot = pixelOf(point, frame);
                ++dots;
                covered += std::any_of(result.labels.begin(), result.labels.end(),
                                       [&](const CurveLabel& label) { return label.rect.contains(dot); });
            }
        }
        qInfo("%d of %d dots lie under a name; %d of 200 with a legend", covered, dots, legends);
        QVERIFY2(covered * 200 <= dots, qPrintable(QString::number(covered)));
    }

    /// Loss in a small plot: curves and names leave no corner, and the own curve is what the chart is for.
    void legendCoversNeitherCurveNorWords()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> noise(-0.05, 0.15);
        int legends = 0;
        int crossings = 0;
        int covered = 0;
        int dots = 0;
        for (int round = 0; round < 200; ++round) {
            CurveState state = race(2 + round % 13, true, random);
            state.metric = CurveChart::Metric::Loss;
            for (RunCurves& curves : state.curves) {
                for (QList<CurvePoint>* line : {&curves.training, &curves.validation}) {
                    for (CurvePoint& point : *line) {
                        point.value = 1.05 * std::exp(-point.epoch / 2)
                                      + (line == &curves.validation ? 0.03 * point.epoch + noise(random) : 0);
                    }
                }
            }
            const CurveFrame frame = frameOf(state);
            const QRectF plot(48, 10, 265, 125);
            const CurveAnnotations result = annotated(state, frame, plot, plot.adjusted(0, 0, 14, 0));
            if (!result.legend) {
                continue;
            }
            ++legends;
            QVERIFY(plot.contains(result.legend->rect));
            const QRectF& rect = result.legend->rect;
            crossings += std::ranges::any_of(
                             result.labels,
                             [&rect](const CurveLabel& label) { return label.rect.intersects(rect); })
                         || (result.now && result.now->rect.intersects(rect));
            for (const auto& line : {state.curves.first().training, state.curves.first().validation}) {
                for (const CurvePoint& point : line) {
                    ++dots;
                    const QPointF at = placed({point.seconds / frame.secondsPerUnit, *point.value}, frame,
                                              plot);
                    covered += result.legend->rect.contains(at) ? 1 : 0;
                }
            }
        }
        qInfo("%d legends, %d over words, %d of %d dots under them", legends, crossings, covered, dots);
        QVERIFY(legends >= 20);
        QVERIFY2(crossings * 10 <= legends,
                 qPrintable(QString::number(crossings)));  // so small a plot can be full
        QVERIFY2(covered * 200 <= dots, qPrintable(QString::number(covered)));
    }

    void nowMovesOnInTheFirstEpochToo()
    {
        CurveState state;
        state.metric = CurveChart::Metric::Accuracy;
        state.plannedEpochs = 4;
        state.nowSeconds = 6;
        state.nowEpochs = 0.5;
        state.curves = {RunCurves()};
        const CurveFrame frame = frameOf(state);
        const auto fraction = [](const CurveAnnotations& result) {
            return (result.now->line.x1() - kPlot.left()) / kPlot.width();
        };
        QCOMPARE(fraction(annotated(state, frame)), 0.5 / 4);
        state.nowEpochs = 5;  // never beyond the plan
        QCOMPARE(fraction(annotated(state, frame)), 1.0);
        state.xAxis = CurveChart::XAxis::ElapsedTime;
        const CurveFrame inTime = frameOf(state);
        QCOMPARE(fraction(annotated(state, inTime)), 6 / inTime.secondsPerUnit / inTime.x.high);
    }

    void namesGiveWayToManyRuns()
    {
        CurveState state;
        state.metric = CurveChart::Metric::Accuracy;
        state.plannedEpochs = 15;
        for (int runs = 1; runs <= 8; ++runs) {
            state.curves.append(run(15, 10 * runs, QStringLiteral("Device %1").arg(runs)));
            const CurveAnnotations result = annotated(state, frameOf(state));
            QCOMPARE(result.labels.size(), runs == 1 ? 2 : runs <= 4 ? runs : 0);
            QCOMPARE(labelMargin(state, frameOf(state), ChartStyle(), 400) > 0, runs <= 4);
            QVERIFY(spoken(state).contains(QStringLiteral("Device %1").arg(runs)) || runs == 1);
        }
    }

    void emptyPlotSaysWhenItsFirstPointComes()
    {
        CurveState state;
        state.plannedEpochs = 4;
        state.emptyText = QStringLiteral("First point after about 0:25");
        state.curves = {RunCurves(), ghost(3, QStringLiteral("A ghost"), 1, 0.8)};
        const CurveAnnotations empty = annotated(state, frameOf(state));
        QVERIFY(empty.message);
        QCOMPARE(empty.message->text, state.emptyText);
        QVERIFY(kPlot.contains(empty.message->rect));
        state.curves[0] = run(1, 5, QStringLiteral("Mine"));
        QVERIFY(!annotated(state, frameOf(state)).message);
        state.curves[0] = RunCurves();
        state.emptyText.clear();
        QVERIFY(!annotated(state, frameOf(state)).message);
    }

    /// What a rising line and a falling one do at the end, whichever is on top.
    void endsThatMeetKeepTheirOrder()
    {
        for (const double gap : {-0.02, -0.005, 0.005, 0.02}) {
            for (const bool isRunning : {true, false}) {
                CurveState state;
                state.plannedEpochs = 5;
                RunCurves curves;
                for (int epoch = 1; epoch <= 5; ++epoch) {
                    curves.training.append({double(epoch), epoch * 2.0, 0.96 - 0.008 * epoch});
                    curves.validation.append({double(epoch), epoch * 2.0, 0.88 + gap + 0.008 * epoch});
                }
                state.curves = {curves, ghost(2, QStringLiteral("AMD EPYC"), 1, 0.93)};
                state.curves[0].isFinished = !isRunning;
                if (isRunning) {
                    state.nowSeconds = 10;
                    state.nowEpochs = 5;
                }
                checkOrder(annotated(state, frameOf(state)));
            }
        }
    }

    void zoomLeavesOutWhatItDoesNotShow()
    {
        CurveState state;
        state.plannedEpochs = 15;
        state.curves = {run(15, 10, QStringLiteral("Mine"))};
        state.nowSeconds = 150;
        state.nowEpochs = 15;
        QCOMPARE(annotated(state, frameOf(state)).labels.size(), 2);
        state.zoom = CurveZoom{2, 6, 0.5, 0.75};  // neither end lies in there
        const CurveAnnotations zoomed = annotated(state, frameOf(state));
        QVERIFY(zoomed.labels.isEmpty() && !zoomed.now);
    }

    void ghostsBeyondTheEdgeAreNotDone()
    {
        CurveState state;
        state.plannedEpochs = 15;
        state.xAxis = CurveChart::XAxis::ElapsedTime;
        state.curves = {run(15, 10, QStringLiteral("Mine")), ghost(14, QStringLiteral("Slower"), 1, 0.8),
                        ghost(5, QStringLiteral("Faster"), 2, 0.8)};
        state.curves[0].isFinished = true;
        const CurveAnnotations result = annotated(state, frameOf(state));
        QCOMPARE(result.marks.size(), 1);
        QVERIFY(result.marks.first().isDiamond);
        QCOMPARE(result.marks.first().color, ChartStyle().seriesColor(2));
    }

private:
    /// Names that could be read as one column stand in the order of their lines' ends.
    static void checkOrder(const CurveAnnotations& result)
    {
        for (const CurveLabel& one : result.labels) {
            for (const CurveLabel& other : result.labels) {
                const bool shareColumns = one.rect.left() < other.rect.right()
                                          && other.rect.left() < one.rect.right();
                if (shareColumns && one.anchor.y() < other.anchor.y() - 0.01) {
                    QVERIFY2(one.rect.center().y() < other.rect.center().y(),
                             qPrintable(one.name + one.value + QStringLiteral(" over ") + other.name
                                        + other.value));
                }
            }
        }
    }

    static void checkApart(const CurveAnnotations& result)
    {
        for (qsizetype i = 0; i < result.labels.size(); ++i) {
            const QRectF rect = letters(result.labels[i]);
            QVERIFY(kArea.adjusted(-1, -1, 1, 1).contains(rect));
            QVERIFY(!result.now || !rect.intersects(result.now->rect));
            for (qsizetype j = 0; j < i; ++j) {
                QVERIFY(!rect.intersects(letters(result.labels[j])));
            }
        }
    }
};

QTEST_MAIN(TestCurveAnnotations)
#include "tst_curveannotations.moc"
