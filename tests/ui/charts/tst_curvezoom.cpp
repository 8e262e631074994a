// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curvezoom.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace epochmark;

namespace {

CurveState state(CurveChart::Metric metric, CurveChart::XAxis axis, bool isLogarithmic = false)
{
    CurveState state;
    state.metric = metric;
    state.xAxis = axis;
    state.plannedEpochs = 15;
    state.isLossLogarithmic = isLogarithmic;
    RunCurves curves;
    for (int epoch = 1; epoch <= 15; ++epoch) {
        const double value = metric == CurveChart::Metric::Accuracy ? 1 - 0.4 / epoch : 0.9 / epoch;
        curves.training.append({double(epoch), epoch * 61.0, value});
    }
    state.curves = {curves};
    return state;
}

QList<CurveState> states()
{
    using Metric = CurveChart::Metric;
    using XAxis = CurveChart::XAxis;
    return {state(Metric::Accuracy, XAxis::Epochs), state(Metric::Accuracy, XAxis::ElapsedTime),
            state(Metric::Loss, XAxis::Epochs), state(Metric::Loss, XAxis::ElapsedTime, true)};
}

CurveFrame zoomedFrame(CurveState state, const std::optional<CurveZoom>& zoom)
{
    state.zoom = zoom;
    return frameOf(state);
}

bool isWithin(const AxisFrame& part, const AxisFrame& whole)
{
    const double least = 1e-9 * (whole.high - whole.low);
    return part.low >= whole.low - least && part.high <= whole.high + least && part.high > part.low;
}

}  // namespace

class TestCurveZoom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointUnderThePointerStays()
    {
        for (const CurveState& state : states()) {
            const CurveFrame whole = frameOf(state);
            const QPointF fixed(0.3 * whole.x.low + 0.7 * whole.x.high,
                                0.6 * whole.y.low + 0.4 * whole.y.high);
            const CurveFrame closer = zoomedFrame(state, zoom::about(whole, whole, fixed, 2));
            QVERIFY(std::abs((closer.x.high - closer.x.low) * 2 - (whole.x.high - whole.x.low)) < 1e-9);
            QVERIFY(std::abs((closer.y.high - closer.y.low) * 2 - (whole.y.high - whole.y.low)) < 1e-9);
            const auto share = [](const AxisFrame& axis, double at) {
                return (at - axis.low) / (axis.high - axis.low);
            };
            QVERIFY(std::abs(share(closer.x, fixed.x()) - share(whole.x, fixed.x())) < 1e-9);
            QVERIFY(std::abs(share(closer.y, fixed.y()) - share(whole.y, fixed.y())) < 1e-9);
            // And all the way back.
            QVERIFY(!zoom::about(closer, whole, fixed, 0.5));
        }
    }

    void neverOutsideNorNothing()
    {
        std::mt19937 random(17);
        std::uniform_real_distribution<double> share(-0.2, 1.2);
        std::uniform_real_distribution<double> factor(0.4, 2.5);
        for (const CurveState& state : states()) {
            const CurveFrame whole = frameOf(state);
            std::optional<CurveZoom> zoom;
            for (int step = 0; step < 500; ++step) {
                const CurveFrame shown = zoomedFrame(state, zoom);
                const QPointF at(whole.x.low + share(random) * (whole.x.high - whole.x.low),
                                 whole.y.low + share(random) * (whole.y.high - whole.y.low));
                zoom = step % 3 == 0 ? zoom::moved(shown, whole, share(random), share(random) - 0.5)
                                     : zoom::about(shown, whole, at, factor(random));
                const CurveFrame next = zoomedFrame(state, zoom);
                QVERIFY(isWithin(next.x, whole.x) && isWithin(next.y, whole.y));
                const auto ticks = ticksOf(next.y);
                QVERIFY2(!ticks.isEmpty() && ticks.size() <= 12, qPrintable(QString::number(ticks.size())));
            }
        }
    }

    void bandIsWhatIsShown()
    {
        for (const CurveState& state : states()) {
            const CurveFrame whole = frameOf(state);
            const auto at = [&whole](double x, double y) {
                return QPointF(whole.x.low + x * (whole.x.high - whole.x.low),
                               whole.y.low + y * (whole.y.high - whole.y.low));
            };
            const CurveFrame shown = zoomedFrame(state, zoom::between(whole, at(0.6, 0.25), at(0.2, 0.75)));
            QVERIFY(std::abs(shown.x.low - at(0.2, 0).x()) < 1e-9);
            QVERIFY(std::abs(shown.x.high - at(0.6, 0).x()) < 1e-9);
            QVERIFY(std::abs(shown.y.low - at(0, 0.25).y()) < 1e-9);
            QVERIFY(std::abs(shown.y.high - at(0, 0.75).y()) < 1e-9);
            QVERIFY(!zoom::between(whole, at(0, 0), at(1, 1)));
        }
    }

    void logarithmIsRound()
    {
        const CurveState loss = state(CurveChart::Metric::Loss, CurveChart::XAxis::Epochs, true);
        const CurveFrame frame = frameOf(loss);  // 0.06 to 0.9
        QCOMPARE(std::pow(10, frame.y.low), 0.05);
        QCOMPARE(std::pow(10, frame.y.high), 1.0);
        QStringList numbers;
        for (const FrameTick& tick : ticksOf(frame.y)) {
            numbers.append(tick.text);
        }
        QCOMPARE(numbers, QStringLiteral("0.05|0.1|0.2|0.5|1").split(QLatin1Char('|')));
        QCOMPARE(framePoints({{1, 1, 0.1}, {2, 2, 0.0}, {3, 3, 1.0}}, frame),
                 (QList<QPointF>{{1, -1}, {3, 0}}));
        QCOMPARE(frame.value(frame.yUnits(0.37)), 0.37);
    }
};

QTEST_GUILESS_MAIN(TestCurveZoom)
#include "tst_curvezoom.moc"
