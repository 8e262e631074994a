// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/jobrequest.h"
#include "cost/pricebook.h"
#include "pages/pagesheet.h"

#include <QList>

namespace epochmark {

class BreakEvenCard;

/// The two devices of a break-even, by set; unknown ones (empty) leave the card's own choice.
struct BreakEvenSets {
    QString owned;
    QString rented;
};

/// Costs as a page of paper: what a run costs, buying against renting, and what a job of one's own takes, of
/// the two devices of the break-even, the priced ones and the fastest. Window thread.
class CostSheet : public PageSheet {
    Q_OBJECT
public:
    /// `rows`: fastest first, as the page has them.
    CostSheet(const QList<LeaderboardRow>& rows, const PriceBook& book, const JobRequest& job,
              const BreakEvenSets& breakEven = {}, bool isDark = false);

    /// The break-even's answer, or what keeps it from one.
    QString answer() const;
    /// Those shown, in the order of `rows`.
    const QList<LeaderboardRow>& rows() const { return m_rows; }

private:
    QList<LeaderboardRow> m_rows;
    BreakEvenCard* m_breakEven;
};

}  // namespace epochmark
