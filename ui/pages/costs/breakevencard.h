// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/pricebook.h"
#include "results/leaderboard.h"
#include "widgets/card.h"

class QComboBox;
class QLabel;

namespace epochmark {

class BreakEvenPlot;

/// "Buy against rent": two sets to choose, the answer as a sentence, the lines beneath. Says what is missing where there is no
/// answer. Window thread.
class BreakEvenCard : public Card {
    Q_OBJECT
public:
    explicit BreakEvenCard(QWidget* parent = nullptr);

    void setRows(const QList<LeaderboardRow>& rows, const PriceBook& book);

private:
    void fill(QComboBox* combo, PriceKind kind);
    void showAnswer();
    const LeaderboardRow* row(const QComboBox* combo) const;

    QList<LeaderboardRow> m_rows;
    PriceBook m_book;
    QComboBox* m_owned;
    QComboBox* m_rented;
    QLabel* m_sentence;
    QLabel* m_detail;
    BreakEvenPlot* m_plot;
};

}  // namespace epochmark
