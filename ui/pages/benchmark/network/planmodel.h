// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "workload/network/networkplan.h"

#include <QAbstractTableModel>

namespace epochmark {

/// The layers of a network that is to be trained: name, type, output shape, parameters, multiply-adds.
class PlanModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Type, OutputShape, Parameters, MultiplyAdds, ColumnCount };

    PlanModel(NetworkPlan plan, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const PlannedLayer& layer, int column) const;

    NetworkPlan m_plan;
};

}  // namespace epochmark
