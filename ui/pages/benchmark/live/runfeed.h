// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "run/runevent.h"
#include "run/runrequest.h"

#include <QObject>

namespace epochmark {

class AppContext;
class DatasetPicker;
class GhostChooser;
class RunView;
struct LogEntry;

/// What a run tells while it goes on, to whoever shows it: the live view and its log, the ghosts, the
/// dataset's picker, and the board, where the run is of this machine. Owned by the Benchmark page; window
/// thread.
class RunFeed : public QObject {
    Q_OBJECT
public:
    RunFeed(AppContext* context, RunView* view, DatasetPicker* picker, GhostChooser* ghosts, QObject* parent);

    /// What follows is of this run; `isElsewhere`: on another machine, whose record isn't in the store yet.
    void begin(const RunRequest& request, bool isElsewhere);
    void show(const RunEvent& event);
    /// Without text nothing is said.
    void log(const LogEntry& entry);
    /// The run in work, or the last one.
    const RunRequest& request() const { return m_request; }

Q_SIGNALS:
    /// 0-1 of the training.
    void progressChanged(double share);

private:
    void showStage(const StageEvent& event);
    void showProgress(const RunProgress& progress);
    void showDataset(const DatasetSummary& summary);
    void showEpoch(const EpochReport& report);

    AppContext* m_context;
    RunView* m_view;
    DatasetPicker* m_picker;
    GhostChooser* m_ghosts;
    RunRequest m_request;
    bool m_isElsewhere = false;
};

}  // namespace epochmark
