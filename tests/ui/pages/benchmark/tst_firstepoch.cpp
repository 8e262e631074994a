// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/translation.h"
#include "pages/benchmark/runview.h"
#include "theme/theme.h"

#include <QTest>

using namespace epochmark;

namespace {

RunProgress progressAt(int step, double elapsed, std::optional<double> loss, std::optional<double> accuracy)
{
    RunProgress progress;
    progress.stage = RunStage::Train;
    progress.epoch = 1;
    progress.epochs = 3;
    progress.step = step;
    progress.stepsPerEpoch = 100;
    progress.dataSeconds = 2;
    progress.elapsedSeconds = elapsed;
    progress.epochSecondsLeft = 27 - elapsed;
    progress.secondsLeft = 77 - elapsed;
    progress.trainLoss = loss;
    progress.trainAccuracy = accuracy;
    return progress;
}

EpochReport firstEpoch()
{
    EpochReport report;
    report.epoch = 1;
    report.seconds = 25;
    report.trainLoss = 0.625;
    report.trainAccuracy = 0.6875;
    report.validationLoss = 0.65;
    report.validationAccuracy = 0.641;
    return report;
}

}  // namespace

/// The first minute of a run, before an epoch is done.
class TestFirstEpoch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void chartsTellTheMeansSoFar();
    void theEpochTakesTheirPlace();
    void meansThatAreNotAtHandAreNotDrawn();
    void whatSensorsToldIsShownAlone();

private:
    QString spoken(const char* chart)
    {
        auto* found = m_view->findChild<CurveChart*>(QString::fromLatin1(chart));
        found->redrawNow();
        return found->accessibleDescription();
    }
    std::unique_ptr<RunView> m_view;
};

void TestFirstEpoch::initTestCase()
{
    installTranslations(*qApp, QStringLiteral("en"));
    theme::apply(*qApp, ColorScheme::Light);
}

void TestFirstEpoch::init()
{
    m_view = std::make_unique<RunView>();
    m_view->resize(936, 852);
    m_view->show();
    RunRequest request;
    request.workload.epochs = 3;
    m_view->begin(request, QStringLiteral("A processor"));
}

void TestFirstEpoch::chartsTellTheMeansSoFar()
{
    QVERIFY(!spoken("accuracyChart").contains(QStringLiteral("so far")));
    m_view->setProgress(progressAt(4, 3, 0.72, 0.525));
    m_view->setProgress(progressAt(8, 4, 0.70, 0.553));
    QCOMPARE(m_view->liveRun().meansSoFar().size(), 2);
    QCOMPARE(m_view->liveRun().meansSoFar().last().epochs, 0.08);
    QVERIFY2(spoken("accuracyChart").contains(QStringLiteral("Training so far: 55.3 %.")),
             qPrintable(spoken("accuracyChart")));
    QVERIFY(spoken("accuracyChart").contains(QStringLiteral("First point after about 27 s")));
    QVERIFY2(spoken("lossChart").contains(QStringLiteral("Training so far: 0.700.")),
             qPrintable(spoken("lossChart")));
    // The same means told again are no new point.
    m_view->setProgress(progressAt(9, 4.2, 0.70, 0.553));
    QCOMPARE(m_view->liveRun().meansSoFar().size(), 2);
    QCOMPARE(m_view->liveRun().expectedSeconds(), std::optional<double>(77));
}

void TestFirstEpoch::theEpochTakesTheirPlace()
{
    m_view->setProgress(progressAt(50, 14, 0.66, 0.6));
    m_view->addEpoch(firstEpoch());
    QVERIFY(m_view->liveRun().meansSoFar().isEmpty());
    QVERIFY2(spoken("accuracyChart").contains(QStringLiteral("training 68.8 %")),
             qPrintable(spoken("accuracyChart")));
    QVERIFY(!spoken("accuracyChart").contains(QStringLiteral("so far")));
    RunProgress second = progressAt(3, 29, std::nullopt, std::nullopt);
    second.epoch = 2;
    m_view->setProgress(second);
    QVERIFY(m_view->liveRun().meansSoFar().isEmpty());
}

void TestFirstEpoch::meansThatAreNotAtHandAreNotDrawn()
{
    m_view->setProgress(progressAt(8, 4, std::nullopt, std::nullopt));
    QVERIFY(m_view->liveRun().meansSoFar().isEmpty());
    QVERIFY(!spoken("lossChart").contains(QStringLiteral("so far")));
}

void TestFirstEpoch::whatSensorsToldIsShownAlone()
{
    auto* card = m_view->findChild<QWidget*>(QStringLiteral("sensorCard"));
    m_view->addEpoch(firstEpoch());
    QVERIFY(card->isHidden());
    EpochReport second = firstEpoch();
    second.epoch = 2;
    second.sensors = EpochSensors{64, std::nullopt, 51};
    m_view->addEpoch(second);
    QVERIFY(!card->isHidden());
    RunRequest request;
    request.workload.epochs = 3;
    m_view->begin(request, QStringLiteral("A processor"));
    QVERIFY(card->isHidden());  // of the run before
}

QTEST_MAIN(TestFirstEpoch)
#include "tst_firstepoch.moc"
