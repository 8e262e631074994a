// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/setup/networkpicker.h"

#include "base/printable.h"
#include "modelfile/filenetwork.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include "workload/network/networkregistry.h"
#include "workload/workloadplan.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace epochmark {

namespace {

constexpr int kPathRole = Qt::UserRole + 1;  // of a model file's entry
constexpr int kLongestName = 100;
constexpr int kLeastNameLetters = 8;
constexpr int kMostLetters = 32;  // of a name in the box

QString fileName(const QString& path)
{
    return printable(QFileInfo(path).fileName(), kLongestName);
}

QLabel* noteOf(const QString& name, const QString& look)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    theme::setLook(label, look);
    label->hide();
    return label;
}

}  // namespace

NetworkPicker::NetworkPicker(QWidget* parent)
    : QWidget(parent), m_box(new QComboBox),
      m_facts(noteOf(QStringLiteral("networkFacts"), QStringLiteral("caption muted"))),
      m_planned(noteOf(QStringLiteral("networkPlan"), QStringLiteral("caption muted"))),
      m_problem(noteOf(QStringLiteral("networkProblem"), QStringLiteral("caption error"))),
      m_fit(new QCheckBox(tr("Fit the last layer to the &classes"))),
      m_layers(makeButton(tr("Show its la&yers"), QStringLiteral("layersButton"), {}, ButtonKind::Link))
{
    m_box->setObjectName(QStringLiteral("networkCombo"));
    m_box->setAccessibleName(tr("Network"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(kLeastNameLetters);
    for (const NetworkDefinition* network : NetworkRegistry::instance().all()) {
        m_box->addItem(network->title(), network->id());
        m_box->setItemData(m_box->count() - 1, network->description(), Qt::ToolTipRole);
    }
    auto* browse = makeButton(tr("Fro&m a file"), QStringLiteral("browseNetworkButton"), {},
                              ButtonKind::Link);
    browse->setToolTip(tr("A network of your own: a .keras file, the text that model.to_json() gives, or a "
                          "TorchScript .pt"));
    m_fit->setObjectName(QStringLiteral("fitHeadCheck"));
    m_fit->setToolTip(tr("Replaces it by one with as many outputs as the dataset needs; its name says so"));
    m_fit->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_box);
    for (QWidget* note : std::initializer_list<QWidget*>{m_problem, m_facts, m_fit}) {
        column->addWidget(note);
    }
    column->addWidget(m_planned);
    m_layers->setToolTip(tr("Each layer with its parameters and multiply-adds, drawn and as a table"));
    auto* links = new QHBoxLayout;
    links->setSpacing(16);
    links->addWidget(browse);
    links->addWidget(m_layers);
    links->addStretch(1);
    column->addLayout(links);
    connect(m_box, &QComboBox::currentIndexChanged, this, &NetworkPicker::choose);
    connect(browse, &QPushButton::clicked, this, &NetworkPicker::browseRequested);
    connect(m_layers, &QPushButton::clicked, this, &NetworkPicker::layersRequested);
    connect(m_fit, &QCheckBox::clicked, this, &NetworkPicker::fitToggled);
    explain();
}

void NetworkPicker::choose()
{
    explain();
    if (const QString path = m_box->currentData(kPathRole).toString(); !path.isEmpty()) {
        Q_EMIT modelFileChosen(path);
        return;
    }
    m_file.reset();
    setModelFiles(m_recent);  // a file that couldn't be taken goes
    updateNotes();
    Q_EMIT networkChosen(network());
}

void NetworkPicker::show(const QString& id)
{
    const int index = m_box->findData(id);
    if (index < 0 || m_file) {
        return;
    }
    const QSignalBlocker blocker(m_box);
    m_box->setCurrentIndex(index);
    explain();
}

QString NetworkPicker::network() const
{
    return m_file ? m_file->network : m_box->currentData().toString();
}

void NetworkPicker::addModelFile(int index, const QString& path)
{
    const QString name = fileName(path);
    m_box->insertItem(index, name.size() <= kMostLetters
                                 ? name
                                 : name.first(kMostLetters / 2) + QStringLiteral("...")
                                       + name.last(kMostLetters / 2));
    m_box->setItemData(index, path, kPathRole);
    m_box->setItemData(index, printable(path), Qt::ToolTipRole);
}

void NetworkPicker::setModelFiles(const QStringList& paths)
{
    const QSignalBlocker blocker(m_box);
    const QString current = m_file ? m_file->path : QString();
    m_recent = paths;
    for (int index = m_box->count() - 1; index >= 0; --index) {
        if (m_box->itemData(index, kPathRole).isValid() && index != m_box->currentIndex()) {
            m_box->removeItem(index);
        }
    }
    QStringList shown = paths;
    if (!current.isEmpty() && !shown.contains(current)) {
        shown.prepend(current);
    }
    int index = static_cast<int>(NetworkRegistry::instance().all().size());
    for (const QString& path : shown) {
        if (path != current) {
            addModelFile(index, path);
        }
        ++index;
    }
}

void NetworkPicker::showModelFile(const ShownModelFile& file)
{
    const QSignalBlocker blocker(m_box);
    m_file = file;
    int index = m_box->findData(file.path, kPathRole);
    if (index < 0) {
        index = static_cast<int>(NetworkRegistry::instance().all().size());
        addModelFile(index, file.path);
    }
    m_box->setCurrentIndex(index);
    setModelFiles(m_recent);
    explain();
    updateNotes();
}

void NetworkPicker::setWork(const WorkloadSpec& workload, int classes)
{
    m_workload = workload;
    m_classes = classes;
    updateNotes();
}

bool NetworkPicker::isProgram() const
{
    const NetworkDefinition* network = m_file ? NetworkRegistry::instance().find(m_file->network) : nullptr;
    return network != nullptr && network->isProgram();
}

QString NetworkPicker::unfit() const
{
    const NetworkDefinition* network = m_file ? NetworkRegistry::instance().find(m_file->network) : nullptr;
    const auto words = network != nullptr && m_classes > 0 ? unfitHead(*network, m_classes) : std::nullopt;
    return !words ? QString() : isProgram() ? *words + u' ' + headRemedy(*network) : *words;
}

QString NetworkPicker::problem() const
{
    if (!m_file) {
        return {};
    }
    if (!m_file->problem.isEmpty()) {
        return m_file->problem;
    }
    return m_file->network.isEmpty() ? tr("%1 is being read.").arg(fileName(m_file->path)) : unfit();
}

void NetworkPicker::updateNotes()
{
    const bool isReading = m_file && m_file->network.isEmpty() && m_file->problem.isEmpty();
    const QString wrong = isReading ? QString() : problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    theme::setLook(m_box, wrong.isEmpty() ? QString() : QStringLiteral("wrong"));
    const bool isTaken = m_file && !m_file->network.isEmpty() && m_file->network == m_workload.network;
    const QStringList words{isTaken ? fileNetworkFacts(m_workload) : QString(),
                            m_file ? m_file->remarks : QString()};
    m_facts->setText(isReading ? problem() : words.join(u' ').trimmed());
    m_facts->setVisible(!m_facts->text().isEmpty());
    const QString planned = wrong.isEmpty() && !isReading ? planCosts(m_workload) : QString();
    m_planned->setText(planned);
    m_planned->setVisible(!planned.isEmpty());
    m_layers->setVisible(!planned.isEmpty());
    m_fit->setVisible(m_file && (m_file->isFitted || (!unfit().isEmpty() && !isProgram())));
    m_fit->setChecked(m_file && m_file->isFitted);
}

void NetworkPicker::explain()
{
    const QString words = m_box->currentData(Qt::ToolTipRole).toString();
    m_box->setToolTip(words);
    m_box->setAccessibleDescription(words);
}

}  // namespace epochmark
