// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "results/board/leaderboard.h"
#include "widgets/card.h"

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace epochmark {

class BreakEvenPlot;
class IconText;

/// "Buy against rent": two sets to choose, the answer as a sentence, the lines beneath. Says what is missing
/// where there is no answer. Window thread.
class BreakEvenCard : public Card {
    Q_OBJECT
public:
    explicit BreakEvenCard(QWidget* parent = nullptr);

    /// The two devices, by set; an unknown one leaves the choice as it is.
    void choose(const QString& ownedSet, const QString& rentedSet);
    QString ownedSet() const;
    QString rentedSet() const;
    /// What it answers; empty where a price is missing or the devices can't be set against each other.
    QString answer() const { return m_answer; }

    void setRows(const QList<LeaderboardRow>& rows, const PriceBook& book);

Q_SIGNALS:
    /// The link beside "There is no price yet"; `device` as its runs name it.
    void priceWanted(const QString& device, epochmark::PriceKind kind);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrangeHeader();
    void offerPrice(const LeaderboardRow& owned, const LeaderboardRow& rented);
    void fill(QComboBox* combo, PriceKind kind);
    void showAnswer();
    const LeaderboardRow* row(const QComboBox* combo) const;

    QList<LeaderboardRow> m_rows;
    QString m_answer;
    PriceBook m_book;
    QComboBox* m_owned;
    QComboBox* m_rented;
    QLabel* m_sentence;
    QLabel* m_detail;
    IconText* m_addPrice;
    std::optional<PriceKind> m_missing;
    BreakEvenPlot* m_plot;
    QHBoxLayout* m_choosers;
};

}  // namespace epochmark
