// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/costmodel.h"
#include "results/board/leaderboard.h"
#include "widgets/card.h"

class QLabel;

namespace epochmark {

class BarList;

/// "Cost of one run": a bar a set and kind of price, cheapest first; what has no price says so. Window
/// thread.
class CostBarsCard : public Card {
    Q_OBJECT
public:
    explicit CostBarsCard(QWidget* parent = nullptr);

    void setRows(const QList<LeaderboardRow>& rows, const CostModel& costs);

Q_SIGNALS:
    /// The link beneath: a device that isn't in this machine.
    void elsewhereRequested();

private:
    QLabel* m_sentence;
    BarList* m_bars;
};

}  // namespace epochmark
