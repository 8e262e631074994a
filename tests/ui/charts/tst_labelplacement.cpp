// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/labelplacement.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace epochmark;

namespace {

double displacement(const QList<double>& wanted, const QList<double>& placed)
{
    double sum = 0;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        sum += std::pow(wanted[i] - placed[i], 2);
    }
    return sum;
}

/// The oracle: every placement on a grid that keeps the rules; the least displacement of them all.
double leastDisplacement(const QList<double>& wanted, double distance, double low, double high, double grid)
{
    double least = HUGE_VAL;
    for (double a = low; a <= high; a += grid) {
        for (double b = a + distance; b <= high; b += grid) {
            for (double c = b + distance; c <= high; c += grid) {
                least = std::min(least, displacement(wanted, {a, b, c}));
            }
        }
    }
    return least;
}

}  // namespace

class TestLabelPlacement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void distributeMovesNoMoreThanItMust()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> position(0, 100);
        for (int round = 0; round < 20; ++round) {
            QList<double> wanted{position(random), position(random), position(random)};
            std::sort(wanted.begin(), wanted.end());
            const QList<double> placed = distribute(wanted, 16, 8, 92);
            QCOMPARE(placed.size(), 3);
            for (qsizetype i = 0; i < 3; ++i) {
                QVERIFY(placed[i] >= 8 - 1e-9 && placed[i] <= 92 + 1e-9);
                QVERIFY(i == 0 || placed[i] - placed[i - 1] >= 16 - 1e-9);
            }
            QVERIFY(displacement(wanted, placed) <= leastDisplacement(wanted, 16, 8, 92, 1) + 1e-9);
        }
    }

    void distributeStartsAtTheTopWhenThereIsNoRoom()
    {
        QCOMPARE(distribute({5, 5, 5}, 16, 0, 20), (QList<double>{0, 16, 32}));
        QVERIFY(distribute({}, 16, 0, 20).isEmpty());
    }

    void nameStandsBesideItsLine()
    {
        const auto places = placeLabels({{QPointF(50, 40), QSizeF(60, 14)}}, QRectF(0, 0, 200, 100), {}, {});
        QCOMPARE(places.first().rect, QRectF(58, 33, 60, 14));
        QVERIFY(!places.first().hasLeader);
    }

    void nameAtTheEdgeStandsOverOrUnderItsLine()
    {
        const QRectF area(0, 0, 200, 100);
        const auto above = placeLabels({{QPointF(195, 60), QSizeF(60, 14)}}, area, {}, {});
        QCOMPARE(above.first().rect, QRectF(140, 38, 60, 14));
        const auto below = placeLabels({{QPointF(195, 60), QSizeF(60, 14), 0, true}}, area, {}, {});
        QCOMPARE(below.first().rect, QRectF(140, 68, 60, 14));
        const auto noRoomAbove = placeLabels({{QPointF(195, 5), QSizeF(60, 14)}}, area, {}, {});
        QCOMPARE(noRoomAbove.first().rect.top(), 13);
    }

    void closeNamesMoveApartAndFarMovedOnesGetALeader()
    {
        const QRectF area(0, 0, 300, 200);
        const QSizeF size(60, 14);
        const auto near = placeLabels({{QPointF(50, 100), size}, {QPointF(50, 104), size}}, area, {}, {});
        QCOMPARE(near[1].rect.center().y() - near[0].rect.center().y(), 16);
        QVERIFY(!near[0].hasLeader && !near[1].hasLeader);
        const auto crowd = placeLabels(
            {{QPointF(50, 100), size}, {QPointF(50, 100), size}, {QPointF(50, 100), size}}, area, {}, {});
        QVERIFY(crowd[0].hasLeader && !crowd[1].hasLeader && crowd[2].hasLeader);
    }

    void namesInOtherColumnsStay()
    {
        const auto places = placeLabels(
            {{QPointF(10, 100), QSizeF(60, 14)}, {QPointF(150, 100), QSizeF(60, 14)}}, QRectF(0, 0, 300, 200),
            {}, {});
        QCOMPARE(places[0].rect.center().y(), 100);
        QCOMPARE(places[1].rect.center().y(), 100);
    }

    void namesMoveOffLines()
    {
        QList<QPointF> line;
        for (int x = 0; x < 300; x += 4) {
            line.append(QPointF(x, 100));
        }
        const auto places = placeLabels({{QPointF(50, 100), QSizeF(60, 14)}}, QRectF(0, 0, 300, 200),
                                        {{}, line}, {});
        QVERIFY(!places.first().rect.contains(QPointF(100, 100)));
        QVERIFY(std::abs(places.first().rect.center().y() - 100) <= 16);
        const auto free = placeLabels({{QPointF(50, 50), QSizeF(60, 14)}}, QRectF(0, 0, 300, 200), {{}, line},
                                      {});
        QCOMPARE(free.first().rect.center().y(), 50);
    }

    /// The first line ends before the second one, which rises through all the room right of it: the name of
    /// the lower end has to stand above the other.
    void namesOfEndsApartExchangePlacesOffALine()
    {
        const QSizeF size(60, 14);
        QList<QPointF> rising;
        for (int step = 0; step <= 40; ++step) {
            rising.append(QPointF(60 + step, 120 - 1.9 * step));
        }
        const QList<QPointF> ends{QPointF(60, 50), rising.last()};
        QVERIFY(ends[0].y() > ends[1].y());
        LabelSpacing spacing;
        spacing.mayExchange = true;
        const auto places = placeLabels({{ends[0], size}, {ends[1], size}}, QRectF(0, 10, 300, 100),
                                        {{}, rising}, spacing);
        QVERIFY(!places[0].isCovering);
        QVERIFY(!places[1].isCovering);
        QVERIFY(places[0].rect.bottom() <= places[1].rect.top() + 2);
    }

    void whatIsTakenStaysFree()
    {
        const QRectF now(60, 0, 50, 14);
        const auto places = placeLabels({{QPointF(50, 6), QSizeF(60, 14)}}, QRectF(0, 0, 300, 200),
                                        {{now}, {}}, {});
        QVERIFY(!places.first().rect.intersects(now));
    }
};

QTEST_APPLESS_MAIN(TestLabelPlacement)
#include "tst_labelplacement.moc"
