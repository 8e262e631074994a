// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/morepanel.h"

#include "devices/kind/devicekinds.h"
#include "hosts/host.h"
#include "pages/benchmark/queue/queuepanel.h"
#include "theme/theme.h"
#include "widgets/numberfield.h"
#include "workload/deviceprecision.h"
#include "workload/presettitle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QStandardItemModel>

#include <algorithm>
#include <limits>

namespace epochmark {

namespace {

constexpr int kLeastLetters = 8;
constexpr int kMostRepeats = 10;
constexpr int kMostNodes = 64;
constexpr int kAutomatic = 0;   // of the repeats
constexpr int kUntilCool = -1;  // of the cool-down

NumberField* wholeField(int low, int high)
{
    auto* field = new NumberField;
    field->setGroupSeparatorShown(true);
    field->setRange(low, high);
    return field;
}

template <typename Enum>
void addChoice(QComboBox* box, const QString& text, Enum value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Enum>
Enum currentOf(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

template <typename Enum>
void choose(QComboBox* box, Enum value)
{
    box->setCurrentIndex(std::max(0, box->findData(static_cast<int>(value))));
}

}  // namespace

MorePanel::MorePanel(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_epochs(wholeField(1, 10'000)),
      m_batch(wholeField(1, 4'096)), m_rate(new NumberField),
      m_seed(wholeField(0, std::numeric_limits<int>::max())), m_threads(wholeField(0, 1)),
      m_ranks(wholeField(1, 1)), m_precision(new QComboBox), m_pipeline(new QComboBox),
      m_repeats(wholeField(kAutomatic, kMostRepeats)), m_coolDown(new QComboBox), m_queue(new QueuePanel),
      m_keepModel(new QCheckBox(tr("&Keep the trained model")))
{
    m_grid->setContentsMargins(0, 4, 0, 12);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    m_rate->setDecimals(5);
    m_rate->setRangeAbove(0, 10);
    m_rate->setSingleStep(0.0005);
    m_threads->setSpecialText(tr("physical cores"));
    m_ranks->setValue(1);
    m_repeats->setSpecialText(tr("until steady, 3 to 6"));
    m_repeats->setValue(1);
    m_coolDown->addItem(tr("until cool"), kUntilCool);
    for (const int seconds : {10, 30, 60, 120}) {
        m_coolDown->addItem(tr("%1 s").arg(seconds), seconds);
    }
    m_coolDown->addItem(tr("none"), 0);
    // The column is narrower than their longest entry; the list shows it whole.
    for (QComboBox* box : {m_precision, m_pipeline, m_coolDown}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(kLeastLetters);
    }
    for (const Precision precision :
         {Precision::Fp32, Precision::Tf32, Precision::Bf16, Precision::Fp16, Precision::Bf16Products}) {
        addChoice(m_precision, toString(precision), precision);
    }
    showPrecisions();
    addChoice(m_pipeline, tr("tuned"), Pipeline::Tuned);
    addChoice(m_pipeline, tr("plain, as a script"), Pipeline::Plain);
    makeFields();
    makeQueue();
    for (const NumberField* field : numberFields()) {
        connect(field, &NumberField::valueChanged, this, &MorePanel::edited);
        connect(field, &NumberField::problemChanged, this, &MorePanel::edited);
    }
    connect(m_precision, &QComboBox::currentIndexChanged, this, &MorePanel::edited);
    connect(m_pipeline, &QComboBox::currentIndexChanged, this, &MorePanel::edited);
    connect(m_coolDown, &QComboBox::currentIndexChanged, this, &MorePanel::edited);
    connect(m_threads, &NumberField::valueChanged, this, &MorePanel::updateCurrent);
    connect(m_threads, &NumberField::valueChanged, this, &MorePanel::limitRanks);
}

void MorePanel::makeFields()
{
    addField(tr("&Epochs"), m_epochs, QStringLiteral("epochsSpin"),
             tr("How often all training pictures are seen"));
    addField(tr("B&atch"), m_batch, QStringLiteral("batchSpin"), tr("Pictures in one training step"));
    addField(tr("&Learning rate"), m_rate, QStringLiteral("rateSpin"), tr("Step width of RMSprop"));
    addField(tr("See&d"), m_seed, QStringLiteral("seedSpin"), tr("Repeat k uses the seed plus k"));
    addField(tr("&Threads"), m_threads, QStringLiteral("threadsSpin"), tr("CPU threads that train"));
    m_ranksCaption = addField(tr("Ra&nks"), m_ranks, QStringLiteral("ranksSpin"), QString());
    nameRanks();
    addField(tr("&Precision"), m_precision, QStringLiteral("precisionCombo"),
             tr("Number format of the arithmetic"));
    addField(tr("P&ipeline"), m_pipeline, QStringLiteral("pipelineCombo"),
             tr("Tuned: everything this machine can give. Plain: what a careful script does"));
    addField(
        tr("&Repeats"), m_repeats, QStringLiteral("repeatsSpin"),
        tr("Runs of each set: from three on, times carry an interval. Below one: until their variation is "
           "small"));
}

void MorePanel::makeQueue()
{
    addField(tr("Cool-do&wn"), m_coolDown, QStringLiteral("coolDownCombo"),
             tr("Pause between two runs. Until cool: only between those of several sets, until the device is "
                "nearly as cool as "
                "before the first run (15 s where no temperature can be read)"));
    m_keepModel->setObjectName(QStringLiteral("keepModelCheck"));
    setKeepable(true);
    m_grid->addWidget(m_keepModel, m_grid->rowCount(), 0, 1, 2);
    m_grid->addWidget(m_queue, m_grid->rowCount(), 0, 1, 2);
    connect(m_keepModel, &QCheckBox::clicked, this, &MorePanel::keepModel);
    connect(m_queue, &QueuePanel::changed, this, &MorePanel::limitRanks);
    connect(m_queue, &QueuePanel::changed, this, &MorePanel::edited);
}

void MorePanel::keepModel(bool isKept)
{
    setModelPath({});
    if (isKept) {
        Q_EMIT modelPathRequested();
    }
    Q_EMIT edited();
}

void MorePanel::setModelPath(const QString& path)
{
    m_modelPath = path;
    m_keepModel->setChecked(!path.isEmpty());
    m_keepModel->setText(
        path.isEmpty() ? tr("&Keep the trained model")
                       : tr("&Keep the model as %1")
                             .arg(QFileInfo(path).fileName().replace(QLatin1Char('&'), QLatin1String("&&"))));
}

void MorePanel::setKeepable(bool isKeepable)
{
    if (!isKeepable && !m_modelPath.isEmpty()) {
        setModelPath({});
    }
    m_keepModel->setEnabled(isKeepable);
    m_keepModel->setToolTip(isKeepable
                                ? tr("Saves the network as TorchScript when a run is done")
                                : tr("The trained network of a model file can't be saved by this version"));
}

/// "Physical cores" in a queue are counted at once, so that the same set can't stand in it twice.
void MorePanel::updateCurrent()
{
    if (m_device.id.isEmpty()) {
        m_queue->setCurrent(std::nullopt);
        return;
    }
    const int threads = !hasThreads()            ? 0
                        : m_threads->value() > 0 ? m_threads->wholeValue()
                                                 : DeviceKinds::of(m_device.kind).defaultThreads(m_device);
    m_queue->setCurrent(SetChoice{m_device.id, threads});
}

QLabel* MorePanel::addField(const QString& label, QWidget* field, const QString& objectName,
                            const QString& explanation)
{
    auto* caption = new QLabel(label);
    caption->setProperty("look", QStringLiteral("caption muted"));
    caption->setBuddy(field);
    field->setObjectName(objectName);
    field->setToolTip(explanation);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->setAccessibleDescription(explanation);
    const int row = m_grid->rowCount();
    m_grid->addWidget(caption, row, 0);
    m_grid->addWidget(field, row, 1);
    if (const auto* number = qobject_cast<const NumberField*>(field)) {
        addProblem(number);
    }
    return caption;
}

/// One rank on each of a cluster's nodes, or several on this machine.
void MorePanel::nameRanks()
{
    const QString label = m_isCluster ? tr("&Nodes") : tr("Ra&nks");
    const QString explanation = m_isCluster
                                    ? tr("Nodes of the cluster that share each run out, one process on each; "
                                         "Scaling on Compare holds them against one")
                                    : tr("Processes of this machine that share each run out, with so many "
                                         "threads each; Scaling on Compare holds them against one");
    m_ranksCaption->setText(label);
    m_ranks->setToolTip(explanation);
    m_ranks->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    m_ranks->setAccessibleDescription(explanation);
}

/// Room for the sentence beneath a field that holds no such number.
void MorePanel::addProblem(const NumberField* field)
{
    auto* sentence = new QLabel;
    sentence->setObjectName(field->objectName() + QStringLiteral("Problem"));
    sentence->setWordWrap(true);
    theme::setLook(sentence, QStringLiteral("caption error"));
    sentence->hide();
    m_grid->addWidget(sentence, m_grid->rowCount(), 0, 1, 2);
    connect(field, &NumberField::problemChanged, sentence, [sentence](const QString& problem) {
        sentence->setText(problem);
        sentence->setVisible(!problem.isEmpty());
    });
}

QList<NumberField*> MorePanel::numberFields() const
{
    return {m_epochs, m_batch, m_rate, m_seed, m_threads, m_ranks, m_repeats};
}

QString MorePanel::problem() const
{
    for (const NumberField* field : numberFields()) {
        const bool counts = (field != m_threads || hasThreads()) && (field != m_ranks || hasRanks());
        if (!field->problem().isEmpty() && counts) {
            return tr("%1: %2", "a field, what can be entered there")
                .arg(field->accessibleName(), field->problem());
        }
    }
    return {};
}

void MorePanel::setRequest(const RunRequest& request)
{
    const QSignalBlocker blocker(this);
    m_epochs->setValue(request.workload.epochs);
    m_batch->setValue(request.workload.batchSize);
    m_rate->setValue(request.workload.learningRate);
    m_seed->setValue(static_cast<int>(std::min<quint64>(request.seed, std::numeric_limits<int>::max())));
    // How many this machine has is known later: setDevice() then limits it.
    m_threads->setRange(0, std::max(m_threads->maximum(), double(request.threads)));
    m_threads->setValue(request.threads);
    choose(m_precision, request.workload.precision);
    choose(m_pipeline, request.workload.pipeline);
}

void MorePanel::writeTo(RunRequest& request) const
{
    request.workload.epochs = m_epochs->wholeValue();
    request.workload.batchSize = m_batch->wholeValue();
    request.workload.learningRate = m_rate->value();
    request.workload.precision = currentOf<Precision>(m_precision);
    request.workload.pipeline = currentOf<Pipeline>(m_pipeline);
    request.seed = static_cast<quint64>(m_seed->value());
    request.threads = threads();
    request.saveModelPath = m_modelPath;
}

/// Asked of the device, not of the field: that is disabled while a run is locked, too.
bool MorePanel::hasThreads() const
{
    return m_device.id.isEmpty() || DeviceKinds::of(m_device.kind).usesThreads();
}

int MorePanel::threads() const
{
    return hasThreads() ? m_threads->wholeValue() : 0;
}

/// Of the queue, where there is one: the device that is looked at needn't be in it.
bool MorePanel::hasRanks() const
{
    return choices().isEmpty() ? hasThreads() : std::ranges::any_of(choices(), [](const SetChoice& choice) {
        return DeviceKinds::of(DeviceKinds::kindOf(choice.deviceId)).usesThreads();
    });
}

int MorePanel::ranks() const
{
    return hasRanks() ? chosenRanks() : 1;
}

int MorePanel::chosenRanks() const
{
    return m_ranks->wholeValue();
}

/// No more threads together than there are processors. A card, or none yet, says nothing about those.
void MorePanel::limitRanks()
{
    m_ranks->setEnabled(hasRanks());
    if (!hasThreads() || m_device.id.isEmpty()) {
        return;
    }
    if (m_isCluster) {  // what the cluster has only its scheduler knows
        m_ranks->setRangeReason({});
        m_ranks->setRange(1, kMostNodes);
        return;
    }
    const int cores = std::max(1, m_device.logicalCores);
    const int threads = std::max(1, m_threads->wholeValue());
    const int most = std::max(1, cores / threads);
    m_ranks->setRangeReason(
        HostDevice::of(m_device.id) ? tr("That machine has processors for %n of them.", nullptr, most)
        : threads == 1
            ? tr("This machine has processors for %n of them.", nullptr, cores)
            : tr("With %n threads each this machine has processors for %1.", nullptr, threads).arg(most));
    m_ranks->setRange(1, most);
}

/// How many this machine has processors for is known later: setDevice() then limits it.
void MorePanel::setRanks(int ranks)
{
    const QSignalBlocker blocker(this);
    m_ranks->setRange(1, std::max(m_ranks->maximum(), double(ranks)));
    m_ranks->setValue(ranks);
}

Repeats MorePanel::repeats() const
{
    const bool isAutomatic = m_repeats->wholeValue() == kAutomatic;
    return {isAutomatic ? 1 : m_repeats->wholeValue(), isAutomatic};
}

CoolDownRule MorePanel::coolDown() const
{
    const int seconds = m_coolDown->currentData().toInt();
    if (seconds == kUntilCool) {
        return {};
    }
    return seconds > 0 ? CoolDownRule{CoolDownRule::Mode::Fixed, seconds}
                       : CoolDownRule{CoolDownRule::Mode::Off, 0};
}

void MorePanel::setRepeats(const Repeats& repeats, const CoolDownRule& coolDown)
{
    const QSignalBlocker blocker(this);
    m_repeats->setValue(repeats.isAutomatic ? kAutomatic : repeats.count);
    choose(m_coolDown, coolDown.mode == CoolDownRule::Mode::Automatic ? kUntilCool : coolDown.seconds);
}

const QList<SetChoice>& MorePanel::choices() const
{
    return m_queue->choices();
}

/// Those that the device trains in can be chosen, what a run would refuse is shown; where the chosen one
/// can't, fp32 is.
void MorePanel::showPrecisions()
{
    const auto* items = qobject_cast<QStandardItemModel*>(m_precision->model());
    for (int i = 0; i < m_precision->count(); ++i) {
        const auto precision = static_cast<Precision>(m_precision->itemData(i).toInt());
        const bool isTrained = precision == Precision::Fp32
                               || checkPrecision(precision, m_device.id).hasValue();
        const QString name = toString(precision);
        m_precision->setItemText(i, isTrained ? name : tr("%1, not on this device").arg(name));
        items->item(i)->setEnabled(isTrained);
        if (!isTrained && m_precision->currentIndex() == i) {
            choose(m_precision, Precision::Fp32);
        }
    }
}

void MorePanel::setDevice(const Device& device, bool isCluster)
{
    const QSignalBlocker blocker(this);
    m_device = device;
    m_isCluster = isCluster;
    m_threads->setEnabled(hasThreads());
    showPrecisions();
    // A card, or none yet, says nothing about the processor.
    if (hasThreads() && !device.id.isEmpty()) {
        const int cores = std::max(1, device.logicalCores);
        const bool isHere = !HostDevice::of(device.id);
        m_threads->setRangeReason(isHere ? tr("This machine has %n thread(s).", nullptr, cores)
                                         : tr("That machine has %n thread(s).", nullptr, cores));
        m_threads->setRange(0, cores);
    }
    nameRanks();
    limitRanks();
    updateCurrent();
}

QString MorePanel::summary() const
{
    QStringList parts{tr("batch %1").arg(m_batch->wholeValue()), tr("seed %1").arg(m_seed->wholeValue())};
    if (threads() > 0) {
        parts << tr("%n thread(s)", nullptr, threads());
    }
    if (ranks() > 1) {
        parts << (m_isCluster ? tr("%n node(s)", "of a cluster", ranks())
                              : tr("%n rank(s)", "processes that train together", ranks()));
    }
    parts << m_precision->currentText() << pipelineTitle(currentOf<Pipeline>(m_pipeline));
    if (m_repeats->wholeValue() == kAutomatic) {
        parts.prepend(tr("3 to 6 runs"));
    } else if (m_repeats->wholeValue() > 1) {
        parts.prepend(tr("%n run(s)", nullptr, m_repeats->wholeValue()));
    }
    if (!choices().isEmpty()) {
        parts.prepend(tr("queue of %1").arg(choices().size()));
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace epochmark
