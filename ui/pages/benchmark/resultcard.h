// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/leaderboard.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace epochmark {

class IconLabel;

/// What a finished run came to: time, speed-up with interval, rank, accuracy with seal, cost; Export, Compare, Run again.
class ResultCard : public QFrame {
    Q_OBJECT
public:
    explicit ResultCard(QWidget* parent = nullptr);

    /// `row`: the run's set on the leaderboard, computed afresh; `rankedRows`: of its fingerprint.
    void setResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows);

Q_SIGNALS:
    void exportRequested();
    void compareRequested();
    void runAgainRequested();

private:
    struct Fact {
        QLabel* value = nullptr;
        QLabel* note = nullptr;
        IconLabel* icon = nullptr;
    };
    Fact addFact(QHBoxLayout* row, const QString& caption, const QString& objectName);
    QHBoxLayout* makeHead();

    IconLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    Fact m_time;
    Fact m_speedup;
    Fact m_rank;
    Fact m_accuracy;
    Fact m_cost;
};

}  // namespace epochmark
