// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/benchmarkpage.h"

#include "base/format.h"
#include "base/outputfile.h"
#include "base/overloaded.h"
#include "context/appcontext.h"
#include "context/boardfollower.h"
#include "hosts/openhostruns.h"
#include "pages/benchmark/devicesearch.h"
#include "pages/benchmark/host/hostdesk.h"
#include "pages/benchmark/host/hostline.h"
#include "pages/benchmark/idle/foretelling.h"
#include "pages/benchmark/idle/machinelooks.h"
#include "pages/benchmark/idle/machinestrip.h"
#include "pages/benchmark/idle/readyview.h"
#include "pages/benchmark/idle/welcomeview.h"
#include "pages/benchmark/live/ghostchooser.h"
#include "pages/benchmark/live/raceline.h"
#include "pages/benchmark/live/resultcard.h"
#include "pages/benchmark/live/runfeed.h"
#include "pages/benchmark/live/runlog.h"
#include "pages/benchmark/live/runoutcome.h"
#include "pages/benchmark/live/setdeletion.h"
#include "pages/benchmark/network/networkdialog.h"
#include "pages/benchmark/queue/queuecard.h"
#include "pages/benchmark/queue/queuesharing.h"
#include "pages/benchmark/queue/runsession.h"
#include "pages/benchmark/runview.h"
#include "pages/benchmark/setup/datasetchoice.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/modelfilechoice.h"
#include "pages/benchmark/setup/networkpicker.h"
#include "pages/benchmark/setup/runsetuppanel.h"
#include "widgets/elsewheredialog.h"
#include "widgets/measureelsewhere.h"

#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kMargin = 24;

}  // namespace

BenchmarkPage::BenchmarkPage(AppContext* context, QWidget* parent)
    : QWidget(parent), m_context(context), m_setup(new RunSetupPanel), m_view(new RunView),
      m_datasets(new DatasetChoice(context, m_setup, this)),
      m_models(new ModelFileChoice(context, m_setup, this)),
      m_session(new RunSession(context->queueDependencies(), this)),
      m_hosts(new HostDesk(context, m_session, m_view->hostLine(), this)),
      m_search(new DeviceSearch(context, m_setup, m_view, m_hosts, this)),
      m_board(new BoardFollower(context->board(), this)),
      m_ghosts(new GhostChooser(context, m_board, m_view->raceLine(), this)),
      m_feed(new RunFeed(context, m_view, m_setup->datasetPicker(), m_ghosts, this)),
      m_looks(new MachineLooks(context, this)), m_deletion(new SetDeletion(context, this)),
      m_foretelling(new Foretelling(context, m_view->readyView()->estimateLine(), this))
{
    setObjectName(QStringLiteral("benchmarkPage"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    row->setSpacing(kMargin);
    row->addWidget(m_setup);
    row->addWidget(m_view, 1);
    m_setup->setRequest(m_context->settings().lastRequest());
    m_setup->setRepeats(m_context->settings().lastRepeats(), m_context->settings().lastCoolDown());
    m_setup->setRanks(m_context->settings().lastRanks());
    m_view->setXAxis(m_context->settings().isElapsedAxis() ? CurveChart::XAxis::ElapsedTime
                                                           : CurveChart::XAxis::Epochs);
    connectSetup();
    connectView();
    connect(m_session, &RunSession::happened, this, &BenchmarkPage::handle);
    connect(m_feed, &RunFeed::progressChanged, this, &BenchmarkPage::progressChanged);
    new QueueSharing(m_session, context->team(), this);
    connect(m_session, &RunSession::queueChanged, this, [this] { m_setup->setQueue(m_session->content()); });
    connect(m_session, &RunSession::hostEnded, this, [this](const Result<HostRunOutcome>& outcome) {
        if (!outcome && outcome.error().code != ErrorCode::Stopped) {
            m_outcome = outcome.error().message;  // also of one that wasn't begun
        }
    });
    connect(m_board, &BoardFollower::refreshed, this, &BenchmarkPage::showBoard);
    connect(m_foretelling, &Foretelling::rehearsing, m_looks,
            [this](bool isUnderWay) { m_looks->setPaused(isUnderWay || isRunning()); });
    connect(m_looks, &MachineLooks::looked, this,
            [this](const QString& deviceId, const QList<Warning>& warnings, const MachineLook& look) {
                m_setup->setPreflight(deviceId, warnings);
                m_view->readyView()->machineStrip()->setLook(look);
                m_view->welcomeView()->machineStrip()->setLook(look);
            });
    showChoice();
}

BenchmarkPage::~BenchmarkPage() = default;

void BenchmarkPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_board->setActive(true);
}

void BenchmarkPage::hideEvent(QHideEvent* event)
{
    m_board->setActive(false);
    QWidget::hideEvent(event);
}

bool BenchmarkPage::isRunning() const
{
    return m_isStarting || m_session->isRunning();
}

void BenchmarkPage::requestStop()
{
    if (m_isStarting) {
        m_isStarting = false;
        m_foretelling->forgetThen();
        m_outcome.clear();
        finishQueue();
        return;
    }
    m_setup->setStopping();
    m_session->requestStop();
}

bool BenchmarkPage::isElsewhere() const
{
    return m_session->isElsewhere();
}

bool BenchmarkPage::canLeave() const
{
    return m_session->canLeave();
}

void BenchmarkPage::leaveRun()
{
    m_session->leave();
}

void BenchmarkPage::follow(const OpenHostRun& run)
{
    if (isRunning()) {
        return;
    }
    if (!m_hosts->isRead()) {
        connect(
            m_hosts, &HostDesk::read, this, [this, run] { follow(run); }, Qt::SingleShotConnection);
        return;
    }
    m_outcome.clear();
    const auto followed = m_hosts->resume(run);
    if (!followed) {
        m_view->hostLine()->showError(followed.error());
        return;
    }
    m_looks->setPaused(true);
    m_setup->setBusy(true);
    Q_EMIT runBegins();
}

void BenchmarkPage::startBackgroundWork()
{
    m_looks->begin();
    m_search->begin();
    m_datasets->readLast();
    m_models->readLast();
}

void BenchmarkPage::connectSetup()
{
    connect(m_setup->datasetPicker(), &DatasetPicker::datasetChosen, this, &BenchmarkPage::useDataset);
    connect(m_datasets, &DatasetChoice::chosen, this, &BenchmarkPage::focusStart);
    connect(m_setup, &RunSetupPanel::startRequested, this, &BenchmarkPage::start);
    connect(m_setup, &RunSetupPanel::stopRequested, this, &BenchmarkPage::requestStop);
    connect(m_setup, &RunSetupPanel::skipRequested, this, [this] { m_session->skip(); });
    connect(m_setup, &RunSetupPanel::modelPathRequested, this, &BenchmarkPage::chooseModelPath);
    connect(m_setup, &RunSetupPanel::elsewhereRequested, this, &BenchmarkPage::measureElsewhere);
    connect(m_setup, &RunSetupPanel::machineRequested, m_context, &AppContext::addMachine);
    connect(m_setup, &RunSetupPanel::choiceChanged, this, [this] {
        m_looks->lookAt(m_setup->device());
        m_isRunShown = m_isRunShown && isRunning();
        showChoice();
    });
    connect(m_setup->networkPicker(), &NetworkPicker::layersRequested, this, &BenchmarkPage::showNetwork);
    connect(m_context, &AppContext::datasetRequested, this, &BenchmarkPage::useDataset);
    connect(m_context, &AppContext::modelFileRequested, this, &BenchmarkPage::useModelFile);
}

void BenchmarkPage::connectView()
{
    connect(m_view->welcomeView(), &WelcomeView::demoRequested, this,
            [this] { useDataset(QStringLiteral("demo")); });
    connect(m_view->welcomeView(), &WelcomeView::browseRequested, m_datasets, &DatasetChoice::browse);
    connect(m_view, &RunView::lastRunRequested, this, [this] {
        m_isRunShown = true;
        m_view->showRun();
    });
    connect(m_view, &RunView::runAgainRequested, this, &BenchmarkPage::start);
    connectOutcome();
    connect(m_view, &RunView::deleteRequested, this,
            [this] { m_deletion->ask(m_lastSetId, m_board->rowOfSet(m_lastSetId)); });
    connect(m_deletion, &SetDeletion::failed, this, [this](const Error& error) {
        m_view->showOutcome(Banner::Kind::Error, error.message, error.detail, true);
    });
    connect(m_deletion, &SetDeletion::deleted, this, [this] {
        if (!isRunning()) {
            m_isRunShown = false;
            m_view->forgetRun();
            showChoice();
        }
    });
    connect(m_view->resultCard(), &ResultCard::exportRequested, this,
            [this] { m_context->showReport(m_lastSetId); });
    connect(m_view->resultCard(), &ResultCard::compareRequested, this,
            [this] { m_context->compare(QStringList(m_lastSetId) + m_ghosts->sets()); });
    connect(m_view->resultCard(), &ResultCard::priceRequested, this,
            [this] { m_context->openCosts(m_lastSetId); });
    connect(m_view->queueCard(), &QueueCard::compareRequested, this, [this] {
        QStringList sets;
        for (const SetSummary& set : summaryOf(m_session->queue())) {
            sets += set.rankedRuns > 0 ? QStringList(set.setId) : QStringList();
        }
        m_context->compare(sets);
    });
    connect(m_ghosts, &GhostChooser::chosen, m_view, &RunView::setGhosts);
    connect(m_view->raceLine(), &RaceLine::xAxisChosen, this, [this](CurveChart::XAxis axis) {
        m_context->settings().setElapsedAxis(axis == CurveChart::XAxis::ElapsedTime);
    });
}

void BenchmarkPage::connectOutcome()
{
    const OutcomeCard* outcome = m_view->outcomeCard();
    connect(outcome, &OutcomeCard::zipRequested, m_datasets, &DatasetChoice::browse);
    connect(outcome, &OutcomeCard::folderRequested, m_datasets, &DatasetChoice::browseFolder);
    connect(outcome, &OutcomeCard::modelPlaceRequested, this, &BenchmarkPage::chooseModelPath);
}

void BenchmarkPage::handle(const QueueEvent& event)
{
    std::visit(Overloaded{[](const QueueStarted&) {}, [](const PauseEvent&) {},
                          [this](const RunStarted& started) { beginRun(started.request); },
                          [this](const RunReported& report) { m_feed->show(report.event); },
                          [this](const RunFinished& finished) {
                              finishRun(finished.result);
                              m_feed->log({finished.verdict});
                          },
                          [this](const QueueFinished&) { finishQueue(); }},
               event);
}

void BenchmarkPage::focusStart()
{
    // What was pressed to choose the dataset has gone; the next key shall start it. Nobody who is elsewhere
    // is disturbed.
    const QWidget* focused = QApplication::focusWidget();
    if (focused != nullptr && focused != m_setup && isAncestorOf(focused)) {
        m_setup->setFocus();
    }
}

void BenchmarkPage::useDataset(const QString& path)
{
    if (!path.isEmpty() && mayOpen(path)) {
        m_datasets->read(path);
    }
}

void BenchmarkPage::useModelFile(const QString& path)
{
    if (mayOpen(path)) {
        m_models->read(path);
    }
}

bool BenchmarkPage::mayOpen(const QString& path)
{
    if (isRunning()) {
        m_view->log(tr("%1 was not opened: a run is in work.").arg(QFileInfo(path).fileName()), true);
    }
    return !isRunning();
}

void BenchmarkPage::setGhostCount(int count)
{
    m_ghosts->setCount(count);
}

void BenchmarkPage::chooseModelPath()
{
    const QString folder = m_context->settings().exportFolder();
    m_context->dialogs().saveFile(this, tr("Keep the trained model"), folder + QStringLiteral("/model.pt"),
                                  tr("TorchScript (*.pt);;All files (*)"), [this](const QString& path) {
                                      m_context->settings().setExportFolder(QFileInfo(path).path());
                                      m_setup->setModelPath(path);
                                  });
}

void BenchmarkPage::measureElsewhere()
{
    RunCommand work = MeasureElsewhere::workOf(*m_context, m_setup->request());
    m_models->writeTo(work);
    (new ElsewhereDialog(m_context, work, this))->open();
}

/// What is chosen now is what will run, however long a rehearsal takes to end.
void BenchmarkPage::start()
{
    if (isRunning() || !m_setup->canStart()) {
        return;
    }
    const RunPlan plan = m_setup->plan();
    m_context->settings().setLastRequest(m_setup->request());
    m_models->remember();
    m_context->settings().setLastRepeats(plan.repeats);
    m_context->settings().setLastCoolDown(plan.coolDown);
    m_context->settings().setLastRanks(m_setup->chosenRanks());
    m_isStarting = true;
    m_outcome.clear();
    m_looks->setPaused(true);
    m_setup->setBusy(true);
    m_view->hostLine()->forget();
    Q_EMIT runBegins();
    m_foretelling->endThen([this, plan] { startPlan(plan); });
}

void BenchmarkPage::startPlan(RunPlan plan)
{
    m_isStarting = false;
    m_looks->setPaused(true);
    const QString asked = plan.sets.first().saveModelPath;
    const int mostRuns = static_cast<int>(plan.sets.size()) * plan.repeats.most();
    const QString model = asked.isEmpty() ? QString() : outputfile::unused(asked, mostRuns);
    for (RunRequest& set : plan.sets) {
        set.storePath = m_context->store().path();
        set.saveModelPath = model;
    }
    if (!HostDesk::isForHost(plan)) {
        m_session->start(plan);
    } else if (const auto begun = m_hosts->start(plan, *m_models); !begun) {
        m_view->hostLine()->showError(begun.error());
        finishQueue();
    }
}

void BenchmarkPage::showChoice()
{
    if (m_isRunShown) {
        return;
    }
    if (!m_setup->dataset()) {
        m_view->welcomeView()->setHasResults(!m_board->groups().isEmpty());
        m_view->showWelcome();
        return;
    }
    const RunPlan plan = m_setup->plan();
    QList<Device> devices;
    // Without devices nothing is foretold.
    for (const RunRequest& set : m_setup->isNetworkReady() ? plan.sets : QList<RunRequest>()) {
        devices.append(m_hosts->recorded(m_setup->device(set.deviceId)));
    }
    m_view->readyView()->show(*m_setup->dataset(), plan, m_setup->device());
    m_foretelling->show(*m_setup->dataset(), plan, devices);
    m_view->showReady();
}

/// Its window is a moment's: with another network it is made anew.
void BenchmarkPage::showNetwork()
{
    WorkloadSpec workload = m_setup->request().workload;
    if (m_setup->dataset()) {
        workload.classes = m_setup->dataset()->classes;
    }
    delete findChild<NetworkDialog*>();
    (new NetworkDialog(workload, this))->show();  // deletes itself
}

void BenchmarkPage::beginRun(const RunRequest& request)
{
    if (!m_session->isElsewhere()) {
        m_context->board().beginMeasuring();
    }
    m_isRunShown = true;
    m_feed->begin(request, m_session->isElsewhere());
    m_finished.reset();
    m_ghosts->begin(request.setId, m_hosts->recorded(m_setup->device(request.deviceId)).name);
    m_lastSetId = request.setId;
    const int ranks = m_session->queue().plan().ranks;
    const QString known = m_setup->device(request.deviceId).name;
    const QString device = known.isEmpty() ? request.deviceId : known;
    m_view->begin(request, ranks > 1 ? tr("%1 ranks · %2", "processes that train together, a device")
                                           .arg(QString::number(ranks), device)
                                     : device);
    m_view->resultCard()->setRepeatable(false);
    m_view->outcomeCard()->setOpen(false);
    m_feed->log(runlog::pause(request));
}

void BenchmarkPage::showBoard()
{
    if (m_finished) {
        showFinished(*m_finished);
    } else if (isRunning()) {
        m_ghosts->update();
    } else {
        showChoice();
    }
}

void BenchmarkPage::finishRun(const Result<RunRecord>& result)
{
    if (m_session->isElsewhere()) {
        m_context->store().look();  // it was written by whoever followed it
    } else {
        m_context->board().endMeasuring();
    }
    m_outcome.clear();
    Q_EMIT progressChanged(-1);  // a queue may pause now
    if (result && result->status == RunStatus::Completed) {
        m_finished = result.value();
        m_outcome = tr("%1: %2, validation accuracy %3.")
                        .arg(m_finished->device.name,
                             format::runTime(m_finished->timing.totalSeconds().value_or(-1)),
                             format::percent(m_finished->finalValidationAccuracy));
        showFinished(*m_finished);
    } else {
        const RunOutcome outcome = outcomeOf(result, m_feed->request());
        m_outcome = outcome.announced;
        if (!outcome.files.isEmpty()) {
            m_setup->datasetPicker()->setLeftOut(outcome.files);
        }
        m_view->showOutcome(outcome.kind, outcome.text, outcome.detail, outcome.isStored, outcome.remedy);
    }
    if (result) {
        QApplication::alert(window());
    }
}

void BenchmarkPage::finishQueue()
{
    m_view->queueCard()->setSets(summaryOf(m_session->queue()));
    m_view->resultCard()->setRepeatable(true);
    m_view->outcomeCard()->setOpen(true);
    m_looks->setPaused(false);
    m_looks->lookAt(m_setup->device());
    m_setup->setBusy(false);
    Q_EMIT progressChanged(-1);
    Q_EMIT runEnded(m_outcome);
}

void BenchmarkPage::showFinished(const RunRecord& run)
{
    // The board is read in the background: until it knows the set, the card shows what the record itself
    // says.
    LeaderboardRow own = rowAlone(run);
    int ranked = 0;
    if (const LeaderboardGroup* group = m_board->groupOfSet(run.setId)) {
        own = *m_board->rowOfSet(run.setId);
        ranked = static_cast<int>(std::count_if(group->rows.begin(), group->rows.end(),
                                                [](const LeaderboardRow& row) { return row.isRanked; }));
    }
    m_view->showResult(run, own, ranked);
}

}  // namespace epochmark
