// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvereading.h"

#include <QTest>

using namespace epochmark;

namespace {

RunCurves run(int epochs, double secondsPerEpoch, double first)
{
    RunCurves curves;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        curves.training.append({double(epoch), epoch * secondsPerEpoch, first + epoch / 100.0});
        curves.validation.append({double(epoch), epoch * secondsPerEpoch, first + epoch / 200.0});
    }
    return curves;
}

CurveState race()
{
    CurveState state;
    state.plannedEpochs = 10;
    state.curves = {run(5, 60, 0.6), run(10, 45, 0.5)};
    state.curves[1].label = QStringLiteral("Tesla T4");
    state.curves[1].isGhost = true;
    state.curves[1].isFinished = true;
    state.curves[1].totalSeconds = 450;
    state.curves[1].series = 1;
    return state;
}

QStringList texts(const CurveReading& reading)
{
    QStringList texts;
    for (const CurveValue& value : reading.values) {
        texts.append(value.name + QLatin1Char(' ') + value.text);
    }
    return texts;
}

}  // namespace

class TestCurveReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheNearestEpoch()
    {
        const CurveState state = race();
        const CurveFrame frame = frameOf(state);
        QCOMPARE(readingStops(state, frame), (QList<double>{1, 2, 3, 4, 5}));
        const auto reading = readingAt(state, frame, 3.4);
        QVERIFY(reading);
        QCOMPARE(reading->x, 3);
        QCOMPARE(reading->head, QStringLiteral("epoch 3"));
        QCOMPARE(texts(*reading),
                 QStringLiteral("training 63.0 %|validation 61.5 %|Tesla T4 51.5 %").split(QLatin1Char('|')));
        QCOMPARE(reading->values[0].at.value_or(QPointF()), QPointF(3, 63));
        // Beyond the run's last point there is nothing of its own to read.
        QCOMPARE(readingAt(state, frame, 9)->x, 5);
        QVERIFY(reading->spoken().contains(QStringLiteral("epoch 3")));
        QVERIFY(reading->spoken().contains(QStringLiteral("Tesla T4 51.5 %")));
    }

    /// Before the first epoch has ended its means so far are what there is to read.
    void readsTheMeansSoFar()
    {
        CurveState state;
        state.plannedEpochs = 10;
        state.curves = {RunCurves()};
        state.curves[0].soFar = {{0.25, 4, 0.55}, {0.5, 8, 0.6}};
        const CurveFrame frame = frameOf(state);
        QCOMPARE(readingStops(state, frame), (QList<double>{0.25, 0.5}));
        const auto reading = readingAt(state, frame, 2);
        QVERIFY(reading);
        QCOMPARE(reading->head, QStringLiteral("50.0 % of the first epoch"));
        QCOMPARE(texts(*reading), QStringList(QStringLiteral("training 60.0 %")));
        QCOMPARE(reading->values.first().at.value_or(QPointF()), QPointF(0.5, 60));
        // Epochs take their place.
        state.curves[0].training = {{1, 16, 0.7}};
        QCOMPARE(readingStops(state, frameOf(state)), QList<double>{1});
    }

    void readsOthersAtTheSameMoment()
    {
        CurveState state = race();
        state.xAxis = CurveChart::XAxis::ElapsedTime;
        const CurveFrame frame = frameOf(state);
        QCOMPARE(frame.secondsPerUnit, 60);
        const auto reading = readingAt(state, frame, 3.1);
        QVERIFY(reading);
        QCOMPARE(reading->x, 3);
        // After 180 seconds the ghost had done four epochs.
        QCOMPARE(texts(*reading).last(), QStringLiteral("Tesla T4 52.0 %"));
        QCOMPARE(reading->values.last().at.value_or(QPointF()), QPointF(3, 52));
        // A ghost that is done has no value any more.
        state.curves[1] = run(2, 10, 0.5);
        state.curves[1].isGhost = true;
        QCOMPARE(readingAt(state, frame, 5)->values.last().text, QStringLiteral("-"));
        QVERIFY(!readingAt(state, frame, 5)->values.last().at);
    }

    void ghostsAreReadWhereNothingElseIs()
    {
        CurveState state = race();
        state.curves[0] = RunCurves();
        const CurveFrame frame = frameOf(state);
        QCOMPARE(readingStops(state, frame).size(), 10);
        QCOMPARE(readingAt(state, frame, 8)->values.size(), 1);
        state.curves.removeLast();
        QVERIFY(!readingAt(state, frame, 8));
    }

    void valuesAreNeverSmoothed()
    {
        CurveState state = race();
        state.curves[0].training[2].value = 0.9;
        const QString plain = readingAt(state, frameOf(state), 3)->values[0].text;
        state.smoothing = 0.6;
        const auto reading = readingAt(state, frameOf(state), 3);
        QCOMPARE(reading->values[0].text, plain);
        // The dot stands on the line that is drawn.
        const double weighted = (0.36 * 61 + 0.6 * 62 + 90) / (0.36 + 0.6 + 1);
        QVERIFY(std::abs(reading->values[0].at->y() - weighted) < 1e-9);
    }

    void severalRunsAreNamed()
    {
        CurveState state = race();
        state.curves[0].label = QStringLiteral("EPYC");
        state.curves[1].isGhost = false;
        QCOMPARE(texts(*readingAt(state, frameOf(state), 2)),
                 QStringLiteral("EPYC, training 62.0 %|EPYC, validation 61.0 %|Tesla T4, training 52.0 "
                                "%|Tesla T4, validation 51.0 %")
                     .split(QLatin1Char('|')));
    }

    void onlyWhatIsShownIsRead()
    {
        CurveState state = race();
        state.zoom = CurveZoom{1.5, 4.5, 0.5, 0.9};
        const CurveFrame frame = frameOf(state);
        QCOMPARE(readingStops(state, frame), (QList<double>{2, 3, 4}));
        QCOMPARE(readingAt(state, frame, 1.5)->x, 2);
    }

    void absentValuesAreSaid()
    {
        CurveState state = race();
        state.curves[0].validation[1].value.reset();
        QCOMPARE(readingAt(state, frameOf(state), 2)->values[1].text, QStringLiteral("-"));
    }
};

QTEST_GUILESS_MAIN(TestCurveReading)
#include "tst_curvereading.moc"
