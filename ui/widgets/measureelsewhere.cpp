// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/measureelsewhere.h"

#include "context/appcontext.h"
#include "dataset/demodataset.h"
#include "devices/kind/devicekinds.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/segmentedcontrol.h"

#include "workload/network/networkdefinition.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kCopiedMs = 2500;
constexpr int kThreeLines = 50;  // a dialog asks how wide its words are, not how high they then get

QLabel* wordsOf(const QString& look, const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    theme::setLook(label, look);
    return label;
}

/// The kinds of device, those that people rent before the processor.
QList<const DeviceKindDefinition*> rentedFirst()
{
    QList<const DeviceKindDefinition*> kinds = DeviceKinds::all();
    std::ranges::stable_partition(kinds, [](const auto* kind) { return !kind->usesThreads(); });
    return kinds;
}

}  // namespace

MeasureElsewhere::MeasureElsewhere(AppContext* context, QWidget* parent)
    : QWidget(parent), m_kinds(new SegmentedControl(tr("Kind of device"))),
      m_there(wordsOf(QStringLiteral("muted"), QStringLiteral("elsewhereThere"))), m_line(new QLabel),
      m_then(wordsOf(QStringLiteral("muted"), QStringLiteral("elsewhereThen")))
{
    setObjectName(QStringLiteral("measureElsewhere"));
    for (const DeviceKindDefinition* kind : rentedFirst()) {
        m_devices.append(kind->firstId());
        m_kinds->addSegment(kind->filterText().remove(QLatin1Char('&')),
                            QStringLiteral("elsewhere-") + toString(kind->kind()));
    }
    m_kinds->setCurrentIndex(0);
    connect(m_kinds, &SegmentedControl::currentChanged, this, &MeasureElsewhere::showLine);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_kinds, 0, Qt::AlignLeft);
    column->addWidget(m_there);
    column->addWidget(makeLine());
    column->addWidget(makeImport(context));
    for (QLabel* words : {m_line, m_then}) {
        words->setMinimumHeight(qRound(kThreeLines * theme::fontScale()));
    }
    setWork(lastWork(*context));
}

QWidget* MeasureElsewhere::makeLine()
{
    auto* frame = new QFrame;
    theme::setLook(frame, QStringLiteral("sunken"));
    m_line->setObjectName(QStringLiteral("elsewhereLine"));
    m_line->setAccessibleName(tr("The line to run there"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setLook(m_line, QStringLiteral("code"));
    m_copy = makeButton(tr("&Copy"), QStringLiteral("copyElsewhereButton"), QStringLiteral("copy"));
    connect(m_copy, &QPushButton::clicked, this, &MeasureElsewhere::copy);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(m_line, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    return frame;
}

QWidget* MeasureElsewhere::makeImport(AppContext* context)
{
    auto* button = makeButton(tr("I&mport"), QStringLiteral("importElsewhereButton"),
                              QStringLiteral("import"));
    connect(button, &QPushButton::clicked, this, [this, context] {
        Q_EMIT importChosen();
        context->chooseImport();
    });
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(12);
    row->addWidget(m_then, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    return widget;
}

void MeasureElsewhere::setWork(const RunCommand& work)
{
    m_work = work;
    const NetworkDefinition* network = m_work.workload.networkDefinition();
    if (network == nullptr || (network->isFromFile() && m_work.modelFile.isEmpty())) {
        m_work.workload.network = WorkloadSpec().network;
    }
    showLine();
}

QString MeasureElsewhere::line() const
{
    RunCommand command = m_work;
    command.deviceId = m_devices.value(m_kinds->currentIndex());
    return command.line();
}

void MeasureElsewhere::showLine()
{
    m_there->setText(
        m_work.isDemo()
            ? tr("On that machine, with Epochmark installed, run this. It needs no display and no network; "
                 "the Demo set is built in.")
            : tr("On that machine, with Epochmark installed and %1 copied to it, run this. It needs no "
                 "display and no network.")
                  .arg(m_work.dataset));
    if (!m_work.modelFile.isEmpty()) {
        m_there->setText(m_there->text() + QLatin1Char(' ')
                         + tr("Copy %1 to it, too.", "a model file").arg(m_work.modelFile));
    }
    m_line->setText(line());
    m_then->setText(tr("Then import %1 here, or drop it on this window: it becomes a row like one measured "
                       "on this machine.")
                        .arg(m_work.resultFile));
}

/// The button itself says that it was done: there is nothing else to see.
void MeasureElsewhere::copy()
{
    QGuiApplication::clipboard()->setText(line());
    setButton(m_copy, tr("Copied"), QStringLiteral("check"), ButtonKind::Normal);
    QTimer::singleShot(kCopiedMs, m_copy, [this] {
        setButton(m_copy, tr("&Copy"), QStringLiteral("copy"), ButtonKind::Normal);
    });
}

RunCommand MeasureElsewhere::lastWork(AppContext& context)
{
    RunCommand work;
    const QString dataset = context.settings().lastDataset();
    const RunRequest request = context.settings().lastRequest();
    work.workload = request.workload;
    if (!dataset.isEmpty() && dataset != demodataset::path()) {
        work.dataset = QFileInfo(dataset).fileName();
        work.takesClassesFromNames = request.takesClassesFromNames;
    }
    return work;
}

RunCommand MeasureElsewhere::workOf(AppContext& context, const RunRequest& request)
{
    RunCommand work = lastWork(context);
    work.workload = request.workload;
    if (!request.datasetPath.isEmpty()) {
        work.dataset = QFileInfo(request.datasetPath).fileName();
        work.takesClassesFromNames = request.takesClassesFromNames;
    }
    return work;
}

RunCommand MeasureElsewhere::workOf(const LeaderboardGroup& group)
{
    RunCommand work;
    work.workload = group.workload;
    for (const LeaderboardRow& row : group.rows) {
        const RunRecord* run = row.typicalRun();
        if (run != nullptr && !run->dataset.name.isEmpty()) {
            const bool isDemo = run->dataset.name == demodataset::recordedName();
            work.dataset = isDemo ? demodataset::path() : run->dataset.name;
            // A record doesn't say where its classes came from; with class folders it changes nothing.
            work.takesClassesFromNames = !isDemo;
            break;
        }
    }
    return work;
}

}  // namespace epochmark
