// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/scalingchart.h"

#include "patience.h"
#include "theme/theme.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace epochmark;

namespace {

constexpr double kPixel = 1;

QList<ScalingDot> dots()
{
    return {{1, 1, QStringLiteral("1 ×"), {}},
            {2, 1.6, QStringLiteral("1.6 ×"), {}},
            {4, 2.4, QStringLiteral("2.4 ×"), QStringLiteral("disturbed")}};
}

std::unique_ptr<ScalingChart> shown(ScalingChart::Metric metric, const QList<ScalingDot>& all)
{
    auto chart = std::make_unique<ScalingChart>(metric);
    chart->resize(500, 260);
    chart->setDots(all);
    chart->show();
    return chart;
}

bool isNear(const QColor& one, const QColor& other)
{
    return std::abs(one.red() - other.red()) < 40 && std::abs(one.green() - other.green()) < 40
           && std::abs(one.blue() - other.blue()) < 40;
}

}  // namespace

class TestScalingChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }

    /// Two ranks on one host and two on two are two dots, told apart in words, at the same place of the axis.
    void hostsAreTold()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, {{1, 1, QStringLiteral("1 ×"), {}},
                                                                 {2, 1.6, QStringLiteral("1.6 ×"), {}},
                                                                 {2, 1.2, QStringLiteral("1.2 ×"), {}, 2}});
        QCOMPARE(chart->pixelOf(1).x(), chart->pixelOf(2).x());
        QVERIFY(chart->pixelOf(1).y() < chart->pixelOf(2).y());
        QVERIFY2(!chart->words(1).contains(QStringLiteral("host")), qPrintable(chart->words(1)));
        QVERIFY2(chart->words(2).contains(QStringLiteral("on 2 host")), qPrintable(chart->words(2)));
    }

    /// A speed-up of as many as there are ranks stands on the ideal line, which is straight and goes through
    /// the origin.
    void theIdealIsTheDiagonal()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, {{1, 1, QStringLiteral("1 ×"), {}},
                                                                 {2, 2, QStringLiteral("2 ×"), {}},
                                                                 {4, 4, QStringLiteral("4 ×"), {}}});
        const QPointF step = chart->pixelOf(1) - chart->pixelOf(0);
        const QPointF rest = chart->pixelOf(2) - chart->pixelOf(1);
        QVERIFY(std::abs(rest.x() - 2 * step.x()) < kPixel && std::abs(rest.y() - 2 * step.y()) < kPixel);
        QVERIFY(step.x() > 0 && step.y() < 0);
    }

    /// Half the ideal is half as high, over the same axis.
    void efficiencyIsAShareOfTheIdeal()
    {
        const auto chart = shown(ScalingChart::Metric::Efficiency,
                                 {{1, 1, QStringLiteral("100 %"), {}}, {2, 0.5, QStringLiteral("50 %"), {}}});
        const double ground = 2 * chart->pixelOf(1).y() - chart->pixelOf(0).y();
        QVERIFY(ground > chart->pixelOf(1).y());
        // What is drawn at the ground is the base line of the axis.
        const QImage image = chart->grab().toImage();
        const int x = qRound(chart->pixelOf(0).x());  // the other one stands at the right end
        const bool isThere = std::ranges::any_of(std::array{-1, 0, 1}, [&](int off) {
            return isNear(image.pixelColor(x, qRound(ground) + off), theme::tokens(chart.get()).control);
        });
        QVERIFY(isThere);
    }

    /// A dot that something casts doubt on is hollow.
    void doubtfulDotsAreHollow()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, dots());
        const QImage image = chart->grab().toImage();
        const Tokens& t = theme::tokens(chart.get());
        const auto inside = [&](qsizetype dot) {
            // Beneath its middle: the line goes through that of a hollow one at most.
            const QPointF place = chart->pixelOf(dot) + QPointF(0, 1.5);
            return image.pixelColor(qRound(place.x()), qRound(place.y()));
        };
        QVERIFY2(isNear(inside(1), t.series[0]), qPrintable(inside(1).name()));
        QVERIFY2(!isNear(inside(2), t.series[0]), qPrintable(inside(2).name()));
    }

    void keysGoFromDotToDot()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, dots());
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QCOMPARE(chart->current(), std::optional<qsizetype>(0));
        QTest::keyClick(chart.get(), Qt::Key_End);
        QCOMPARE(chart->current(), std::optional<qsizetype>(2));
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QCOMPARE(chart->current(), std::optional<qsizetype>(2));
        QTest::keyClick(chart.get(), Qt::Key_Left);
        QCOMPARE(chart->current(), std::optional<qsizetype>(1));
        QTest::keyClick(chart.get(), Qt::Key_Home);
        QCOMPARE(chart->current(), std::optional<qsizetype>(0));
        QTest::keyClick(chart.get(), Qt::Key_Escape);
        QVERIFY(!chart->current());
    }

    void thePointerReadsWhatIsNear()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, dots());
        QTest::mouseMove(chart.get(), chart->pixelOf(1).toPoint() + QPoint(4, 3));
        QTRY_COMPARE(chart->current(), std::optional<qsizetype>(1));
        QTest::mouseMove(chart.get(), QPoint(chart->width() - 3, chart->height() - 3));
        QTRY_VERIFY(!chart->current());
    }

    void speaksAllItsValues()
    {
        const auto chart = shown(ScalingChart::Metric::Speedup, dots());
        for (const ScalingDot& dot : dots()) {
            QVERIFY(chart->accessibleDescription().contains(dot.text));
        }
        QVERIFY(chart->words(2).contains(QStringLiteral("disturbed")));
        QVERIFY(!chart->words(1).contains(QStringLiteral("disturbed")));
        chart->setDots({});
        chart->setEmptyText(QStringLiteral("Nothing yet."));
        QCOMPARE(chart->accessibleDescription(), QStringLiteral("Nothing yet."));
        QTest::keyClick(chart.get(), Qt::Key_Right);  // there is nothing to go to
        QVERIFY(!chart->current());
    }
};

QTEST_MAIN(TestScalingChart)
#include "tst_scalingchart.moc"
