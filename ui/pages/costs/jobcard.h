// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context/jobrequest.h"
#include "cost/costmodel.h"
#include "models/jobmodel.h"
#include "results/board/leaderboard.h"
#include "widgets/card.h"

class QComboBox;
class QLabel;

namespace epochmark {

class BoardTable;

/// "My job": pictures and epochs in, time, money and energy on each measured device out. Window thread.
class JobCard : public Card {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent = nullptr);

    void setRows(const QList<LeaderboardRow>& rows, const CostModel& costs);
    /// The job asked about; no pictures or epochs while a field holds no number.
    JobRequest job() const;
    void setJob(const JobRequest& job);
    BoardTable* table() const { return m_table; }

Q_SIGNALS:
    void jobChanged(const epochmark::JobRequest& job);

private:
    QWidget* makeInputs();
    QComboBox* makeField(const QString& name, const QList<qint64>& offers, qint64 chosen);
    void estimate();
    void nameNetwork();
    void tellHiddenColumns();

    QList<LeaderboardRow> m_rows;
    CostModel m_costs{PriceBook()};
    JobModel m_model;
    QComboBox* m_pictures;
    QComboBox* m_epochs;
    QLabel* m_problem;  ///< where a field holds no number
    QLabel* m_note;
    BoardTable* m_table;
    QLabel* m_hidden;  ///< which columns have given way
};

}  // namespace epochmark
