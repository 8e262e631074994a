// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/network/classic/classicsummary.h"
#include "engine/network/classic/classicweights.h"
#include "engine/train/epochshuffle.h"

#include <QTest>

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace epochmark;

class TestWeights : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClassicNetworkHasItsParameters()
    {
        QCOMPARE(parameterCount(ClassicShape{}), 9494561);
        ClassicShape shape;
        shape.outputUnits = 7;
        QCOMPARE(parameterCount(shape), 9494048 + 513 * 7);
    }

    void sidesAreThoseOfTheWorkload()
    {
        const ClassicShape shape;
        const int expected[] = {148, 74, 72, 36, 34, 17};
        for (int block = 0; block < ClassicShape::kBlocks; ++block) {
            QCOMPARE(shape.convolvedSize(block), expected[2 * block]);
            QCOMPARE(shape.pooledSize(block), expected[2 * block + 1]);
        }
        QCOMPARE(shape.features(), 18496);
    }

    void kernelsAreGlorotUniform()
    {
        const NetworkState state = glorotState(ClassicShape{}, 42);
        // Keras' formula with the fans written out: window x channels in, window x filters out.
        const double fans[kWeightCount] = {9 * (3 + 16), 0, 9 * (16 + 32), 0, 9 * (32 + 64), 0,
                                           18496 + 512,  0, 512 + 1,       0};
        for (size_t index = 0; index < kWeightCount; ++index) {
            const at::Tensor& weight = state.weights[index];
            if (fans[index] == 0) {
                QCOMPARE(weight.abs().max().item<float>(), 0.0F);
                continue;
            }
            const double limit = std::sqrt(6.0 / fans[index]);
            const auto count = static_cast<double>(weight.numel());
            QVERIFY(weight.abs().max().item<double>() <= limit);
            QVERIFY(weight.abs().max().item<double>() > limit * (1 - 20 / count));
            // Mean 0 and variance limit^2 / 3, each within five standard errors.
            const double mean = weight.to(at::kDouble).mean().item<double>();
            const double variance = weight.to(at::kDouble).square().mean().item<double>();
            QVERIFY(std::abs(mean) < 5 * limit / std::sqrt(3 * count));
            QVERIFY(std::abs(variance / (limit * limit) - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / count));
        }
    }

    void theSeedDecides()
    {
        ClassicShape shape;
        shape.imageSize = 38;
        shape.hiddenUnits = 32;
        const NetworkState one = glorotState(shape, 1);
        const NetworkState again = glorotState(shape, 1);
        const NetworkState two = glorotState(shape, 2);
        for (const size_t index : {size_t{kKernel1}, size_t{kHiddenWeight}}) {
            QVERIFY(one.weights[index].equal(again.weights[index]));
            QVERIFY(!one.weights[index].equal(two.weights[index]));
        }
        QCOMPARE(one.meanSquares[kHiddenWeight].abs().max().item<float>(), 0.0F);
    }

    void shufflingPermutes()
    {
        QList<int> rows(101);
        std::iota(rows.begin(), rows.end(), 500);
        QList<int> labels;
        for (const int row : rows) {
            labels.append(row % 3);
        }
        EpochShuffle shuffle(rows, labels, 9);
        const PictureOrder first = shuffle.next();
        const PictureOrder second = shuffle.next();
        QVERIFY(first.rows != second.rows);
        for (const PictureOrder& order : {first, second}) {
            QCOMPARE(std::set<int>(order.rows.begin(), order.rows.end()).size(), size_t{101});
            for (size_t i = 0; i < order.rows.size(); ++i) {
                QCOMPARE(order.labels[i], order.rows[i] % 3);
            }
        }
        EpochShuffle again(rows, labels, 9);
        QCOMPARE(again.next().rows, first.rows);
        EpochShuffle other(rows, labels, 10);
        QVERIFY(other.next().rows != first.rows);
    }

    void everyPlaceIsReachedAlike()
    {
        // Where picture 0 of four lands in 4,000 draws: chi-squared with 3 degrees of freedom, p = 0.001
        // at 16.3.
        EpochShuffle shuffle({0, 1, 2, 3}, {0, 0, 0, 0}, 5);
        int counts[4] = {};
        for (int draw = 0; draw < 4000; ++draw) {
            const PictureOrder order = shuffle.next();
            ++counts[std::find(order.rows.begin(), order.rows.end(), 0) - order.rows.begin()];
        }
        double chiSquared = 0;
        for (const int count : counts) {
            chiSquared += (count - 1000.0) * (count - 1000.0) / 1000;
        }
        QVERIFY2(chiSquared < 16.3, qPrintable(QString::number(chiSquared)));
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
