// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costsheet.h"

#include "cost/rowcost.h"
#include "pages/costs/breakevencard.h"
#include "pages/costs/costbarscard.h"
#include "pages/costs/jobcard.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kCostSheetGap = 16;
constexpr int kCostSheetBars = 560;
constexpr qsizetype kMostSheetRows = 6;

/// The two of the break-even, then those with a price, then the fastest, in their order.
QList<LeaderboardRow> chosenForSheet(const QList<LeaderboardRow>& rows, const CostModel& costs,
                                     const BreakEvenSets& breakEven)
{
    const auto isOfBreakEven = [&breakEven](const LeaderboardRow& row) {
        return row.setId == breakEven.owned || row.setId == breakEven.rented;
    };
    const auto isPriced = [&costs](const LeaderboardRow& row) { return !rowCosts(row, costs).isEmpty(); };
    const auto isAny = [](const LeaderboardRow&) { return true; };
    QSet<qsizetype> taken;
    const auto take = [&rows, &taken](const auto& isWanted) {
        for (qsizetype i = 0; i < rows.size() && taken.size() < kMostSheetRows; ++i) {
            if (!taken.contains(i) && isWanted(rows.at(i))) {
                taken.insert(i);
            }
        }
    };
    take(isOfBreakEven);
    take(isPriced);
    take(isAny);
    QList<LeaderboardRow> chosen;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        chosen += taken.contains(i) ? QList<LeaderboardRow>{rows.at(i)} : QList<LeaderboardRow>();
    }
    return chosen;
}

}  // namespace

CostSheet::CostSheet(const QList<LeaderboardRow>& rows, const PriceBook& book, const JobRequest& job,
                     const BreakEvenSets& breakEven, bool isDark)
    : PageSheet(isDark), m_rows(chosenForSheet(rows, CostModel(book), breakEven)),
      m_breakEven(new BreakEvenCard)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kCostSheetGap);
    auto* left = new QWidget;
    left->setFixedWidth(qRound(kCostSheetBars * theme::fontScale()));
    auto* bars = new CostBarsCard;
    bars->setRows(m_rows, CostModel(book));
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(bars, 1);
    if (const auto more = static_cast<int>(rows.size() - m_rows.size()); more > 0) {
        auto* note = new QLabel(tr("%Ln more results are not shown.", nullptr, more));
        theme::setLook(note, QStringLiteral("caption muted"));
        leftColumn->addWidget(note);
    }
    row->addWidget(left);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kCostSheetGap);
    m_breakEven->setRows(m_rows, book);
    m_breakEven->choose(breakEven.owned, breakEven.rented);
    auto* jobCard = new JobCard;
    jobCard->setJob(job);
    jobCard->setVisible(job.pictures > 0 && job.epochs > 0);
    jobCard->setRows(m_rows, CostModel(book));
    column->addWidget(m_breakEven, 1);
    column->addWidget(jobCard);
    row->addWidget(right, 1);
    settle();
}

QString CostSheet::answer() const
{
    return m_breakEven->answer();
}

}  // namespace epochmark
