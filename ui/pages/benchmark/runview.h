// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/kind/devicekind.h"
#include "pages/benchmark/live/liverun.h"
#include "pages/benchmark/live/outcomecard.h"
#include "pages/benchmark/live/race.h"
#include "run/runrequest.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace epochmark {

class Card;
class ChartCard;
class DetailsPanel;
class HostLine;
class RaceLine;
class QueueCard;
class ReadyView;
class ResultCard;
class SensorChart;
class StageBar;
class TileRow;
class TimeBar;
class WelcomeView;

/// The right column: what happens. Welcome, ready, or a run: stages, tiles, race or outcome, charts, where
/// the time went, model and log. Is told everything by calls (events of a run arrive in the run's order);
/// asks by its parts' signals.
class RunView : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);

    WelcomeView* welcomeView() const { return m_welcome; }
    ReadyView* readyView() const { return m_ready; }
    ResultCard* resultCard() const { return m_result; }
    OutcomeCard* outcomeCard() const { return m_outcome; }
    QueueCard* queueCard() const { return m_queueCard; }
    RaceLine* raceLine() const { return m_race; }
    HostLine* hostLine() const { return m_hostLine; }

    void showWelcome();
    void showReady();
    /// The run that was shown last, as it was left.
    void showRun();
    /// That run has been deleted: there is no way back to it.
    void forgetRun();
    /// Clears everything for a run that begins; `deviceName` labels its curves.
    void begin(const RunRequest& request, const QString& deviceName);
    void setGhosts(const QList<Ghost>& ghosts);
    void setXAxis(CurveChart::XAxis axis);

    void setStage(const StageEvent& event);
    void setProgress(const RunProgress& progress);
    void setLayers(const QList<LayerSummary>& layers);
    void addEpoch(const EpochReport& report);
    void log(const QString& text, bool isWarning = false);

    /// Ends of a run: done with the result card, or stopped or failed with words on their ground.
    void showResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows);
    void showOutcome(Banner::Kind kind, const QString& text, const QString& detail, bool isStored,
                     OutcomeCard::Remedy remedy = OutcomeCard::Remedy::None);

    const LiveRun& liveRun() const { return m_live; }

Q_SIGNALS:
    /// The way back from what is chosen to the run that ended.
    void lastRunRequested();
    void runAgainRequested();
    void deleteRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeLive();
    QWidget* makeTimeCard();
    void showIdle(int screen);
    void updateCharts();
    void updateSensors();
    void updatePhases(const Phases& phases, bool isFinal);
    void updateRace();
    void updateEmptyText();
    void showElapsed();
    void updateNow();

    LiveRun m_live;
    QList<Ghost> m_ghosts;
    QString m_deviceName;
    DeviceKind m_deviceKind;
    int m_plannedEpochs = 0;
    std::optional<double> m_nowSeconds;  ///< what the charts' line "now" shows
    bool m_isEnded = false;
    bool m_isCompleted = false;  ///< its time is its own; one that was cut short keeps the plan's axis
    bool m_hasRun = false;       ///< one that can be shown again
    StageBar* m_stages;
    StageBar* m_idleStages;  ///< all waiting, while nothing runs
    HostLine* m_hostLine;    ///< above all: of a run on another machine
    QPushButton* m_back;
    QStackedWidget* m_screens;
    WelcomeView* m_welcome;
    ReadyView* m_ready;
    TileRow* m_tiles;
    OutcomeCard* m_outcome;
    ResultCard* m_result;
    QueueCard* m_queueCard;
    RaceLine* m_race;
    QBoxLayout* m_chartRow;
    ChartCard* m_accuracy;
    ChartCard* m_loss;
    Card* m_sensorCard;
    SensorChart* m_sensors;  ///< in its card; both hidden while no sensor tells anything
    TimeBar* m_timeBar;
    QLabel* m_timeSum;
    QLabel* m_feed;  ///< how well the processor feeds the device
    DetailsPanel* m_details;
};

}  // namespace epochmark
