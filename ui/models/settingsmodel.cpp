// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/settingsmodel.h"

#include "base/format.h"

#include <algorithm>

namespace epochmark {

SettingsModel::SettingsModel(QObject* parent) : QAbstractTableModel(parent) {}

void SettingsModel::setComparison(const Comparison& comparison, const QStringList& names,
                                  bool isOnlyDifferent)
{
    beginResetModel();
    m_names = names;
    m_settings = comparison.settings();
    if (isOnlyDifferent) {
        m_settings.removeIf([](const ComparedSetting& setting) { return !setting.isDifferent; });
    }
    std::stable_sort(m_settings.begin(), m_settings.end(),
                     [](const ComparedSetting& left, const ComparedSetting& right) {
                         return left.isDifferent > right.isDifferent;
                     });
    endResetModel();
}

int SettingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_settings.size());
}

int SettingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size()) + 1;
}

QVariant SettingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const ComparedSetting& setting = m_settings.at(index.row());
    const QString text = index.column() == 0 ? setting.name
                                             : setting.values.value(index.column() - 1, format::unknown());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text;
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? (setting.isDifferent ? tr("%1, differs").arg(text) : text)
                                   : tr("%1, %2: %3").arg(m_names.at(index.column() - 1), setting.name, text);
    case GroundRole: return static_cast<int>(setting.isDifferent ? CellTone::Warning : CellTone::Normal);
    case IconNameRole:
        return index.column() == 0 && setting.forbidsRatio ? QStringLiteral("triangle") : QString();
    case IconToneRole: return static_cast<int>(CellTone::Warning);
    case ToneRole:
        return static_cast<int>(index.column() == 0 && !setting.isDifferent ? CellTone::Muted
                                                                            : CellTone::Normal);
    case EmphasisRole:
        return static_cast<int>(index.column() > 0 && setting.isDifferent ? CellEmphasis::Bold
                                                                          : CellEmphasis::Plain);
    default: return QVariant();
    }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter | Qt::AlignLeft);
    }
    if (role != Qt::DisplayRole) {
        return QVariant();
    }
    return section == 0 ? tr("setting") : m_names.value(section - 1);
}

}  // namespace epochmark
