// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/compare/comparebars.h"

#include "base/format.h"
#include "models/celltext.h"
#include "models/costscale.h"
#include "results/board/rowtimes.h"
#include "widgets/barlist.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace epochmark {

namespace {

QString speedText(const Comparison& comparison, int row)
{
    const int reference = comparison.slowest();
    const auto ratio = comparison.ratio(reference, row);
    if (ratio && row == reference) {
        return CompareBars::tr("the reference");
    }
    if (!ratio) {
        return QString();
    }
    switch (ratio->certainty) {
    case Certainty::Measured: return CompareBars::tr("%1 as fast").arg(format::factor(ratio->value));
    case Certainty::Rough:
        return (ratio->runs < 2 ? CompareBars::tr("about %1, once") : CompareBars::tr("about %1, twice"))
            .arg(format::roughFactor(ratio->value));
    case Certainty::Untold: break;
    }
    return CompareBars::tr("no difference");
}

QList<BarList::Bar> timeBars(const Comparison& comparison, const QStringList& names)
{
    const format::TimeUnit unit = timeUnitOf(comparison.rows());
    const double scale = unit == format::TimeUnit::Minutes ? 60 : 1;
    QList<BarList::Bar> bars;
    for (int row = 0; row < comparison.rows().size(); ++row) {
        const auto seconds = comparison.rows().at(row).medianSeconds;
        bars.append({names.at(row), speedText(comparison, row),
                     seconds ? std::optional(*seconds / scale) : std::nullopt,
                     seconds ? format::timeIn(unit, *seconds) : CompareBars::tr("not finished"), row, false});
    }
    return bars;
}

QList<BarList::Bar> costBars(const Comparison& comparison, const QStringList& names, const CostScale& scale)
{
    QList<BarList::Bar> bars;
    for (int row = 0; row < comparison.rows().size(); ++row) {
        const auto& cost = comparison.rows().at(row).cost;
        if (!cost) {
            bars.append(
                {names.at(row), QString(), std::nullopt, CompareBars::tr("no price yet"), row, false});
            continue;
        }
        const bool isRent = cost->kind == PriceKind::Rent;
        bars.append({names.at(row), isRent ? CompareBars::tr("rent") : CompareBars::tr("buy"),
                     scale.currency() ? std::optional(scale.value(cost->amount)) : std::nullopt,
                     scale.text(cost->amount, cost->currency), row, isRent});
    }
    return bars;
}

QList<BarList::Bar> energyBars(const Comparison& comparison, const QStringList& names)
{
    QList<BarList::Bar> bars;
    for (int row = 0; row < comparison.rows().size(); ++row) {
        const auto& energy = comparison.rows().at(row).energy;
        bars.append({names.at(row), energy ? CellText::scope(energy->scope) : QString(),
                     energy ? std::optional(energy->joules / 3600) : std::nullopt,
                     energy ? CellText::wattHours(energy->joules) : CompareBars::tr("not measured"), row,
                     false});
    }
    return bars;
}

}  // namespace

CompareBars::CompareBars(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_reference(new ElidedLabel)
{
    m_reference->setObjectName(QStringLiteral("speedReference"));
    m_reference->setProperty("look", QStringLiteral("caption muted"));
    m_reference->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(16);
    m_time = addCard(tr("Time"), QStringLiteral("timeBars"), m_reference);
    m_cost = addCard(tr("Cost"), QStringLiteral("compareCostBars"));
    m_energy = addCard(tr("Energy"), QStringLiteral("energyBars"));
}

BarList* CompareBars::addCard(const QString& title, const QString& name, QWidget* note)
{
    auto* card = new Card(title);
    if (note) {
        card->header()->setStretch(1, 0);
        card->header()->addWidget(note, 1);
    }
    auto* bars = new BarList(title);
    bars->setObjectName(name);
    card->body()->addWidget(bars);
    m_row->addWidget(card, 1);
    return bars;
}

void CompareBars::setComparison(const Comparison& comparison, const QStringList& names)
{
    QList<RunCost> costs;
    for (const LeaderboardRow& row : comparison.rows()) {
        if (row.cost) {
            costs.append(*row.cost);
        }
    }
    const CostScale scale(costs);
    const int reference = comparison.slowest();
    const bool isShown = comparison.ratio(reference, reference).has_value();
    m_reference->setText(isShown ? tr("speed against %1").arg(names.at(reference)) : QString());
    m_time->setBars(timeBars(comparison, names), timeUnitOf(comparison.rows()) == format::TimeUnit::Minutes
                                                     ? tr("minutes a run")
                                                     : tr("seconds a run"));
    m_cost->setBars(costBars(comparison, names, scale), scale.axisTitle());
    m_energy->setBars(energyBars(comparison, names), tr("watt-hours a run"));
    for (BarList* bars : {m_time, m_cost, m_energy}) {
        bars->setMinimumHeight(bars->sizeHint().height());
    }
}

}  // namespace epochmark
