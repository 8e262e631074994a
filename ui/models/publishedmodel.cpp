// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/publishedmodel.h"

#include "base/format.h"

#include <QLocale>

#include <algorithm>

namespace epochmark {

PublishedModel::PublishedModel(QObject* parent) : PublishedModel(publishedResults(), parent) {}

PublishedModel::PublishedModel(QList<PublishedResult> results, QObject* parent)
    : QAbstractTableModel(parent), m_results(std::move(results))
{
    for (const PublishedResult& result : std::as_const(m_results)) {
        m_longestSpeedup = std::max(m_longestSpeedup, result.speedup);
    }
}

int PublishedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int PublishedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PublishedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return QVariant();
    }
    const PublishedResult& result = m_results.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(result, column);
    case Qt::ToolTipRole: return toolTip(result, column);
    case Qt::AccessibleTextRole: {
        const int named = column == Bar ? Speedup : column;
        return tr("%1, %2").arg(
            headerData(column == Speedup ? Bar : column, Qt::Horizontal, Qt::DisplayRole).toString(),
            text(result, static_cast<Column>(named)));
    }
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    case ToneRole: return static_cast<int>(column == Kind ? CellTone::Muted : CellTone::Normal);
    case BarRole: {
        const double length = result.speedup / m_longestSpeedup;
        return column == Bar ? QVariant::fromValue(CellBar{CellBar::Style::Hollow, length, length, length})
                             : QVariant();
    }
    default: return QVariant();
    }
}

QVariant PublishedModel::toolTip(const PublishedResult& result, Column column) const
{
    if (column == Kind && !result.note.isEmpty()) {
        return result.note;
    }
    return column == Device || column == Price ? text(result, column) : QVariant();
}

QString PublishedModel::text(const PublishedResult& result, Column column) const
{
    switch (column) {
    case Device: return result.device;
    case Time: return QString(result.minutesText).replace(QLatin1Char('.'), QLocale().decimalPoint());
    case Speedup: return tr("%1 ×").arg(QLocale().toString(result.speedup, 'f', result.isBaseline ? 0 : 2));
    case Kind: return result.isBaseline ? tr("%1, its baseline").arg(result.kind) : result.kind;
    case Price: return result.price.isEmpty() ? format::unknown() : result.price;
    case Bar:
    case ColumnCount: break;
    }
    return QString();
}

QVariant PublishedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return QVariant();
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant(Qt::AlignVCenter
                        | (section == Time || section == Speedup ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return QVariant();
    }
    switch (section) {
    case Device: return tr("device, as published");
    case Time: return tr("time, min");
    case Bar: return tr("published speed-up, own scale");
    case Kind: return tr("kind");
    case Price: return tr("price in the article");
    default: return QString();
    }
}

}  // namespace epochmark
