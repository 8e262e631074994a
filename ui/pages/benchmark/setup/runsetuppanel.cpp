// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/runsetuppanel.h"

#include "base/format.h"
#include "hosts/host.h"
#include "pages/benchmark/setup/datasetpicker.h"
#include "pages/benchmark/setup/devicepicker.h"
#include "pages/benchmark/setup/fold.h"
#include "pages/benchmark/setup/libtorchnotice.h"
#include "pages/benchmark/setup/morepanel.h"
#include "pages/benchmark/setup/networkpicker.h"
#include "pages/benchmark/setup/planproblem.h"
#include "pages/benchmark/setup/presetpicker.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/icontext.h"

#include "modelfile/filenetwork.h"
#include "workload/network/networkdefinition.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace epochmark {

namespace {

constexpr int kWidth = 336;
constexpr int kPadding = 16;
constexpr qint64 kDeafMs = 600;
constexpr int kPreflightLines = 2;

bool isOfFile(const WorkloadSpec& workload)
{
    const NetworkDefinition* network = workload.networkDefinition();
    return network != nullptr && network->isFromFile();
}

}  // namespace

RunSetupPanel::RunSetupPanel(QWidget* parent)
    : QFrame(parent), m_libTorch(new LibTorchNotice), m_dataset(new DatasetPicker),
      m_devices(new DevicePicker), m_networks(new NetworkPicker), m_presets(new PresetPicker),
      m_more(new MorePanel), m_fold(new Fold(tr("More"), QStringLiteral("moreButton"), m_more)),
      m_queue(new QueueList), m_preflight(new IconText),
      m_lock(new IconText(QStringLiteral("lock"), IconRole::Muted, tr("locked while running"))),
      m_reason(new IconText), m_hint(new IconText),
      m_start(makeButton(tr("&Start"), QStringLiteral("startButton"), QStringLiteral("play"),
                         ButtonKind::Primary, ButtonSize::Large))
{
    theme::setLook(this, QStringLiteral("card"));
    setObjectName(QStringLiteral("runSetupPanel"));
    setFixedWidth(qRound(kWidth * theme::fontScale()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, kPadding, 1, kPadding);
    column->setSpacing(0);
    column->addWidget(makeScrolled(), 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kPadding - 1, 8, kPadding - 1, 0);
    foot->setSpacing(8);
    foot->addWidget(m_preflight);
    foot->addWidget(m_reason);
    foot->addWidget(m_start);
    foot->addWidget(m_hint);
    column->addLayout(foot);
    m_start->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hint->label()->setObjectName(QStringLiteral("startHint"));
    m_reason->label()->setObjectName(QStringLiteral("startReason"));
    m_preflight->label()->setObjectName(QStringLiteral("preflightLabel"));
    // It comes and goes by itself: what stands above it mustn't move under somebody's pointer.
    QSizePolicy policy = m_preflight->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_preflight->setSizePolicy(policy);
    m_preflight->setMinimumHeight(kPreflightLines
                                  * QFontMetrics(theme::font(theme::TextSize::Caption)).lineSpacing());
    m_preflight->hide();
    m_reason->setTextColored(false);
    setFocusProxy(m_start);

    connect(m_dataset, &DatasetPicker::namesAccepted, this, &RunSetupPanel::agreeToNames);
    connect(m_libTorch, &LibTorchNotice::changed, this, &RunSetupPanel::updateStart);
    connect(m_networks, &NetworkPicker::networkChosen, this, &RunSetupPanel::chooseNetwork);
    connect(m_presets, &PresetPicker::presetChosen, this, &RunSetupPanel::choosePreset);
    connect(m_more, &MorePanel::edited, this, &RunSetupPanel::readFields);
    connect(m_more, &MorePanel::modelPathRequested, this, &RunSetupPanel::modelPathRequested);
    connect(m_queue, &QueueList::skipRequested, this, &RunSetupPanel::skipRequested);
    connect(m_devices, &DevicePicker::currentChanged, this, &RunSetupPanel::updateChoice);
    connect(m_devices, &DevicePicker::elsewhereRequested, this, &RunSetupPanel::elsewhereRequested);
    connect(m_devices, &DevicePicker::machineRequested, this, &RunSetupPanel::machineRequested);
    connect(m_start, &QPushButton::clicked, this, &RunSetupPanel::press);
    m_request.workload = workloadOf(Preset::Classic);
    m_more->setRequest(m_request);
    setBusy(false);
}

QWidget* RunSetupPanel::makeScrolled()
{
    auto* content = new QWidget;
    theme::setLook(content, QStringLiteral("clear"));
    auto* title = new QLabel(tr("What to run"));
    title->setProperty("look", QStringLiteral("title"));
    m_lock->label()->setWordWrap(false);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_lock);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kPadding - 1, 0, kPadding - 1, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addSpacing(8);
    column->addWidget(m_libTorch);
    addSection(column, tr("Dataset"), m_dataset);
    addSection(column, tr("Device"), m_devices);
    addSection(column, tr("Network"), m_networks);
    addSection(column, tr("Preset"), m_presets);
    column->addSpacing(4);
    column->addWidget(m_fold);
    column->addSpacing(4);
    column->addWidget(m_queue);
    column->addStretch(1);

    auto* area = new QScrollArea;
    m_scroll = area;
    area->setObjectName(QStringLiteral("runSetupScroll"));
    // What comes under the list takes room of it: a warning, Stop's words. Whoever scrolls, or opens More,
    // has another wish.
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_isQueueFollowed) {
            followQueue();
        }
    });
    connect(area->verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { m_isQueueFollowed = false; });
    connect(m_fold, &Fold::clicked, this, [this] { m_isQueueFollowed = false; });
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    // The scroll bar stands in the padding: what it takes is given back, so that all edges stay in line.
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, column, [area, column](int low, int high) {
        const int bar = high > low ? area->verticalScrollBar()->sizeHint().width() : 0;
        column->setContentsMargins(kPadding - 1, 0, kPadding - 1 - bar, 8);
    });
    return area;
}

void RunSetupPanel::addSection(QVBoxLayout* column, const QString& title, QWidget* widget)
{
    auto* caption = new QLabel(title);
    caption->setProperty("look", QStringLiteral("caption strong muted"));
    column->addSpacing(column->count() > 2 ? 10 : 0);
    column->addWidget(caption);
    column->addWidget(widget);
}

void RunSetupPanel::setDevices(const QList<Device>& devices, const QString& preferredId)
{
    m_devices->setDevices(devices, preferredId);
    updateChoice();
}

void RunSetupPanel::setDeviceProblem(const QString& sentence)
{
    m_devices->setProblem(sentence);
}

void RunSetupPanel::setRequest(const RunRequest& request)
{
    m_request = request;
    const NetworkDefinition* network = m_request.workload.networkDefinition();
    if (network == nullptr || network->isFromFile()) {  // a file's is read first: trainModelFile()
        m_request.workload.network = m_networks->network();
    }
    m_more->setRequest(request);
    updateChoice();
}

void RunSetupPanel::setRepeats(const Repeats& repeats, const CoolDownRule& coolDown)
{
    m_more->setRepeats(repeats, coolDown);
    updateChoice();
}

void RunSetupPanel::setRanks(int ranks)
{
    m_more->setRanks(ranks);
    updateChoice();
}

int RunSetupPanel::chosenRanks() const
{
    return m_more->chosenRanks();
}

RunRequest RunSetupPanel::request() const
{
    RunRequest request = m_request;
    request.deviceId = m_devices->currentId();
    request.threads = m_more->threads();
    request.datasetPath = m_preview ? m_preview->path : QString();
    request.saveModelPath = isOfFile(request.workload) ? QString() : request.saveModelPath;
    request.takesClassesFromNames = m_preview && m_preview->isAgreed;
    return request;
}

RunPlan RunSetupPanel::plan() const
{
    const RunRequest chosen = request();
    const QList<SetChoice> queue = m_more->choices();
    RunPlan plan = RunPlan::of(chosen,
                               queue.isEmpty() ? QList<SetChoice>{{chosen.deviceId, chosen.threads}} : queue);
    plan.repeats = m_more->repeats();
    plan.coolDown = m_more->coolDown();
    plan.ranks = m_more->ranks();
    return plan;
}

Device RunSetupPanel::device(const QString& id) const
{
    return m_devices->device(id);
}

void RunSetupPanel::setModelPath(const QString& path)
{
    m_more->setModelPath(path);
    readFields();
}

Device RunSetupPanel::device() const
{
    return m_devices->currentDevice();
}

void RunSetupPanel::setDataset(const std::optional<DatasetPreview>& preview)
{
    m_preview = preview;
    updateChoice();
}

void RunSetupPanel::agreeToNames()
{
    if (m_preview) {
        m_preview->isAgreed = m_preview->isSortedByNames;
        updateChoice();
    }
}

void RunSetupPanel::chooseNetwork(const QString& id)
{
    m_request.workload.network = id;
    if (m_fileRate && m_request.workload.learningRate == *m_fileRate) {
        setRate(workloadOf(m_request.preset).learningRate);
        for (const Preset preset : {Preset::Classic, Preset::Quick}) {  // what it was before the file's rate
            const bool isIt = effectivePreset(preset, m_request.workload) == preset;
            m_request.preset = isIt ? preset : m_request.preset;
        }
    }
    m_fileRate.reset();
    updateChoice();
}

void RunSetupPanel::trainModelFile(const FileNetwork& network)
{
    chooseNetwork(network.id);
    m_fileRate = network.learningRate;
    if (m_fileRate) {
        setRate(*m_fileRate);
        updateChoice();
    }
}

void RunSetupPanel::setRate(double learningRate)
{
    m_request.workload.learningRate = learningRate;
    m_request.preset = effectivePreset(m_request.preset, m_request.workload);
    m_more->setRequest(m_request);
}

bool RunSetupPanel::isNetworkReady() const
{
    return m_networks->problem().isEmpty();
}

/// Network and pipeline stand beside the preset.
void RunSetupPanel::choosePreset(Preset preset)
{
    const WorkloadSpec before = m_request.workload;
    // What is changed freely begins with the published work: Quick's few epochs are no wish.
    const bool isFresh = preset != Preset::Custom || m_request.preset == Preset::Quick;
    m_request.preset = preset;
    if (isFresh) {
        m_request.workload = workloadOf(preset == Preset::Custom ? Preset::Classic : preset);
        m_request.workload.network = before.network;
        m_request.workload.pipeline = before.pipeline;
        m_request.workload.learningRate = m_fileRate.value_or(m_request.workload.learningRate);
    }
    if (preset == Preset::Custom) {
        m_fold->setOpen(true);
    }
    m_more->setRequest(m_request);
    updateChoice();
}

void RunSetupPanel::readFields()
{
    m_more->writeTo(m_request);
    m_request.preset = effectivePreset(m_request.preset, m_request.workload);
    updateChoice();
}

void RunSetupPanel::updateChoice()
{
    const Device device = m_devices->currentDevice();
    m_more->setDevice(device, m_nodeDevices.contains(device.id));
    m_networks->show(m_request.workload.network);
    m_networks->setWork(m_request.workload, m_preview ? static_cast<int>(m_preview->classes.size()) : 0);
    m_more->setKeepable(!isOfFile(m_request.workload));
    m_presets->show(m_request.preset, m_request.workload);
    m_fold->setSummary(m_more->summary());
    if (HostDevice::of(device.id)) {
        m_preflight->hide();  // it was of this machine
    }
    updateStart();
    Q_EMIT choiceChanged();
}

void RunSetupPanel::setBusy(bool isBusy)
{
    if (isBusy != m_isBusy) {
        // The queue is what matters now: it needs the room.
        m_wasMoreOpen = isBusy ? m_fold->isOpen() : m_wasMoreOpen;
        m_fold->setOpen(!isBusy && m_wasMoreOpen);
        m_busyFor.start();
    }
    m_isBusy = isBusy;
    m_lock->setVisible(isBusy);
    m_dataset->setLocked(isBusy);
    m_devices->setLocked(isBusy);
    m_networks->setEnabled(!isBusy);
    m_presets->setEnabled(!isBusy);
    m_more->setEnabled(!isBusy);
    setButton(m_start, isBusy ? tr("&Stop") : tr("&Start"),
              isBusy ? QStringLiteral("stop") : QStringLiteral("play"),
              isBusy ? ButtonKind::Danger : ButtonKind::Primary, ButtonSize::Large);
    m_start->setObjectName(isBusy ? QStringLiteral("stopButton") : QStringLiteral("startButton"));
    updateStart();
    if (!isBusy && std::exchange(m_isFocusKept, false) && window()->focusWidget() == nullptr) {
        m_start->setFocus();
    }
}

/// Stop comes to stand where Start was: the second half of a double click isn't meant for it.
void RunSetupPanel::press()
{
    if (!m_isBusy) {
        Q_EMIT startRequested();
    } else if (m_busyFor.hasExpired(kDeafMs)) {
        Q_EMIT stopRequested();
    }
}

void RunSetupPanel::setStopping()
{
    // A button that is switched off would pass the focus on to whatever comes next.
    m_isFocusKept = m_start->hasFocus();
    m_start->clearFocus();
    m_start->setEnabled(false);
    m_hint->setContent(QStringLiteral("clock"), IconRole::Muted, tr("Stopping after this step."));
}

void RunSetupPanel::setQueue(const QueueList::Content& content)
{
    m_queue->setContent(content);
    QWidget* row = m_queue->currentRow();
    if (row != nullptr && row != m_shownRow) {
        m_isQueueFollowed = true;
        followQueue();
    }
    m_isQueueFollowed = m_isQueueFollowed && row != nullptr;
    m_shownRow = row;
}

void RunSetupPanel::followQueue()
{
    // Once the rows have their places: the whole queue if it fits, else the row that is at work.
    QTimer::singleShot(0, this, [this] {
        m_scroll->ensureWidgetVisible(m_queue, 0, 0);
        if (QWidget* current = m_queue->currentRow()) {
            m_scroll->ensureWidgetVisible(current);
        }
    });
}

void RunSetupPanel::setPreflight(const QString& deviceId, const QList<Warning>& warnings)
{
    if (deviceId != m_devices->currentId()) {
        return;
    }
    const QStringList sentences = sentencesOf(warnings);
    QString text = sentences.value(0);
    if (sentences.size() > 1) {
        text += QLatin1Char(' ') + tr("And %n more.", nullptr, static_cast<int>(sentences.size()) - 1);
    }
    m_preflight->setContent(QStringLiteral("triangle"), IconRole::Warning, text.toHtmlEscaped());
    m_preflight->setToolTip(sentences.join(QLatin1Char('\n')));
    m_preflight->setVisible(!text.isEmpty() && !m_isBusy);
    if (!m_isBusy) {
        updateStart();  // what was too large a moment ago may fit now, or the other way round
    }
}

bool RunSetupPanel::canStart() const
{
    return reasonAgainst().isEmpty();
}

/// Why Start is off.
QString RunSetupPanel::reasonAgainst() const
{
    const RunPlan chosen = plan();
    if (m_libTorch->isMissing() && !planproblem::isElsewhere(chosen)) {
        return tr("Fetch LibTorch first, above.");
    }
    if (!m_preview) {
        return tr("Choose a dataset first, then Start.");
    }
    if (m_preview->isWaitingForConsent()) {
        return tr("Say first whether the names of the pictures tell their classes.");
    }
    if (m_devices->currentId().isEmpty()) {
        return tr("No device can be used yet.");
    }
    if (!isNetworkReady()) {
        return m_networks->problem();
    }
    if (!m_more->problem().isEmpty()) {
        return m_more->problem();
    }
    return planproblem::sentence(
        chosen, [this](const QString& id) { return m_devices->device(id); }, m_nodeDevices);
}

void RunSetupPanel::updateStart()
{
    m_start->setEnabled(m_isBusy || canStart());
    m_reason->setVisible(!m_start->isEnabled());
    m_hint->setVisible(m_start->isEnabled());
    m_reason->setContent(QStringLiteral("info"), IconRole::Accent, reasonAgainst().toHtmlEscaped());
    if (!m_isBusy) {
        setButton(m_start, !m_more->choices().isEmpty() ? tr("&Start the queue") : tr("&Start"),
                  QStringLiteral("play"), ButtonKind::Primary, ButtonSize::Large);
    } else {
        m_preflight->hide();
    }
    const bool isQueueBusy = m_isBusy && (m_more->choices().size() > 1 || m_more->repeats() != Repeats{});
    m_hint->setContent({}, IconRole::Muted,
                       isQueueBusy ? tr("Stop ends the whole queue and keeps what was measured.")
                       : m_isBusy  ? tr("Stop keeps what was measured, as <i>stopped</i>, unranked.")
                                   : tr("Every finished run is stored on this machine."));
}

}  // namespace epochmark
