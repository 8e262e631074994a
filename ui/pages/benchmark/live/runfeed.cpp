// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/runfeed.h"

#include "base/overloaded.h"
#include "context/appcontext.h"
#include "measure/recordedwords.h"
#include "pages/benchmark/live/ghostchooser.h"
#include "pages/benchmark/live/runlog.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/datasetpicker.h"

namespace epochmark {

RunFeed::RunFeed(AppContext* context, RunView* view, DatasetPicker* picker, GhostChooser* ghosts,
                 QObject* parent)
    : QObject(parent), m_context(context), m_view(view), m_picker(picker), m_ghosts(ghosts)
{}

void RunFeed::begin(const RunRequest& request, bool isElsewhere)
{
    m_request = request;
    m_isElsewhere = isElsewhere;
}

void RunFeed::show(const RunEvent& event)
{
    std::visit(Overloaded{[this](const StageEvent& stage) { showStage(stage); },
                          [this](const RunProgress& progress) { showProgress(progress); },
                          [this](const DatasetSummary& dataset) { showDataset(dataset); },
                          [this](const ModelSummary& model) { m_view->setLayers(model.layers); },
                          [this](const EpochReport& epoch) { showEpoch(epoch); },
                          [this](const Warning& warning) {
                              log({recordedwords::shown(warning.text), true});
                          },
                          [this](const LogMessage& message) { log({message.text}); }},
               event);
}

void RunFeed::showStage(const StageEvent& event)
{
    m_view->setStage(event);
    log(runlog::stage(event));
    const bool isBegun = event.stage == RunStage::WarmUp && event.state == StageState::Running;
    if (isBegun && !m_isElsewhere) {
        m_context->board().showRunning(m_request.setId);  // its record has just been begun
    }
}

void RunFeed::showProgress(const RunProgress& progress)
{
    m_view->setProgress(progress);
    Q_EMIT progressChanged(progress.stage == RunStage::Train ? progress.share : 0);
}

void RunFeed::showDataset(const DatasetSummary& summary)
{
    m_picker->setLeftOut(summary.leftOut);
    for (const LogEntry& entry : runlog::dataset(summary)) {
        log(entry);
    }
    WorkloadSpec workload = m_request.workload;
    workload.manifestHash = summary.manifestHash;
    workload.classes = summary.classes;
    workload.trainPictures = summary.trainPictures;
    workload.testPictures = summary.testPictures;
    m_ghosts->setWork(workload);
}

void RunFeed::showEpoch(const EpochReport& report)
{
    m_view->addEpoch(report);
    log(runlog::epoch(report));
    if (!m_isElsewhere) {
        m_context->board().addEpoch(m_request.setId, report);
    }
}

void RunFeed::log(const LogEntry& entry)
{
    if (!entry.text.isEmpty()) {
        m_view->log(entry.text, entry.isWarning);
    }
}

}  // namespace epochmark
