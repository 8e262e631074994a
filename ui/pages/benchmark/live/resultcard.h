// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "results/board/leaderboard.h"

#include <QFrame>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;

namespace epochmark {

class IconLabel;
class IconText;

/// What a finished run's set came to: median time, speed-up with interval, rank, accuracy with seal, cost;
/// Export, Compare, Run again.
class ResultCard : public QFrame {
    Q_OBJECT
public:
    explicit ResultCard(QWidget* parent = nullptr);

    /// `row`: the run's set on the leaderboard, computed afresh; `rankedRows`: of its fingerprint.
    void setResult(const RunRecord& run, const LeaderboardRow& row, int rankedRows);
    /// Not while a queue goes on: nothing else can be started then.
    void setRepeatable(bool isRepeatable);

Q_SIGNALS:
    void exportRequested();
    /// The device has no price yet.
    void priceRequested();
    void compareRequested();
    void runAgainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Fact {
        QWidget* place = nullptr;
        QLabel* value = nullptr;
        QLabel* note = nullptr;
        IconLabel* icon = nullptr;
    };
    Fact makeFact(const QString& caption, const QString& objectName);
    QBoxLayout* makeHead();
    void arrange(int columns);
    void shareOut();
    void setAccuracy(const RunRecord& run, const LeaderboardRow& row);
    void setCost(const std::optional<RunCost>& cost);

    QBoxLayout* m_head = nullptr;
    QGridLayout* m_facts;
    int m_columns = 0;

    IconLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    Fact m_time;
    Fact m_speedup;
    Fact m_rank;
    Fact m_accuracy;
    Fact m_cost;
    QLabel* m_reasons;  ///< why it isn't ranked
    IconText* m_addPrice;
    QPushButton* m_again = nullptr;
};

}  // namespace epochmark
