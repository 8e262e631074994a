// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/runview.h"

#include "base/format.h"
#include "charts/recordcurves.h"
#include "charts/sensorchart.h"
#include "devices/kind/devicekinds.h"
#include "devices/shortname.h"
#include "measure/runflags.h"
#include "pages/benchmark/host/hostline.h"
#include "pages/benchmark/idle/readyview.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "pages/benchmark/live/chartcard.h"
#include "pages/benchmark/live/detailspanel.h"
#include "pages/benchmark/live/outcomecard.h"
#include "pages/benchmark/live/raceline.h"
#include "pages/benchmark/live/resultcard.h"
#include "pages/benchmark/live/stagebar.h"
#include "pages/benchmark/live/tilerow.h"
#include "pages/benchmark/live/timebar.h"
#include "pages/benchmark/queue/queuecard.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/partpicture.h"

#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace epochmark {

namespace {

/// The first epoch's means so far as points of one of both charts.
QList<CurvePoint> pointsOf(const QList<LiveRun::Mean>& means, CurveChart::Metric metric)
{
    QList<CurvePoint> points;
    for (const LiveRun::Mean& mean : means) {
        points.append(
            {mean.epochs, mean.seconds, metric == CurveChart::Metric::Accuracy ? mean.accuracy : mean.loss});
    }
    return points;
}

constexpr int kGap = 16;
constexpr int kRaceGap = 8;        // between the race line and the charts it belongs to
constexpr int kWideDetails = 776;  // a window of 1,280: model and log side by side
constexpr int kWideCharts = 680;

/// A column that asks for the least height it does with: the scroll area around it otherwise takes what it
/// would like.
class LeastColumn : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;
    int heightForWidth(int width) const override
    {
        if (m_isAsking) {
            return QVBoxLayout::heightForWidth(width);  // minimumHeightForWidth() asks back
        }
        const QScopedValueRollback asking(m_isAsking, true);
        return minimumHeightForWidth(width);
    }

private:
    mutable bool m_isAsking = false;
};

QScrollArea* scrolled(QWidget* content)
{
    if (content->property("look").toString().isEmpty()) {
        theme::setLook(content, QStringLiteral("clear"));
    }
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    return area;
}

}  // namespace

RunView::RunView(QWidget* parent)
    : QWidget(parent), m_stages(new StageBar), m_idleStages(new StageBar), m_hostLine(new HostLine),
      m_back(makeButton(tr("Back to the last run"), QStringLiteral("lastRunButton"),
                        QStringLiteral("chevron-left"), ButtonKind::Link)),
      m_screens(new QStackedWidget), m_welcome(new WelcomeView), m_ready(new ReadyView), m_tiles(new TileRow),
      m_outcome(new OutcomeCard), m_result(new ResultCard), m_queueCard(new QueueCard), m_race(new RaceLine),
      m_chartRow(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_accuracy(new ChartCard(CurveChart::Metric::Accuracy, tr("Accuracy"))),
      m_loss(new ChartCard(CurveChart::Metric::Loss, tr("Loss"))),
      m_sensorCard(new Card(tr("Temperature, clock and power"))), m_sensors(new SensorChart),
      m_timeBar(new TimeBar), m_timeSum(new QLabel), m_feed(new QLabel), m_details(new DetailsPanel)
{
    setObjectName(QStringLiteral("runView"));
    m_screens->addWidget(scrolled(m_welcome));
    m_screens->addWidget(scrolled(m_ready));
    m_screens->addWidget(scrolled(makeLive()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    m_idleStages->setObjectName(QStringLiteral("idleStageBar"));
    column->addWidget(m_stages);
    column->addWidget(m_idleStages);
    column->addWidget(m_hostLine);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    connect(m_back, &QPushButton::clicked, this, &RunView::lastRunRequested);
    showIdle(0);
    column->addWidget(m_screens, 1);
    setPictured(m_result, tr("Result"));
    connect(m_result, &ResultCard::runAgainRequested, this, &RunView::runAgainRequested);
    connect(m_outcome, &OutcomeCard::runAgainRequested, this, &RunView::runAgainRequested);
    connect(m_outcome, &OutcomeCard::deleteRequested, this, &RunView::deleteRequested);
    connect(m_race, &RaceLine::xAxisChosen, this, &RunView::setXAxis);
    connect(m_accuracy->chart(), &CurveChart::redrawn, this, &RunView::showElapsed);
    CurveChart::link(m_accuracy->chart(), m_loss->chart());
}

QWidget* RunView::makeLive()
{
    auto* content = new QWidget;
    m_chartRow->setSpacing(kGap);
    m_chartRow->addWidget(m_accuracy, 1);
    m_chartRow->addWidget(m_loss, 1);
    auto* column = new LeastColumn(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_tiles);
    column->addWidget(m_outcome);
    column->addWidget(m_result);
    column->addWidget(m_queueCard);
    auto* charts = new QVBoxLayout;
    charts->setSpacing(kRaceGap);
    charts->addWidget(m_race);
    charts->addLayout(m_chartRow, 1);
    column->addLayout(charts);
    m_sensorCard->setObjectName(QStringLiteral("sensorCard"));
    m_sensors->setObjectName(QStringLiteral("liveSensors"));
    m_sensorCard->body()->addWidget(m_sensors);
    m_sensorCard->hide();
    column->addWidget(m_sensorCard);
    column->addWidget(makeTimeCard());
    column->addWidget(m_details, 1);
    return content;
}

QWidget* RunView::makeTimeCard()
{
    auto* card = new Card(tr("Where the time went"));
    m_timeSum->setProperty("look", QStringLiteral("caption muted"));
    card->header()->addWidget(m_timeSum);
    m_feed->setObjectName(QStringLiteral("feedLabel"));
    m_feed->setProperty("look", QStringLiteral("caption muted"));
    card->body()->addWidget(m_timeBar);
    card->body()->addWidget(m_feed);
    card->body()->setContentsMargins(16, 12, 16, 10);
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return card;
}

void RunView::showIdle(int screen)
{
    m_stages->hide();
    m_idleStages->show();
    m_back->setVisible(m_hasRun);
    m_screens->setCurrentIndex(screen);
}

void RunView::showWelcome()
{
    showIdle(0);
}

void RunView::showReady()
{
    showIdle(1);
}

void RunView::showRun()
{
    m_idleStages->hide();
    m_back->hide();
    m_stages->show();
    m_screens->setCurrentIndex(2);
}

void RunView::forgetRun()
{
    m_hasRun = false;
    m_back->hide();
}

void RunView::begin(const RunRequest& request, const QString& deviceName)
{
    m_live = LiveRun();
    m_isEnded = false;
    m_isCompleted = false;
    m_deviceName = shortDeviceName(deviceName);
    m_deviceKind = DeviceKinds::kindOf(request.deviceId);
    m_ghosts.clear();
    m_nowSeconds.reset();
    m_plannedEpochs = request.workload.epochs;
    updateSensors();
    m_stages->reset();
    m_tiles->reset(request.workload.epochs);
    m_details->clear();
    m_outcome->hide();
    m_result->hide();
    m_queueCard->hide();
    m_race->setSentence({});
    for (const ChartCard* card : {m_accuracy, m_loss}) {
        card->chart()->setPlannedEpochs(request.workload.epochs);
        card->chart()->setNow(std::nullopt);
        card->chart()->resetView();
    }
    updateCharts();
    updateEmptyText();
    updatePhases({}, false);
    m_hasRun = true;
    showRun();
}

void RunView::setGhosts(const QList<Ghost>& ghosts)
{
    m_ghosts = ghosts;
    m_accuracy->setHasGhosts(!ghosts.isEmpty());
    m_loss->setHasGhosts(!ghosts.isEmpty());
    updateCharts();
    updateRace();
}

void RunView::setXAxis(CurveChart::XAxis axis)
{
    m_race->setXAxis(axis);
    m_accuracy->chart()->setXAxis(axis);
    m_loss->chart()->setXAxis(axis);
}

void RunView::setStage(const StageEvent& event)
{
    m_live.addStage(event);
    m_stages->setStage(event);
    if (event.stage == RunStage::Decode && event.state == StageState::Done) {
        updatePhases(m_live.phases(), false);
    }
}

void RunView::setProgress(const RunProgress& progress)
{
    m_live.addProgress(progress);
    m_stages->setProgress(progress.stage, progress.share, stageWords(progress));
    m_tiles->setProgress(progress);
    updateNow();
    updateEmptyText();
    if (m_live.epochs().isEmpty()) {
        updateCharts();  // the means so far, and how long it is going to take
    }
    updateRace();
}

void RunView::updateNow()
{
    m_nowSeconds = m_live.headlineSeconds();
    m_accuracy->chart()->setNow(m_nowSeconds, m_live.epochsDone());
    m_loss->chart()->setNow(m_nowSeconds, m_live.epochsDone());
}

void RunView::showElapsed()
{
    if (!m_nowSeconds) {
        return;
    }
    // One clock on the page: what the charts were just drawn with.
    m_tiles->setElapsed(*m_nowSeconds);
    m_loss->chart()->redrawNow();
}

void RunView::setLayers(const QList<LayerSummary>& layers)
{
    m_details->setLayers(layers);
}

void RunView::addEpoch(const EpochReport& report)
{
    m_live.addEpoch(report);
    m_tiles->setEpoch(report, m_live.epochs().value(m_live.bestEpoch() - 1));
    updateNow();  // never left of the epoch's point
    updateCharts();
    updateSensors();
    updatePhases(m_live.phases(), false);
}

void RunView::updateSensors()
{
    m_sensors->setEpochs(m_live.epochs(), m_plannedEpochs);
    m_sensorCard->setVisible(!sensorCurves(m_live.epochs()).isEmpty());
}

void RunView::log(const QString& text, bool isWarning)
{
    m_details->log(text, isWarning);
}

void RunView::updateCharts()
{
    for (const ChartCard* card : {m_accuracy, m_loss}) {
        const auto metric = card == m_accuracy ? CurveChart::Metric::Accuracy : CurveChart::Metric::Loss;
        QList<RunCurves> curves{curvesOf(m_live.epochs(), m_live.dataSeconds(), metric)};
        curves.first().label = m_deviceName;
        curves.first().soFar = pointsOf(m_live.meansSoFar(), metric);
        if (m_live.epochs().isEmpty()) {  // ended, too: the axis stays
            curves.first().totalSeconds = m_live.expectedSeconds().value_or(0);
        }
        for (qsizetype i = 0; i < m_ghosts.size(); ++i) {
            curves.append(ghostCurves(m_ghosts[i], metric, static_cast<int>(i) + 1));
        }
        curves.first().isFinished = m_isCompleted;
        card->chart()->setCurves(curves);
    }
}

/// What stands in the charts before the first epoch is done.
void RunView::updateEmptyText()
{
    const std::optional<double> end = m_live.firstEpochEnd();
    const QString text = m_isEnded ? tr("Ended before the first epoch was done")
                         : end     ? tr("First point after about %1").arg(spokenTime(std::round(*end)))
                                   : tr("First point after epoch 1");
    m_accuracy->chart()->setEmptyText(text);
    m_loss->chart()->setEmptyText(text);
}

void RunView::updatePhases(const Phases& phases, bool isFinal)
{
    m_timeBar->setPhases(phases, m_live.epochs().isEmpty() && !isFinal);
    double trainSeconds = 0;
    for (const EpochReport& epoch : m_live.epochs()) {
        trainSeconds += epoch.seconds;
    }
    const auto fed = flags::feedShare(m_deviceKind, phases.inputSeconds, trainSeconds);
    m_feed->setVisible(fed.has_value());
    m_feed->setText(tr("Your processor feeds this device at %1.").arg(format::percent(fed)));
    const QString sum = QLocale().toString(phases.total(), 'f', 1);
    m_timeSum->setText(phases.total() <= 0 ? tr("known after the first epoch")
                       : m_live.epochs().isEmpty() && !isFinal
                           ? tr("%1 s for the data; shares after the first epoch").arg(sum)
                       : isFinal ? tr("%1 s; the parts add up to the headline").arg(sum)
                                 : tr("%1 s up to the end of epoch %2").arg(sum).arg(m_live.epochs().size()));
}

void RunView::updateRace()
{
    const std::optional<double> seconds = m_live.headlineSeconds();
    if (m_isEnded || !seconds) {
        return;
    }
    if (!m_ghosts.isEmpty()) {
        m_race->setSentences(raceSentences(m_ghosts, *seconds, m_live.epochsDone()));
    } else {
        m_race->setSentence(m_race->ghostCount() > 0
                                ? tr("No ranked result of the same work yet: nothing to race against.")
                                : QString());
    }
}

void RunView::showResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows)
{
    m_isEnded = true;
    m_isCompleted = true;
    m_nowSeconds.reset();
    m_result->setResult(run, row, rankedRows);
    m_result->show();
    m_race->setSentence({});
    if (const std::optional<double> total = run.timing.totalSeconds()) {
        m_tiles->setFinished(run.workload.epochs, *total);
    }
    updatePhases(run.timing.phases, true);
    m_accuracy->chart()->setNow(std::nullopt);
    m_loss->chart()->setNow(std::nullopt);
    updateCharts();
}

void RunView::showOutcome(Banner::Kind kind, const QString& text, const QString& detail, bool isStored,
                          OutcomeCard::Remedy remedy)
{
    m_isEnded = true;
    m_stages->setEnded(kind == Banner::Kind::Error);
    if (kind != Banner::Kind::Error) {
        m_details->log(text, false);  // a failure has told of itself
    }
    updateEmptyText();
    showElapsed();
    m_nowSeconds.reset();
    m_tiles->setEnded();
    m_outcome->tell(kind, text, detail, isStored, remedy);
    m_race->setSentence({});
    m_accuracy->chart()->setNow(std::nullopt);
    m_loss->chart()->setNow(std::nullopt);
    updateCharts();
}

void RunView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const double scale = theme::fontScale();
    m_welcome->setNarrow(width() < kWideDetails * scale);
    m_details->setTabbed(width() < kWideDetails * scale);
    m_chartRow->setDirection(width() >= kWideCharts * scale ? QBoxLayout::LeftToRight
                                                            : QBoxLayout::TopToBottom);
}

}  // namespace epochmark
