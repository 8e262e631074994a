// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/leaderboard/runhistory.h"

#include "charts/curvechart.h"
#include "charts/recordcurves.h"
#include "charts/sensorchart.h"
#include "models/celldelegate.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/chartmenubutton.h"
#include "widgets/dashkeys.h"
#include "widgets/partpicture.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kHistoryGap = 16;
constexpr int kHistoryChart = 220;  // height
constexpr int kChartsBeside = 680;  // narrower: one above the other
constexpr int kEpochRowHeight = 26;
constexpr int kMostEpochRows = 8;

}  // namespace

RunHistory::RunHistory(QWidget* parent)
    : QWidget(parent), m_title(new QLabel), m_charts(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_accuracy(new CurveChart(CurveChart::Metric::Accuracy)),
      m_loss(new CurveChart(CurveChart::Metric::Loss)), m_sensors(new SensorChart),
      m_table(new BoardTable(kEpochRowHeight))
{
    setObjectName(QStringLiteral("runHistory"));
    m_title->setObjectName(QStringLiteral("historyTitle"));
    theme::setLook(m_title, QStringLiteral("caption muted"));
    m_accuracy->setObjectName(QStringLiteral("historyAccuracy"));
    m_loss->setObjectName(QStringLiteral("historyLoss"));
    CurveChart::link(m_accuracy, m_loss);
    m_charts->setSpacing(kHistoryGap);
    m_charts->addWidget(makeChart(tr("Accuracy"), m_accuracy), 1);
    m_charts->addWidget(makeChart(tr("Loss"), m_loss), 1);
    m_sensors->setObjectName(QStringLiteral("historySensors"));
    setPictured(m_sensors, m_sensors->accessibleName());
    m_table->setObjectName(QStringLiteral("epochsTable"));
    m_table->setAccessibleName(tr("Epochs of this run"));
    m_table->setModel(&m_epochs);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setVisibleRows(kMostEpochRows);
    m_table->boardHeader()->setPlain(true);
    m_table->boardHeader()->setSectionsClickable(false);
    m_table->boardHeader()->setFocusPolicy(Qt::NoFocus);
    m_table->setSpareShared(true);
    m_table->setColumnPlan({72, 88, 112, 96, 124, 96}, EpochsModel::Epoch,
                           {EpochsModel::TrainLoss, EpochsModel::ValidationLoss});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(m_charts);
    column->addWidget(m_sensors);
    column->addWidget(m_table);
}

QWidget* RunHistory::makeChart(const QString& title, CurveChart* chart)
{
    auto* part = new QWidget;
    setPictured(part, title);
    auto* name = new QLabel(title);
    theme::setLook(name, QStringLiteral("caption"));
    auto* head = new QHBoxLayout;
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(new DashKeys);
    head->addWidget(new ChartMenuButton(chart));
    chart->setFixedHeight(qRound(kHistoryChart * theme::fontScale()));
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(chart);
    return part;
}

void RunHistory::setRun(const RunRecord& run, qsizetype number, qsizetype count)
{
    setVisible(!run.epochs.isEmpty());
    m_title->setText(count > 1 ? tr("Run %1 of %2, epoch by epoch").arg(number).arg(count)
                               : tr("The run, epoch by epoch"));
    const bool isAnother = run.id != m_runId;
    m_runId = run.id;
    for (CurveChart* chart : {m_accuracy, m_loss}) {
        const auto metric = chart == m_accuracy ? CurveChart::Metric::Accuracy : CurveChart::Metric::Loss;
        chart->setPlannedEpochs(std::max(run.workload.epochs, static_cast<int>(run.epochs.size())));
        chart->setCurves({curvesOf(run, metric)});
        if (isAnother) {
            chart->resetView();
        }
    }
    m_sensors->setEpochs(run.epochs, run.workload.epochs);
    m_epochs.setEpochs(run.epochs);
    m_table->setVisibleRows(std::clamp(static_cast<int>(run.epochs.size()), 1, kMostEpochRows));
}

void RunHistory::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_charts->setDirection(width() >= kChartsBeside * theme::fontScale() ? QBoxLayout::LeftToRight
                                                                         : QBoxLayout::TopToBottom);
}

}  // namespace epochmark
