// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/format.h"
#include "queue/queuesummary.h"
#include "widgets/card.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace epochmark {

/// What a queue came to: its sets beside each other, time with interval and how much faster each is than the
/// slowest.
class QueueCard : public Card {
    Q_OBJECT
public:
    explicit QueueCard(QWidget* parent = nullptr);

    /// Hides itself for a single set.
    void setSets(const QList<SetSummary>& sets);

Q_SIGNALS:
    void compareRequested();

private:
    void addRow(int row, const SetSummary& set, double shortest, format::TimeUnit unit);

    QGridLayout* m_grid;
    QLabel* m_sentence;
    QLabel* m_verdicts;  ///< why the automatic repeats of each set ended
    QPushButton* m_compare;
};

/// "CPU, 2 threads is 1.82 × as fast as CPU, 1 thread (1.71 × to 1.94 ×)." Empty with fewer than two ranked
/// sets.
QString queueSentence(const QList<SetSummary>& sets);

}  // namespace epochmark
