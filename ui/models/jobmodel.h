// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cost/jobestimate.h"
#include "models/cellroles.h"

#include <QAbstractTableModel>

namespace epochmark {

/// What a job of one's own takes on each measured device, fastest first; the fastest and the cheapest say so.
/// Owned by the Costs page; window thread.
class JobModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Device, Time, TimeInterval, Money, Energy, ColumnCount };
    Q_ENUM(Column)

    struct Job {
        QString setId;
        QString device;
        std::optional<JobEstimate> estimate;  ///< absent: nothing steady was measured
    };

    explicit JobModel(QObject* parent = nullptr);
    void setJobs(QList<Job> jobs);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Job& job, Column column) const;
    QList<CellBadge> badges(int row) const;

    QList<Job> m_jobs;
    int m_cheapest = -1;  ///< row; -1: no prices, or unlike currencies
};

}  // namespace epochmark
