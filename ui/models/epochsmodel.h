// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "training/epochreport.h"

#include <QAbstractTableModel>
#include <QList>

namespace epochmark {

/// The finished epochs of one run, as they were stored: a row each. Owned by whoever shows them; window
/// thread.
class EpochsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Epoch, Seconds, TrainLoss, TrainAccuracy, ValidationLoss, ValidationAccuracy, ColumnCount };
    Q_ENUM(Column)

    explicit EpochsModel(QObject* parent = nullptr);
    /// The best validation accuracy of them is bold.
    void setEpochs(const QList<EpochReport>& epochs);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<EpochReport> m_epochs;
    int m_best = -1;  ///< row
};

}  // namespace epochmark
