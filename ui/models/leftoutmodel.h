// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataset/listing.h"

#include <QAbstractTableModel>

namespace epochmark {

/// The files of a dataset that are left out, a row each, however many: nothing is made of a row until it is
/// seen. The window's thread.
class LeftOutModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Reason, ColumnCount };

    explicit LeftOutModel(QList<LeftOut> leftOut, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<LeftOut> m_leftOut;
};

}  // namespace epochmark
