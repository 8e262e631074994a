// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cellroles.h"
#include "results/board/leaderboard.h"

#include <QAbstractTableModel>

namespace epochmark {

/// Every raw run of one set, oldest first, outliers and failures included. Owned by the details pane; window
/// thread.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Number,
        State,
        Seed,
        Total,
        Data,
        WarmUp,
        Train,
        Rate,
        TrainAccuracy,
        Validation,
        ValidationLoss,
        Memory,
        Started,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit RunsModel(QObject* parent = nullptr);
    void setRow(const LeaderboardRow& row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const RunRecord& run, int number, Column column) const;
    QString state(const RunRecord& run) const;

    QList<RunRecord> m_runs;
};

}  // namespace epochmark
