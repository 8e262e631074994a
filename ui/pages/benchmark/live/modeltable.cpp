// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/benchmark/live/modeltable.h"

#include "base/format.h"
#include "theme/theme.h"

#include <QHeaderView>

namespace epochmark {

void LayerModel::setLayers(const QList<LayerSummary>& layers)
{
    beginResetModel();
    m_layers = layers;
    endResetModel();
}

int LayerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_layers.size());
}

int LayerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const LayerSummary& layer = m_layers[index.row()];
    switch (index.column()) {
    case Name: return layer.name;
    case OutputShape: return layer.outputShape;
    case Parameters: return format::count(layer.parameters);
    default: return {};
    }
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name: return tr("layer");
    case OutputShape: return tr("output shape");
    case Parameters: return tr("parameters");
    default: return {};
    }
}

ModelTable::ModelTable(QWidget* parent) : QTableView(parent), m_model(new LayerModel(this))
{
    setObjectName(QStringLiteral("modelTable"));
    setAccessibleName(tr("Model summary"));
    setModel(m_model);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);  // Tab goes on to the log, not from cell to cell without an end
    setFont(theme::font(theme::TextSize::Caption));
    theme::setLook(horizontalHeader(), QStringLiteral("plain"));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(qRound(19 * theme::fontScale()));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ModelTable::setLayers(const QList<LayerSummary>& layers)
{
    m_model->setLayers(layers);
}

}  // namespace epochmark
