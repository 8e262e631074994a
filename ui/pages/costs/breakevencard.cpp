// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/costs/breakevencard.h"

#include "base/onestop.h"
#include "cost/breakeven.h"
#include "cost/rowcost.h"
#include "models/celltext.h"
#include "pages/costs/breakevenplot.h"
#include "theme/theme.h"
#include "widgets/elidedcombo.h"
#include "widgets/icontext.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace epochmark {

namespace {

QString workSentence(const BreakEven& answer)
{
    const QString runs = QLocale().toString(std::round(answer.runsPerMonth), 'f', 0);
    const QString energy = answer.isEnergyIncluded ? QString()
                           : answer.foreignTariff.isEmpty()
                               ? QLatin1Char(' ')
                                     + BreakEvenCard::tr("Without electricity: the watts are unknown.")
                               : QLatin1Char(' ')
                                     + BreakEvenCard::tr("Without electricity: its price is in %1.")
                                           .arg(answer.foreignTariff);
    return format::oneStop(BreakEvenCard::tr("Same work: about %1 runs a month, %2 on the rented %3, %4 on "
                                             "the owned %5, at measured speeds.%6")
                               .arg(runs, CellText::duration(answer.rentedHoursPerMonth * 3600),
                                    answer.rentedDevice, CellText::duration(answer.ownedHoursPerMonth * 3600),
                                    answer.ownedDevice, energy));
}

constexpr int kLeastComboWidth = 96;
constexpr int kMostComboWidth = 240;

QComboBox* deviceCombo(const QString& name, const QString& spoken)
{
    auto* combo = new ElidedCombo(kLeastComboWidth, kMostComboWidth);
    combo->setHasNames(true);
    combo->setObjectName(name);
    combo->setAccessibleName(spoken);
    return combo;
}

}  // namespace

BreakEvenCard::BreakEvenCard(QWidget* parent)
    : Card(tr("Buy against rent"), parent),
      m_owned(deviceCombo(QStringLiteral("ownedCombo"), tr("Device to buy"))),
      m_rented(deviceCombo(QStringLiteral("rentedCombo"), tr("Device to rent"))), m_sentence(new QLabel),
      m_detail(new QLabel), m_addPrice(new IconText), m_plot(new BreakEvenPlot), m_choosers(new QHBoxLayout)
{
    auto* against = new QLabel(tr("against"));
    theme::setLook(against, QStringLiteral("caption muted"));
    m_choosers->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{m_owned, against, m_rented}) {
        m_choosers->addWidget(part);
    }
    m_choosers->addStretch(1);
    header()->addLayout(m_choosers);
    m_sentence->setObjectName(QStringLiteral("breakEvenSentence"));
    m_sentence->setWordWrap(true);
    theme::setLook(m_sentence, QStringLiteral("title"));
    m_detail->setWordWrap(true);
    theme::setLook(m_detail, QStringLiteral("caption muted"));
    m_plot->setObjectName(QStringLiteral("breakEvenPlot"));
    body()->addWidget(m_sentence);
    body()->addWidget(m_detail);
    m_addPrice->label()->setObjectName(QStringLiteral("addBreakEvenPriceLink"));
    body()->addWidget(m_addPrice);
    connect(m_addPrice, &IconText::linkActivated, this, [this] {
        const LeaderboardRow* asked = row(m_missing == PriceKind::Buy ? m_owned : m_rented);
        if (m_missing && asked) {
            Q_EMIT priceWanted(asked->runs.last().device.name, *m_missing);
        }
    });
    body()->addWidget(m_plot, 1);
    body()->addStretch(0);
    for (const QComboBox* combo : {m_owned, m_rented}) {
        connect(combo, &QComboBox::currentIndexChanged, this, &BreakEvenCard::showAnswer);
    }
}

void BreakEvenCard::setRows(const QList<LeaderboardRow>& rows, const PriceBook& book)
{
    m_rows = rows;
    m_book = book;
    fill(m_owned, PriceKind::Buy);
    fill(m_rented, PriceKind::Rent);
    arrangeHeader();
    showAnswer();
}

void BreakEvenCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    arrangeHeader();
}

/// Beneath the title where beside it names would be cut.
void BreakEvenCard::arrangeHeader()
{
    const QMargins margins = body()->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    const int beside = header()->itemAt(0)->sizeHint().width() + 2 * header()->spacing()
                       + m_choosers->sizeHint().width();
    header()->setDirection(beside > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void BreakEvenCard::choose(const QString& ownedSet, const QString& rentedSet)
{
    for (const auto& [combo, setId] : {std::pair(m_owned, ownedSet), std::pair(m_rented, rentedSet)}) {
        if (const int index = combo->findData(setId); index >= 0) {
            combo->setCurrentIndex(index);
        }
    }
}

QString BreakEvenCard::ownedSet() const
{
    return m_owned->currentData().toString();
}

QString BreakEvenCard::rentedSet() const
{
    return m_rented->currentData().toString();
}

void BreakEvenCard::fill(QComboBox* combo, PriceKind kind)
{
    const QSignalBlocker blocker(combo);
    const QString former = combo->currentData().toString();
    combo->clear();
    int firstPriced = -1;
    for (const LeaderboardRow& row : std::as_const(m_rows)) {
        if (firstPriced < 0 && rowPrice(row, kind, m_book)) {
            firstPriced = combo->count();
        }
        combo->addItem(row.deviceName, row.setId);
    }
    const int kept = former.isEmpty() ? -1 : combo->findData(former);
    const bool isKeptPriced = kept >= 0 && rowPrice(m_rows.at(kept), kind, m_book);
    combo->setCurrentIndex(isKeptPriced || firstPriced < 0 ? std::max(kept, 0) : firstPriced);
    combo->setEnabled(combo->count() > 0);
}

const LeaderboardRow* BreakEvenCard::row(const QComboBox* combo) const
{
    const auto found = std::ranges::find(m_rows, combo->currentData().toString(), &LeaderboardRow::setId);
    return found == m_rows.cend() ? nullptr : &*found;
}

void BreakEvenCard::offerPrice(const LeaderboardRow& owned, const LeaderboardRow& rented)
{
    m_missing.reset();
    if (!rowPrice(owned, PriceKind::Buy, m_book)) {
        m_missing = PriceKind::Buy;
    } else if (!rowPrice(rented, PriceKind::Rent, m_book)) {
        m_missing = PriceKind::Rent;
    }
    const QString words = m_missing == PriceKind::Buy ? tr("Add a price to buy") : tr("Add a price to rent");
    m_addPrice->setText(QStringLiteral("<a href=\"price\">%1</a>").arg(words));
    m_addPrice->label()->setAccessibleName(words);
    m_addPrice->setVisible(m_missing.has_value());
}

void BreakEvenCard::showAnswer()
{
    m_addPrice->hide();
    m_answer.clear();
    const LeaderboardRow* owned = row(m_owned);
    const LeaderboardRow* rented = row(m_rented);
    if (!owned || !rented) {
        m_sentence->setText(tr("Measure a device first."));
        m_detail->clear();
        m_plot->setBreakEven(std::nullopt);
        return;
    }
    offerPrice(*owned, *rented);
    const auto answer = breakEven(*owned, *rented, m_book);
    theme::setLook(m_sentence, answer ? QStringLiteral("title") : QStringLiteral("muted"));
    m_answer = answer ? answer->sentence() : QString();
    m_sentence->setText(answer ? m_answer : answer.error().message);
    m_detail->setText(answer ? workSentence(answer.value()) : QString());
    m_detail->setVisible(answer.hasValue());
    m_plot->setVisible(answer.hasValue());
    body()->setStretch(body()->count() - 1, answer.hasValue() ? 0 : 1);  // words stay together at the top
    m_plot->setBreakEven(answer ? std::optional(answer.value()) : std::nullopt);
}

}  // namespace epochmark
