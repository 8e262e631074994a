// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvestate.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace epochmark;

namespace {

RunCurves run(int epochs, double secondsPerEpoch, double value = 0.7)
{
    RunCurves curves;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        curves.training.append({double(epoch), epoch * secondsPerEpoch, value});
        curves.validation.append({double(epoch), epoch * secondsPerEpoch, value});
    }
    return curves;
}

}  // namespace

class TestCurveState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsCoverTheSpan()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> exponent(-6, 6);
        for (int round = 0; round < 1000; ++round) {
            const double span = std::pow(10, exponent(random));
            const double step = niceStep(span, 4);
            QVERIFY(step * 4 >= span * (1 - 1e-6));
            QVERIFY(step * 4 <= span * 2 * (1 + 1e-6));  // never more than half empty
        }
        QCOMPARE(niceStep(1.03, 4), 0.3);
        QCOMPARE(niceStep(15, 5), 3);
    }

    void frameStaysStillWhileTheRunGrows()
    {
        CurveState state;
        state.plannedEpochs = 15;
        state.xAxis = CurveChart::XAxis::ElapsedTime;
        state.curves = {run(1, 61)};
        const CurveFrame early = frameOf(state);
        for (int epochs = 2; epochs <= 15; ++epochs) {
            state.curves = {run(epochs, 61)};
            state.nowSeconds = epochs * 61;
            QCOMPARE(frameOf(state), early);
        }
        QCOMPARE(early.secondsPerUnit, 60);
        QCOMPARE(early.x.high, 16);
    }

    void epochsAxisEndsAtThePlan()
    {
        CurveState state;
        state.plannedEpochs = 14;
        QCOMPARE(frameOf(state).x.high, 14);
        state.curves = {run(20, 1)};
        QCOMPARE(frameOf(state).x.high, 20);
    }

    void slowGhostsRunOutOfTheFrame()
    {
        CurveState state;
        state.plannedEpochs = 10;
        state.xAxis = CurveChart::XAxis::ElapsedTime;
        RunCurves ghost = run(10, 600);
        ghost.isGhost = true;
        ghost.isFinished = true;
        ghost.totalSeconds = 6000;
        state.curves = {ghost};
        QVERIFY(frameOf(state).x.high >= 100);  // nothing else is known yet
        state.curves = {run(2, 6), ghost};
        QCOMPARE(frameOf(state).x.high, 60);
    }

    void lowAccuracyGetsItsRoom()
    {
        CurveState state;
        state.curves = {run(3, 1, 0.31)};
        QCOMPARE(frameOf(state).y.low, 20);
        state.curves = {run(3, 1, 0.55)};
        QCOMPARE(frameOf(state).y.low, 50);
    }

    void emptyStateHasAFrame()
    {
        CurveState state;
        for (const auto axis : {CurveChart::XAxis::Epochs, CurveChart::XAxis::ElapsedTime}) {
            state.xAxis = axis;
            const CurveFrame frame = frameOf(state);
            QVERIFY(frame.x.high > frame.x.low && frame.x.step > 0);
            QVERIFY(frame.y.high > frame.y.low && frame.y.step > 0);
        }
    }

    void absentValuesLeaveTheirPointOut()
    {
        CurveState state;
        RunCurves curves = run(3, 1);
        curves.training[1].value.reset();
        const auto points = framePoints(curves.training, frameOf(state));
        QCOMPARE(points, (QList<QPointF>{{1, 70}, {3, 70}}));
    }

    void runStandsBetweenItsEpochs()
    {
        const RunCurves curves = run(4, 10);
        const CurveFrame epochs = frameOf(CurveState());
        QCOMPARE(frameX(curves, 25, epochs), 2.5);
        QCOMPARE(frameX(curves, 45, epochs), 4.5);
        QCOMPARE(frameX(curves, 400, epochs), 5);
        QCOMPARE(frameX(RunCurves(), 5, epochs), 0);
        // Reading the pictures moves a run to the right in time, not in epochs.
        RunCurves late = curves;
        late.startSeconds = 100;
        for (CurvePoint& point : late.training) {
            point.seconds += 100;
        }
        QCOMPARE(frameX(late, 50, epochs), 0);
        QCOMPARE(frameX(late, 125, epochs), 2.5);
        QCOMPARE(frameX(late, 145, epochs), 4.5);
    }

    void linesAreCutAtTheEdge()
    {
        const QList<QPointF> line{{0, 0}, {10, 20}, {20, 30}};
        QCOMPARE(clipped(line, 0, 15), (QList<QPointF>{{0, 0}, {10, 20}, {15, 25}}));
        QCOMPARE(clipped(line, 0, 10), (QList<QPointF>{{0, 0}, {10, 20}}));
        QCOMPARE(clipped(line, -5, 30), line);
        QCOMPARE(clipped(line, 5, 15), (QList<QPointF>{{5, 10}, {10, 20}, {15, 25}}));
        QCOMPARE(clipped(line, 12, 15), (QList<QPointF>{{12, 22}, {15, 25}}));
        QVERIFY(clipped(line, 21, 30).isEmpty() && clipped(line, -3, -1).isEmpty()
                && clipped({}, 0, 1).isEmpty());
        QCOMPARE(valueAt(line, 5), 10);
        QVERIFY(!valueAt(line, 21) && !valueAt(line, -1) && !valueAt({}, 0));
    }

    void foldingKeepsEveryExtreme()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> value(0, 1);
        QList<QPointF> points;
        for (int i = 0; i < 10007; ++i) {
            points.append({double(i), value(random)});
        }
        points[4321].setY(7);
        points[1234].setY(-7);
        const auto folded = foldMinMax(points, 2000);
        QVERIFY(folded.size() <= 2000 && folded.size() > 1900);
        QVERIFY(folded.contains(points[4321]) && folded.contains(points[1234]));
        QCOMPARE(folded.first(), points.first());
        QCOMPARE(folded.last(), points.last());
        QVERIFY(std::is_sorted(folded.begin(), folded.end(),
                               [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
        QCOMPARE(foldMinMax(points.first(2000), 2000), points.first(2000));
    }
};

QTEST_APPLESS_MAIN(TestCurveState)
#include "tst_curvestate.moc"
