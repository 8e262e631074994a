// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/layeredlayout.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace epochmark;

namespace {

QList<QSizeF> boxes(int count)
{
    return QList<QSizeF>(count, QSizeF(100, 40));
}

/// A graph as networks are: mostly one after the other, with branches and long ways past.
QList<LayoutEdge> randomEdges(int count, quint32 seed)
{
    std::mt19937 random(seed);
    QList<LayoutEdge> edges;
    for (int to = 1; to < count; ++to) {
        QList<int> sources{to - 1 - static_cast<int>(random() % static_cast<unsigned>(std::min(to, 3)))};
        if (random() % 3 == 0) {
            sources.append(static_cast<int>(random() % static_cast<unsigned>(to)));
        }
        for (const int from : sources) {
            if (!edges.contains(LayoutEdge{from, to})) {
                edges.append({from, to});
            }
        }
    }
    return edges;
}

/// Whether a straight piece of an arrow passes through a box's inside.
bool meets(const QPointF& from, const QPointF& to, const QRectF& box)
{
    const QRectF inside = box.adjusted(1, 1, -1, -1);
    constexpr int kSteps = 50;
    for (int i = 0; i <= kSteps; ++i) {
        if (inside.contains(from + (to - from) * i / kSteps)) {
            return true;
        }
    }
    return false;
}

}  // namespace

/// Where boxes and arrows of a drawn network lie.
class TestLayeredLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAndOne();
    void aChainIsALine();
    void aDiamondIsEven();
    void residualBlocksStandInLine();
    void anArrowPastOthersIsStraight();
    void crossingsAreUndone();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void aThousandBoxesAtOnce();
};

void TestLayeredLayout::nothingAndOne()
{
    QCOMPARE(LayeredLayout::of({}, {}).size, QSizeF(0, 0));
    const LayeredLayout one = LayeredLayout::of(boxes(1), {});
    QCOMPARE(one.boxes, QList<QRectF>{QRectF(0, 0, 100, 40)});
    QCOMPARE(one.size, QSizeF(100, 40));
}

void TestLayeredLayout::aChainIsALine()
{
    const LayeredLayout chain = LayeredLayout::of({{100, 40}, {60, 20}, {140, 40}}, {{0, 1}, {1, 2}});
    for (const QRectF& box : chain.boxes) {
        QVERIFY(qAbs(box.center().x() - 70) < 0.5);
    }
    QVERIFY(chain.boxes[1].top() > chain.boxes[0].bottom() && chain.boxes[2].top() > chain.boxes[1].bottom());
    QCOMPARE(chain.arrows.size(), 2);
    QCOMPARE(chain.arrows[0].first().y(), chain.boxes[0].bottom());
    QCOMPARE(chain.arrows[0].last().y(), chain.boxes[1].top());
}

void TestLayeredLayout::aDiamondIsEven()
{
    const LayeredLayout diamond = LayeredLayout::of(boxes(4), {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
    QCOMPARE(diamond.boxes[1].top(), diamond.boxes[2].top());
    QVERIFY(diamond.boxes[1].right() < diamond.boxes[2].left());
    const double middle = (diamond.boxes[1].center().x() + diamond.boxes[2].center().x()) / 2;
    QVERIFY(qAbs(diamond.boxes[0].center().x() - middle) < 0.5);
    QVERIFY(qAbs(diamond.boxes[3].center().x() - middle) < 0.5);
}

/// As of a residual block: beside what it skips, upright there.
/// A way past each block makes room for itself and pushes no block aside.
void TestLayeredLayout::residualBlocksStandInLine()
{
    constexpr int kBlocks = 8;
    QList<QSizeF> sizes{QSizeF(260, 100)};
    QList<LayoutEdge> edges;
    for (int block = 0; block < kBlocks; ++block) {
        const int last = static_cast<int>(sizes.size()) - 1;
        sizes << QSizeF(230, 100) << QSizeF(200, 40);
        edges << LayoutEdge{last, last + 1} << LayoutEdge{last + 1, last + 2} << LayoutEdge{last, last + 2};
    }
    const LayeredLayout layout = LayeredLayout::of(sizes, edges);
    for (const QRectF& box : layout.boxes) {
        const double aside = std::abs(box.center().x() - layout.boxes.first().center().x());
        QVERIFY2(aside < 12, qPrintable(QString::number(aside)));
    }
}

void TestLayeredLayout::anArrowPastOthersIsStraight()
{
    const LayeredLayout block = LayeredLayout::of(boxes(4), {{0, 1}, {1, 2}, {2, 3}, {0, 3}});
    const QPolygonF& past = block.arrows[3];
    QCOMPARE(past.size(), 7);  // out and down its row, two in each of two rows, in
    for (int i = 3; i < 6; ++i) {
        QVERIFY(qAbs(past[i].x() - past[2].x()) < 0.5);
    }
    for (const QRectF& box : block.boxes) {  // the chain stays upright: a tenth of its width is no lean
        QVERIFY(qAbs(box.center().x() - block.boxes[0].center().x()) < 10);
    }
    for (const QRectF& box : {block.boxes[1], block.boxes[2]}) {
        QVERIFY(past[2].x() < box.left() || past[2].x() > box.right());
    }
}

/// Two pairs whose order in the file crosses them.
void TestLayeredLayout::crossingsAreUndone()
{
    const LayeredLayout pairs = LayeredLayout::of(boxes(6), {{0, 1}, {0, 2}, {1, 4}, {2, 3}, {3, 5}, {4, 5}});
    const bool isLeft = pairs.boxes[1].x() < pairs.boxes[2].x();
    QCOMPARE(pairs.boxes[4].x() < pairs.boxes[3].x(), isLeft);
}

void TestLayeredLayout::nothingOverlaps_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestLayeredLayout::nothingOverlaps()
{
    QFETCH(quint32, seed);
    constexpr int kCount = 60;
    const QList<LayoutEdge> edges = randomEdges(kCount, seed);
    QList<QSizeF> sizes;
    for (int i = 0; i < kCount; ++i) {
        sizes.append(QSizeF(60 + 17 * (i % 7), 20 + 20 * (i % 4)));
    }
    const LayeredLayout layout = LayeredLayout::of(sizes, edges);
    const QRectF whole = QRectF(QPointF(), layout.size).adjusted(-0.5, -0.5, 0.5, 0.5);
    for (int i = 0; i < kCount; ++i) {
        QCOMPARE(layout.boxes[i].size(), sizes[i]);
        QVERIFY(whole.contains(layout.boxes[i]));
        for (int k = 0; k < i; ++k) {
            QVERIFY2(!layout.boxes[i].intersects(layout.boxes[k]),
                     qPrintable(QStringLiteral("%1 %2").arg(k).arg(i)));
        }
    }
    for (qsizetype e = 0; e < edges.size(); ++e) {
        const QPolygonF& arrow = layout.arrows[e];
        const QRectF& from = layout.boxes[edges[e].from];
        const QRectF& to = layout.boxes[edges[e].to];
        QVERIFY(qAbs(arrow.first().y() - from.bottom()) < 0.5 && qAbs(arrow.last().y() - to.top()) < 0.5);
        QVERIFY(arrow.first().x() >= from.left() && arrow.first().x() <= from.right());
        QVERIFY(arrow.last().x() >= to.left() && arrow.last().x() <= to.right());
        for (qsizetype i = 1; i < arrow.size(); ++i) {
            QVERIFY(arrow[i].y() >= arrow[i - 1].y() - 0.5);
            for (const QRectF& box : layout.boxes) {
                QVERIFY2(!meets(arrow[i - 1], arrow[i], box),
                         qPrintable(QStringLiteral("%1 -> %2").arg(edges[e].from).arg(edges[e].to)));
            }
        }
    }
}

/// The time it takes is told; the bound is that it ends.
void TestLayeredLayout::aThousandBoxesAtOnce()
{
    const QList<LayoutEdge> edges = randomEdges(1000, 3);
    QElapsedTimer clock;
    clock.start();
    const LayeredLayout layout = LayeredLayout::of(boxes(1000), edges);
    qInfo("%lld ms, %.0f x %.0f", clock.elapsed(), layout.size.width(), layout.size.height());
    QVERIFY(layout.boxes.size() == 1000 && layout.size.height() > 1000);
}

QTEST_GUILESS_MAIN(TestLayeredLayout)
#include "tst_layeredlayout.moc"
