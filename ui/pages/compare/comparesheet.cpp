// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/comparesheet.h"

#include "charts/recordcurves.h"
#include "models/celldelegate.h"
#include "pages/compare/comparebars.h"
#include "theme/theme.h"
#include "widgets/boardheader.h"
#include "widgets/boardtable.h"
#include "widgets/card.h"
#include "widgets/dashkeys.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kSheetGap = 16;
constexpr int kSheetChartsWidth = 560;
constexpr int kSheetRow = 32;
constexpr int kBarLine = 41;
constexpr int kAroundBars = 110;   // title, axis, margins
constexpr int kAroundTable = 120;  // title, head, margins
constexpr int kLeastRows = 3;

}  // namespace

QList<RunCurves> curvesOfRows(const QList<LeaderboardRow>& rows, CurveChart::Metric metric,
                              const QStringList& names)
{
    QList<RunCurves> all;
    for (int row = 0; row < rows.size(); ++row) {
        const RunRecord* run = rows.at(row).typicalRun();
        RunCurves curves = run != nullptr ? curvesOf(*run, metric) : RunCurves();
        curves.label = names.at(row);
        curves.series = row;
        all.append(curves);
    }
    return all;
}

int plannedEpochsOf(const QList<LeaderboardRow>& rows)
{
    int epochs = 1;
    for (const LeaderboardRow& row : rows) {
        epochs = std::max(epochs, row.runs.isEmpty() ? 1 : row.runs.last().workload.epochs);
    }
    return epochs;
}

CompareSheet::CompareSheet(const Comparison& comparison, const QStringList& names, CurveChart::XAxis axis,
                           bool isDark)
    : PageSheet(isDark)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSheetGap);
    QWidget* charts = makeCharts(comparison, names, axis);
    charts->setFixedWidth(qRound(kSheetChartsWidth * theme::fontScale()));
    row->addWidget(charts);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSheetGap);
    auto* bars = new CompareBars;
    bars->setComparison(comparison, names);
    column->addWidget(bars);
    column->addWidget(makeSettings(comparison, names));
    column->addStretch(1);
    row->addWidget(right, 1);
    settle();
}

QWidget* CompareSheet::makeCharts(const Comparison& comparison, const QStringList& names,
                                  CurveChart::XAxis axis)
{
    auto* charts = new QWidget;
    auto* column = new QVBoxLayout(charts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSheetGap);
    for (const auto metric : {CurveChart::Metric::Accuracy, CurveChart::Metric::Loss}) {
        auto* card = new Card(metric == CurveChart::Metric::Accuracy ? tr("Accuracy") : tr("Loss"));
        auto* chart = new CurveChart(metric);
        chart->setXAxis(axis);
        chart->setPlannedEpochs(plannedEpochsOf(comparison.rows()));
        chart->setCurves(curvesOfRows(comparison.rows(), metric, names));
        card->header()->addWidget(new DashKeys(DashKeys::Ink::Neutral));
        card->body()->addWidget(chart, 1);
        column->addWidget(card, 1);
    }
    return charts;
}

QWidget* CompareSheet::makeSettings(const Comparison& comparison, const QStringList& names)
{
    m_settings.setComparison(comparison, names, true);
    const int bars = static_cast<int>(names.size()) * kBarLine + kAroundBars;
    const int room = std::max(kLeastRows, (kHeight - bars - kSheetGap - kAroundTable) / kSheetRow);
    const int shown = std::min(m_settings.rowCount(), room);
    auto* card = new Card(tr("What differs"));
    auto* table = new BoardTable(kSheetRow);
    table->setModel(&m_settings);
    table->setItemDelegate(new CellDelegate(table));
    table->boardHeader()->setPlain(true);
    table->boardHeader()->setHasNames(true);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setVisibleRows(std::max(1, shown));
    card->body()->addWidget(table);
    if (const int more = m_settings.rowCount() - shown; more > 0) {
        auto* note = new QLabel(tr("%n more settings differ.", nullptr, more));
        theme::setLook(note, QStringLiteral("caption muted"));
        card->body()->addWidget(note);
    }
    card->setVisible(shown > 0);
    return card;
}

}  // namespace epochmark
