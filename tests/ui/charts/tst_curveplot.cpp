// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/curveplot.h"

#include "theme/theme.h"

#include <QTest>
#include <QtCharts/QChartView>

#include <cmath>

using namespace epochmark;

namespace {

constexpr int kWidth = 460;

RunCurves run(int epochs, double secondsPerEpoch)
{
    RunCurves curves;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double left = std::exp(-epoch / 3.0);
        curves.training.append({double(epoch), epoch * secondsPerEpoch, 0.97 - 0.4 * left});
        curves.validation.append({double(epoch), epoch * secondsPerEpoch, 0.8 - 0.2 * left});
    }
    curves.totalSeconds = epochs * secondsPerEpoch;
    return curves;
}

/// Everything that a run goes through, and what a person does with it.
QList<std::pair<const char*, CurveState>> states()
{
    QList<std::pair<const char*, CurveState>> states;
    CurveState state;
    state.plannedEpochs = 15;
    state.curves = {RunCurves()};
    state.nowSeconds = 3;
    state.emptyText = QStringLiteral("First point after about 0:25");
    states.append({"first epoch", state});
    state.curves.first().soFar = {{0.1, 4, 0.52}, {0.2, 6, 0.55}, {0.4, 10, 0.61}};
    state.nowSeconds = 11;
    states.append({"means so far", state});
    state.curves = {run(6, 20)};
    state.nowSeconds = 130;
    states.append({"running", state});
    RunCurves ghost = run(15, 31);
    ghost.label = QStringLiteral("A ghost with a name that is rather long");
    ghost.isGhost = true;
    ghost.isFinished = true;
    ghost.series = 1;
    state.curves.append(ghost);
    states.append({"against a ghost", state});
    state.curves.first() = run(15, 20);
    state.curves.first().isFinished = true;
    state.nowSeconds.reset();
    states.append({"done", state});
    state.xAxis = CurveChart::XAxis::ElapsedTime;
    states.append({"over time", state});
    state.smoothing = 0.6;
    states.append({"smoothed", state});
    state.zoom = CurveZoom{80, 260, 0.6, 0.95};
    states.append({"zoomed", state});
    state.zoom.reset();
    state.metric = CurveChart::Metric::Loss;
    states.append({"loss", state});
    state.isLossLogarithmic = true;
    states.append({"logarithmic", state});
    return states;
}

bool isNear(const QColor& one, const QColor& other)
{
    return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green())
               + std::abs(one.blue() - other.blue())
           < 12;
}

/// Rows in which a column has the colour of the grid.
QList<int> gridRows(const QImage& image, int column, const QColor& grid)
{
    QList<int> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (isNear(image.pixelColor(column, y), grid)) {
            rows.append(y);
        }
    }
    return rows;
}

/// The middle of what has a colour between two columns; NaN where nothing has.
double middleOf(const QImage& image, const QRect& part, const QColor& color)
{
    double sum = 0;
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (image.rect().contains(x, y) && isNear(image.pixelColor(x, y), color)) {
                sum += y;
                ++count;
            }
        }
    }
    return count > 0 ? sum / count : std::nan("");
}

}  // namespace

/// Axes, grid and curves agree: what is drawn stands where its value is, in every state and every height,
/// also right after the height has changed.
class TestCurvePlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(*qApp, ColorScheme::Light);
        m_style.tokens = Tokens::light();
        for (QFont* font : {&m_style.tick, &m_style.label, &m_style.value}) {
            font->setPixelSize(11);
        }
    }
    void gridStandsAtItsNumbers();
    void dotsStandAtTheirValues();
    void meansSoFarStandAtTheirValues();
    void pixelsAndUnitsAgree();

private:
    /// Calls `check` with a picture of the plot in each state and height, with a look taken before the loop
    /// came round, and one after.
    template <typename Check>
    void inEachHeight(Check check)
    {
        for (const auto& [name, state] : states()) {
            auto* plot = new CurvePlot;
            QChartView view(plot);
            view.setFrameShape(QFrame::NoFrame);
            view.resize(kWidth, 240);
            view.show();
            plot->show(state, m_style);
            for (const int height : {240, 180, 301, 222, 400, 240}) {
                view.resize(kWidth, height);
                check(name, state, *plot, view.grab().toImage());
                QCoreApplication::processEvents();
                check(name, state, *plot, view.grab().toImage());
            }
        }
    }

    ChartStyle m_style;
};

void TestCurvePlot::gridStandsAtItsNumbers()
{
    inEachHeight([&](const char* name, const CurveState& state, const CurvePlot& plot, const QImage& image) {
        const CurveFrame frame = frameOf(state);
        const QRectF area = plot.plotArea();
        QVERIFY2(area.height() > 100 && area.bottom() < image.height() - 20, name);
        QList<int> expected;
        for (const FrameTick& tick : ticksOf(frame.y)) {
            const double share = (tick.at - frame.y.low) / (frame.y.high - frame.y.low);
            expected.prepend(qRound(area.bottom() - share * area.height()));
        }
        if (expected.last() == qRound(area.bottom())) {
            expected.removeLast();  // under the line of the other axis
        }
        // A column without curves or names: just inside the plot.
        const QList<int> rows = gridRows(image, int(area.left()) + 1, m_style.tokens.grid);
        QVERIFY2(rows == expected, qPrintable(QStringLiteral("%1, %2 high: %3 rows, %4 numbers")
                                                  .arg(QLatin1String(name))
                                                  .arg(image.height())
                                                  .arg(rows.size())
                                                  .arg(expected.size())));
    });
}

void TestCurvePlot::dotsStandAtTheirValues()
{
    int seen = 0;
    inEachHeight([&](const char* name, const CurveState& state, const CurvePlot& plot, const QImage& image) {
        const CurveFrame frame = frameOf(state);
        const QRectF area = plot.plotArea();
        for (const QPointF& point : framePoints(state.curves.first().training, frame)) {
            const double x = (point.x() - frame.x.low) / (frame.x.high - frame.x.low);
            const double y = (point.y() - frame.y.low) / (frame.y.high - frame.y.low);
            const QPointF at(area.left() + x * area.width(), area.bottom() - y * area.height());
            if (!area.contains(at)) {
                continue;
            }
            // The filled middle of the dot; lines through it are as likely above as below.
            const QRect around(qRound(at.x()) - 1, qRound(at.y()) - 4, 3, 9);
            const double middle = middleOf(image, around, m_style.tokens.series[0]);
            if (!std::isnan(middle)) {
                ++seen;
                QVERIFY2(std::abs(middle - at.y() + 0.5) <= 1.6,
                         qPrintable(QStringLiteral("%1, %2 high: %3 instead of %4")
                                        .arg(QLatin1String(name))
                                        .arg(image.height())
                                        .arg(middle)
                                        .arg(at.y())));
            }
        }
    });
    QVERIFY2(seen > 500, qPrintable(QString::number(seen)));  // names cover a few
}

/// A dotted line: ink at many places along it, none of it once there is an epoch.
void TestCurvePlot::meansSoFarStandAtTheirValues()
{
    int seen = 0;
    inEachHeight([&](const char* name, const CurveState& state, const CurvePlot& plot, const QImage& image) {
        const QList<QPointF> points = framePoints(state.curves.first().soFar, frameOf(state));
        for (double x = 0.12; !points.isEmpty() && x < 0.4; x += 0.01) {
            const std::optional<double> y = valueAt(points, x);
            QVERIFY2(y.has_value(), name);
            const QPointF at = plot.toPixels({x, *y});
            const QRect around(qRound(at.x()) - 3, qRound(at.y()) - 3, 7, 7);
            seen += std::isnan(middleOf(image, around, m_style.tokens.series[0])) ? 0 : 1;
        }
    });
    QVERIFY2(seen > 100, qPrintable(QString::number(seen)));
    RunCurves both = run(1, 20);
    both.soFar = {{0.1, 4, 0.52}, {0.9, 19, 0.61}};
    QCOMPARE(trainingSoFar(both).size(), 1);  // the epoch's own point
}

void TestCurvePlot::pixelsAndUnitsAgree()
{
    inEachHeight([&](const char* name, const CurveState& state, const CurvePlot& plot, const QImage&) {
        const CurveFrame frame = frameOf(state);
        QCOMPARE(plot.frame(), frame);
        QCOMPARE(plot.toPixels({frame.x.low, frame.y.low}), plot.plotArea().bottomLeft());
        QCOMPARE(plot.toPixels({frame.x.high, frame.y.high}), plot.plotArea().topRight());
        const QPointF some(frame.x.low * 0.3 + frame.x.high * 0.7, frame.y.low * 0.6 + frame.y.high * 0.4);
        const QPointF back = plot.toUnits(plot.toPixels(some));
        QVERIFY2(std::abs(back.x() - some.x()) < 1e-9 && std::abs(back.y() - some.y()) < 1e-9, name);
    });
}

QTEST_MAIN(TestCurvePlot)
#include "tst_curveplot.moc"
