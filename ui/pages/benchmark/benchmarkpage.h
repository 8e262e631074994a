// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "devices/device.h"
#include "pages/benchmark/setup/datasetchoice.h"
#include "queue/queueevent.h"
#include "results/record/runrecord.h"
#include "run/runrequest.h"

#include <QWidget>

#include <optional>

namespace epochmark {

class AppContext;
class BoardFollower;
class DeviceSearch;
class Foretelling;
class GhostChooser;
class HostDesk;
class MachineLooks;
class ModelFileChoice;
class RunFeed;
class RunSession;
class RunSetupPanel;
class RunView;
class SetDeletion;
struct OpenHostRun;

/// The Benchmark page: what to run at the left, what happens at the right; brings dataset reader, device
/// scan, run session and store together. Window thread.
class BenchmarkPage : public QWidget {
    Q_OBJECT
public:
    explicit BenchmarkPage(AppContext* context, QWidget* parent = nullptr);
    ~BenchmarkPage() override;

    bool isRunning() const;
    /// Ends the run in work within one step, keeping what was measured; runEnded() follows.
    void requestStop();
    /// Whether what runs goes on without this window, on another machine.
    bool canLeave() const;
    bool isElsewhere() const;  ///< what runs runs on another machine
    /// Ends the following of it; runEnded() follows.
    void leaveRun();
    /// Follows a run that was begun on another machine. Ignored while a run is in work.
    void follow(const OpenHostRun& run);
    /// Reads a zip, a folder or "demo". Ignored while a run is in work.
    void useDataset(const QString& path);
    /// Chooses a Keras model file to train. Ignored while a run is in work.
    void useModelFile(const QString& path);
    /// Looks for devices, for what may spoil a measurement, and reads the last dataset: what is too slow for
    /// the constructor.
    void startBackgroundWork();
    /// Asks for a zip by dialog.
    void browse() { m_datasets->browse(); }
    /// How many ghosts race, 0 - 3; kept in the settings.
    void setGhostCount(int count);
    /// Starts what is chosen; nothing happens while it can't (the panel says why).
    void start();

    RunSetupPanel* setupPanel() const { return m_setup; }
    RunView* runView() const { return m_view; }

Q_SIGNALS:
    /// Something was started; runEnded() follows.
    void runBegins();
    /// 0-1 of the training in work; negative: none. For title and taskbar.
    void progressChanged(double share);
    /// Everything that was started has ended; `outcome` tells how in a sentence, empty when the user stopped
    /// it.
    void runEnded(const QString& outcome);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectSetup();
    void connectView();
    void connectOutcome();
    void handle(const QueueEvent& event);
    bool mayOpen(const QString& path);
    void focusStart();
    void showChoice();
    void showNetwork();
    void beginRun(const RunRequest& request);
    void showBoard();
    void finishRun(const Result<RunRecord>& result);
    void finishQueue();
    void showFinished(const RunRecord& run);
    void chooseModelPath();
    void measureElsewhere();
    void startPlan(RunPlan plan);

    AppContext* m_context;
    RunSetupPanel* m_setup;
    RunView* m_view;
    DatasetChoice* m_datasets;
    ModelFileChoice* m_models;
    RunSession* m_session;
    HostDesk* m_hosts;
    DeviceSearch* m_search;
    BoardFollower* m_board;  ///< results as stored, for ghosts and rank
    GhostChooser* m_ghosts;
    RunFeed* m_feed;
    MachineLooks* m_looks;
    SetDeletion* m_deletion;
    Foretelling* m_foretelling;
    QString m_lastSetId;
    QString m_outcome;                    ///< of the last run that ended, in a sentence
    std::optional<RunRecord> m_finished;  ///< the run whose result card is shown
    bool m_isRunShown = false;
    bool m_isStarting = false;  ///< Start was pressed, a rehearsal has still to end
};

}  // namespace epochmark
