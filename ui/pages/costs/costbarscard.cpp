// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/costbarscard.h"

#include "base/format.h"
#include "base/onestop.h"
#include "cost/rowcost.h"
#include "models/celltext.h"
#include "models/costscale.h"
#include "results/board/rowtimes.h"
#include "theme/theme.h"
#include "widgets/barlist.h"
#include "widgets/buttons.h"
#include "widgets/colorkey.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace epochmark {

namespace {

constexpr int kBuySeries = 0;
constexpr int kRentSeries = 1;

struct PricedRow {
    const LeaderboardRow* row;
    std::optional<RunCost> cost;
};

QList<PricedRow> priced(const QList<LeaderboardRow>& rows, const CostModel& costs)
{
    QList<PricedRow> result;
    for (const LeaderboardRow& row : rows) {
        const QList<RunCost> known = rowCosts(row, costs);
        for (const RunCost& cost : known) {
            result.append({&row, cost});
        }
        if (known.isEmpty()) {
            result.append({&row, std::nullopt});
        }
    }
    std::stable_sort(result.begin(), result.end(), [](const PricedRow& left, const PricedRow& right) {
        return left.cost && (!right.cost || left.cost->amount < right.cost->amount);
    });
    return result;
}

constexpr double kWorthSaying = 1.05;

/// What is paid for, where a rent's start-up and billing step make more of it than was measured.
QString rentDetail(const LeaderboardRow& row, const QString& time, const CostModel& costs,
                   format::TimeUnit unit)
{
    const auto price = rowPrice(row, PriceKind::Rent, costs.book());
    const auto billed = row.medianSeconds ? CostModel::billedSeconds(*row.typicalRun()) : std::nullopt;
    if (price && billed) {
        const double paid = CostModel::paidSeconds(*billed, *price);
        if (paid > kWorthSaying * *billed) {
            return CostBarsCard::tr("rent, %1 billed").arg(format::timeIn(unit, paid));
        }
    }
    return CostBarsCard::tr("rent, %1 a run").arg(time);
}

BarList::Bar barOf(const PricedRow& priced, const CostScale& scale, const CostModel& costs,
                   format::TimeUnit unit)
{
    const LeaderboardRow& row = *priced.row;
    const QString time = timeText(row, unit);
    if (!priced.cost) {
        return {row.deviceName,
                CostBarsCard::tr("%1 a run").arg(time),
                std::nullopt,
                CostBarsCard::tr("no price yet"),
                0,
                false};
    }
    const bool isRent = priced.cost->kind == PriceKind::Rent;
    return {row.deviceName,
            isRent ? rentDetail(row, time, costs, unit) : CostBarsCard::tr("buy, %1 a run").arg(time),
            scale.value(priced.cost->amount),
            scale.text(priced.cost->amount, priced.cost->currency),
            isRent ? kRentSeries : kBuySeries,
            isRent};
}

QString comparison(const QList<PricedRow>& rows, const CostScale& scale)
{
    const auto dearest = std::find_if(rows.crbegin(), rows.crend(),
                                      [](const PricedRow& row) { return row.cost.has_value(); });
    if (rows.isEmpty() || dearest == rows.crend() || !scale.currency() || rows.first().row == dearest->row
        || rows.first().cost->amount <= 0) {
        return QString();
    }
    const double ratio = dearest->cost->amount / rows.first().cost->amount;
    return format::oneStop(
        CostBarsCard::tr("A run on the %1 costs %2 times as much as on the %3.")
            .arg(dearest->row->deviceName, CellText::significant(ratio), rows.first().row->deviceName));
}

/// Why electricity isn't in all that is bought; empty where it is.
QString energyNote(const QList<RunCost>& sums, const UsageAssumptions& use)
{
    bool isUnknown = false;
    QStringList others;
    for (const RunCost& cost : sums) {
        if (cost.kind != PriceKind::Buy || cost.isEnergyIncluded) {
            continue;
        }
        if (cost.currency == use.tariffCurrency) {
            isUnknown = true;
        } else if (!others.contains(cost.currency)) {
            others.append(cost.currency);
        }
    }
    QStringList sentences;
    if (!others.isEmpty()) {
        sentences << CostBarsCard::tr("Electricity is priced in %1: what is bought in %2 counts without it.")
                         .arg(use.tariffCurrency, others.join(QStringLiteral(", ")));
    }
    if (isUnknown) {
        sentences << CostBarsCard::tr("Without electricity where the watts are unknown.");
    }
    return sentences.join(u' ');
}

}  // namespace

CostBarsCard::CostBarsCard(QWidget* parent)
    : Card(tr("Cost of one run"), parent), m_sentence(new QLabel), m_bars(new BarList(tr("Cost of one run")))
{
    setObjectName(QStringLiteral("costBarsCard"));
    header()->setSpacing(12);
    header()->addWidget(new ColorKey(tr("buy"), kBuySeries, false));
    header()->addWidget(new ColorKey(tr("rent"), kRentSeries, true));
    m_sentence->setObjectName(QStringLiteral("costSentence"));
    m_sentence->setWordWrap(true);
    theme::setLook(m_sentence, QStringLiteral("caption muted"));
    m_bars->setObjectName(QStringLiteral("costBars"));
    body()->addWidget(m_sentence);
    body()->addWidget(m_bars, 1);
    auto* elsewhere = makeButton(tr("A device that isn't in this machine"), QStringLiteral("elsewhereButton"),
                                 QStringLiteral("plus"), ButtonKind::Link);
    connect(elsewhere, &QPushButton::clicked, this, &CostBarsCard::elsewhereRequested);
    body()->addWidget(elsewhere, 0, Qt::AlignLeft);
}

void CostBarsCard::setRows(const QList<LeaderboardRow>& rows, const CostModel& costs)
{
    const QList<PricedRow> all = priced(rows, costs);
    QList<RunCost> sums;
    for (const PricedRow& row : all) {
        if (row.cost) {
            sums.append(*row.cost);
        }
    }
    const CostScale scale(sums);
    const format::TimeUnit unit = timeUnitOf(rows);
    QList<BarList::Bar> bars;
    for (const PricedRow& row : all) {
        bars.append(barOf(row, scale, costs, unit));
    }
    m_bars->setBars(bars, scale.axisTitle());
    QStringList sentences{sums.isEmpty() ? tr("No price is known yet: add one at the left.")
                                         : comparison(all, scale),
                          energyNote(sums, costs.book().assumptions)};
    sentences.removeAll(QString());
    m_sentence->setText(sentences.join(QLatin1Char(' ')));
    m_sentence->setVisible(!m_sentence->text().isEmpty());
}

}  // namespace epochmark
