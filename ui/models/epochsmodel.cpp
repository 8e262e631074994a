// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/epochsmodel.h"

#include "base/format.h"
#include "models/cellroles.h"

#include <QLocale>

#include <algorithm>

namespace epochmark {

namespace {

QString epochText(const EpochReport& epoch, EpochsModel::Column column)
{
    switch (column) {
    case EpochsModel::Epoch: return format::count(epoch.epoch);
    case EpochsModel::Seconds: return QLocale().toString(epoch.seconds, 'f', epoch.seconds < 100 ? 2 : 1);
    case EpochsModel::TrainLoss: return format::loss(epoch.trainLoss);
    case EpochsModel::TrainAccuracy: return format::percent(epoch.trainAccuracy);
    case EpochsModel::ValidationLoss: return format::loss(epoch.validationLoss);
    case EpochsModel::ValidationAccuracy: return format::percent(epoch.validationAccuracy);
    case EpochsModel::ColumnCount: break;
    }
    return {};
}

}  // namespace

EpochsModel::EpochsModel(QObject* parent) : QAbstractTableModel(parent) {}

void EpochsModel::setEpochs(const QList<EpochReport>& epochs)
{
    beginResetModel();
    m_epochs = epochs;
    const auto best = std::max_element(
        m_epochs.cbegin(), m_epochs.cend(), [](const EpochReport& one, const EpochReport& other) {
            return one.validationAccuracy.value_or(-1) < other.validationAccuracy.value_or(-1);
        });
    m_best = best != m_epochs.cend() && best->validationAccuracy
                 ? static_cast<int>(std::distance(m_epochs.cbegin(), best))
                 : -1;
    endResetModel();
}

int EpochsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_epochs.size());
}

int EpochsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EpochsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto column = static_cast<Column>(index.column());
    const QString text = epochText(m_epochs.at(index.row()), column);
    const bool isBest = index.row() == m_best && column == ValidationAccuracy;
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return isBest ? tr("The best epoch of this run.") : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text);
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case EmphasisRole: return static_cast<int>(isBest ? CellEmphasis::Bold : CellEmphasis::Plain);
    case ToneRole: return static_cast<int>(column == Epoch ? CellTone::Muted : CellTone::Normal);
    default: return {};
    }
}

QVariant EpochsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | (section == Epoch ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Epoch: return tr("epoch");
    case Seconds: return tr("time, s");
    case TrainLoss: return tr("training loss");
    case TrainAccuracy: return tr("training");
    case ValidationLoss: return tr("validation loss");
    case ValidationAccuracy: return tr("validation");
    default: return {};
    }
}

}  // namespace epochmark
