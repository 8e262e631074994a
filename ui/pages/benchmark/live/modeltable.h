// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "training/layersummary.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace epochmark {

/// The layers of a network: name, output shape, parameters.
class LayerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, OutputShape, Parameters, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setLayers(const QList<LayerSummary>& layers);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<LayerSummary> m_layers;
};

/// The model summary as a quiet table.
class ModelTable : public QTableView {
    Q_OBJECT
public:
    explicit ModelTable(QWidget* parent = nullptr);
    void setLayers(const QList<LayerSummary>& layers);

private:
    LayerModel* m_model;
};

}  // namespace epochmark
