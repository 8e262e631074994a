// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/leftoutmodel.h"

#include "base/printable.h"

namespace epochmark {

LeftOutModel::LeftOutModel(QList<LeftOut> leftOut, QObject* parent)
    : QAbstractTableModel(parent), m_leftOut(std::move(leftOut))
{}

int LeftOutModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_leftOut.size());
}

int LeftOutModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LeftOutModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole || !index.isValid()) {
        return {};
    }
    const LeftOut& file = m_leftOut.at(index.row());
    return printable(index.column() == File ? file.name : file.reason);
}

QVariant LeftOutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return {};
    }
    return section == File ? tr("file") : tr("reason");
}

}  // namespace epochmark
