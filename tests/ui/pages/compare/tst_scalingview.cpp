// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblewalk.h"
#include "boardcontext.h"
#include "charts/scalingchart.h"
#include "pages/compare/comparepage.h"
#include "pages/compare/scalingview.h"
#include "samplerecord.h"
#include "theme/theme.h"
#include "widgets/banner.h"
#include "widgets/barlist.h"
#include "widgets/partbars.h"
#include "widgets/partpicture.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace epochmark;

namespace {

/// A ranked run of `ranks` processes with a thread each; the second waited `wait` seconds less than the
/// first.
RunRecord sharedBy(int ranks, double seconds, double exchange, const QString& device)
{
    RunRecord run = sample::completed(seconds);
    run.device.name = device;
    run.device.threads = 1;
    if (ranks == 1) {
        return run;
    }
    Phases& phases = run.timing.phases;
    phases.computeSeconds -= exchange;
    phases.exchangeSeconds = exchange;
    run.ranks = RecordedRanks{
        ranks, QStringLiteral("gloo"), QStringLiteral("epochmark"), 1, 37'978'248, 0.07, true, {}};
    for (int rank = 0; rank < ranks; ++rank) {
        run.ranks->each.append({rank, QStringLiteral("here"), device, 1, run.timing.dataSeconds,
                                phases.computeSeconds, exchange - rank, phases.optimizerSeconds,
                                500'000'000});
    }
    return run;
}

const QString kI3 = QStringLiteral("Intel Core i3-6100");

struct ScalingStage {
    sample::BoardContext sample;
    std::unique_ptr<ComparePage> page;

    explicit ScalingStage(const QList<RunRecord>& records) : sample(records)
    {
        page = std::make_unique<ComparePage>(sample.context.get());
        page->resize(1344, 900);
        page->show();
        (void)QTest::qWaitForWindowActive(page.get());
        if (!QTest::qWaitFor([this] { return page->isLoaded(); }, 60'000)) {
            qFatal("The page didn't read its store.");
        }
        QTest::mouseClick(find<QAbstractButton>("compareScaling"), Qt::LeftButton);
    }
    template <typename T>
    T* find(const char* name) const
    {
        T* found = page->findChild<T*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no %s.", name);
        }
        return found;
    }
};

}  // namespace

/// One rank against several, on Compare.
class TestScalingView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, ColorScheme::Light); }

    void withoutRanksItSaysHow()
    {
        ScalingStage stage({sample::completed(100)});
        QVERIFY(stage.find<QWidget>("scalingEmpty")->isVisible());
        QVERIFY(!stage.find<QWidget>("scalingView")->isVisible());
        QVERIFY(!stage.find<QWidget>("compareEmpty")->isVisible());
        QSignalSpy asked(stage.sample.context.get(), &AppContext::benchmarkRequested);
        QTest::mouseClick(stage.find<QAbstractButton>("openBenchmarkButton"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void showsWhatTheBoardSays()
    {
        const QList<RunRecord> runs{sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3)};
        ScalingStage stage(runs);
        const auto expected = scalingOf(boardOf({runs, {}}, CostModel(PriceBook::shipped())));
        QCOMPARE(stage.find<Banner>("scalingSentence")->text(), expected.first().sentence());
        const QList<ScalingDot>& speedups = stage.find<ScalingChart>("scalingSpeedup")->dots();
        QCOMPARE(speedups.size(), 2);
        QVERIFY(std::abs(speedups.at(1).value - 100.0 / 60) < 1e-9);
        QVERIFY(std::abs(stage.find<ScalingChart>("scalingEfficiency")->dots().at(1).value - 50.0 / 60)
                < 1e-9);
        QCOMPARE(stage.find<BarList>("scalingCosts")->bars().size(), 2);
    }

    /// The bar of a run is as long as its time, and each part as its seconds.
    void partsAddUpToTheTime()
    {
        ScalingStage stage({sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3)});
        const auto* bars = stage.find<PartBars>("scalingParts");
        QCOMPARE(bars->bars().size(), 2);
        const QList<double>& two = bars->bars().at(1).parts;
        QCOMPARE(two.size(), 5);
        QCOMPARE(two.at(2), 5.0);  // what the rank that waited least waited
        QCOMPARE(two.at(3), 1.0);  // beyond that, in the time of the first, which both take
        double sum = 0;
        for (const double part : two) {
            sum += part;
        }
        QVERIFY2(std::abs(sum - 60) < 1e-6, qPrintable(QString::number(sum)));
        const double scale = (bars->extentOf(0, 4).second - bars->extentOf(0, 0).first) / 100;
        QVERIFY(scale > 1);
        const auto [from, to] = bars->extentOf(1, 2);
        QVERIFY(std::abs((to - from) - 5 * scale) < 0.5);
        QVERIFY(std::abs(bars->extentOf(1, 4).second - bars->extentOf(1, 0).first - 60 * scale) < 0.5);
        QVERIFY(bars->accessibleDescription().contains(QStringLiteral("Waiting")));
    }

    void doubtIsMarkedAndSaid()
    {
        RunRecord doubtful = sharedBy(2, 60, 6, kI3);
        doubtful.isRanked = false;
        doubtful.unrankedReasons = {QStringLiteral("a debug build")};
        ScalingStage stage({sharedBy(1, 100, 0, kI3), doubtful});
        QVERIFY(!stage.find<ScalingChart>("scalingSpeedup")->dots().at(1).remark.isEmpty());
        QVERIFY(stage.find<ScalingChart>("scalingSpeedup")->dots().at(0).remark.isEmpty());
        QVERIFY(stage.find<PartBars>("scalingParts")->bars().at(1).name.contains(QLatin1Char('*')));
        const auto expected = scalingOf(
            boardOf({{sharedBy(1, 100, 0, kI3), doubtful}, {}}, CostModel(PriceBook::shipped())));
        QCOMPARE(stage.find<Banner>("scalingSentence")->text(), expected.first().whyNoSentence());
    }

    void withoutOneRankThereIsNoSpeedup()
    {
        ScalingStage stage({sharedBy(2, 60, 6, kI3)});
        QVERIFY(stage.find<QWidget>("scalingView")->isVisible());
        QVERIFY(stage.find<ScalingChart>("scalingSpeedup")->dots().isEmpty());
        QCOMPARE(stage.find<PartBars>("scalingParts")->bars().size(), 1);
    }

    void anotherDeviceIsChosen()
    {
        const QString other = QStringLiteral("AMD EPYC 7763");
        ScalingStage stage({sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3), sharedBy(4, 40, 6, kI3),
                            sharedBy(1, 80, 0, other), sharedBy(2, 50, 6, other)});
        auto* chooser = stage.find<QComboBox>("scalingCombo");
        QCOMPARE(chooser->count(), 2);
        QCOMPARE(stage.find<ScalingChart>("scalingSpeedup")->dots().size(), 3);
        chooser->setCurrentIndex(1);
        QCOMPARE(stage.find<ScalingChart>("scalingSpeedup")->dots().size(), 2);
        QVERIFY(chooser->currentText().contains(other));
        // It stays chosen when the store is read anew.
        stage.sample.add({sharedBy(8, 30, 6, kI3)});
        stage.page->hide();
        stage.page->show();
        QTest::qWait(0);
        QVERIFY(chooser->currentText().contains(other));
    }

    void theWayBackShowsTheResults()
    {
        ScalingStage stage({sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3)});
        QVERIFY(!stage.find<QWidget>("addResultButton")->isVisible());
        QTest::mouseClick(stage.find<QAbstractButton>("compareResults"), Qt::LeftButton);
        QVERIFY(stage.find<QWidget>("compareEmpty")->isVisible());
        QVERIFY(stage.find<QWidget>("addResultButton")->isVisible());
        QVERIFY(!stage.find<QWidget>("scalingView")->isVisible());
        // Whoever compares sets elsewhere gets to see them.
        QTest::mouseClick(stage.find<QAbstractButton>("compareScaling"), Qt::LeftButton);
        QStringList sets;
        for (const LeaderboardRow& row : stage.sample.context->board().board().groups.first().rows) {
            sets.append(row.setId);
        }
        stage.sample.context->compare(sets);
        QVERIFY(!stage.find<QWidget>("scalingView")->isVisible());
        QVERIFY(stage.find<QWidget>("compareScroll")->isVisible());
    }

    /// Each card can be taken along as a picture, by its title.
    void cardsArePictures()
    {
        ScalingStage stage({sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3)});
        QStringList titles;
        for (const QWidget* part : picturedParts(stage.page.get())) {
            titles.append(pictureTitle(part));
        }
        QCOMPARE(titles.size(), 4);
        QCOMPARE(QSet<QString>(titles.cbegin(), titles.cend()).size(), 4);
        QVERIFY(picturedPart(stage.find<QWidget>("scalingSpeedup")) != nullptr);
        const QImage picture = imageOfPart(picturedPart(stage.find<QWidget>("scalingParts")));
        QVERIFY(picture.width() > 300 && picture.height() > 100);
    }

    void namesEverythingThatTakesFocus()
    {
        ScalingStage stage({sharedBy(1, 100, 0, kI3), sharedBy(2, 60, 6, kI3)});
        QCOMPARE(unnamedWidgets(*stage.page), QStringList());
    }
};

QTEST_MAIN(TestScalingView)
#include "tst_scalingview.moc"
