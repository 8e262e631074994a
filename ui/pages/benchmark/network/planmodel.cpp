// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/network/planmodel.h"

#include "base/format.h"
#include "pages/benchmark/network/networkdrawing.h"

#include <utility>

namespace epochmark {

namespace {

int alignmentOf(int column)
{
    const bool isNumber = column == PlanModel::Parameters || column == PlanModel::MultiplyAdds;
    return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// What a layer hasn't got isn't counted.
QString countOrNothing(qint64 count)
{
    return count > 0 ? format::count(count) : QString();
}

}  // namespace

PlanModel::PlanModel(NetworkPlan plan, QObject* parent) : QAbstractTableModel(parent), m_plan(std::move(plan))
{}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan.layers.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
    }
    return role == Qt::DisplayRole ? text(m_plan.layers.at(index.row()), index.column()) : QVariant();
}

QString PlanModel::text(const PlannedLayer& layer, int column) const
{
    switch (column) {
    case Name: return layer.name;
    case Type: return layer.detail.isEmpty() ? layer.type : layer.type + QLatin1Char(' ') + layer.detail;
    case OutputShape: return shapeText(layer.shape);
    case Parameters: return countOrNothing(layer.parameters);
    case MultiplyAdds: return countOrNothing(layer.multiplyAdds);
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("name");
    case Type: return tr("type");
    case OutputShape: return tr("output shape");
    case Parameters: return tr("parameters");
    case MultiplyAdds: return tr("multiply-adds");
    default: return {};
    }
}

}  // namespace epochmark
